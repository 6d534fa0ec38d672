/** The log of requests: what was asked of the service, when, and how it ended. Never a key, never content. */
export { createActivity } from './create-activity.ts'
export type { Activity, ActivityDeps } from './create-activity.ts'
