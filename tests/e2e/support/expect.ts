/** Outside Playwright's own runner (the demo) there is no configuration to take the limit from. */
import { expect as base } from '@playwright/test'

export const expect = base.configure({ timeout: 15_000 })
