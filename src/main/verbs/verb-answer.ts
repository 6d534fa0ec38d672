import type { ErrorCode } from '../../contract/errors.ts'

/** What main answers the preload: Electron would carry an error as text only, and lose its code. */
export type VerbAnswer = { ok: true; value: unknown } | { ok: false; code: ErrorCode; message: string }
