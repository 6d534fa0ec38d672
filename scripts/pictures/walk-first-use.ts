/** The three doors, and what stands behind them. */
import { AccountForm, ClientForm, Welcome } from '../../tests/e2e/pages/first-use.ts'
import { launchApp } from '../../tests/e2e/support/app.ts'
import { expect } from '../../tests/e2e/support/expect.ts'
import { NO_KEYCHAIN } from '../../tests/e2e/support/keychain.ts'
import type { Camera } from './camera.ts'

export const SIZE = { width: 1440, height: 900 }

export async function walkFirstUse(camera: Camera, profile: string): Promise<void> {
  const app = await launchApp(profile, { size: SIZE, env: NO_KEYCHAIN })
  try {
    const welcome = new Welcome(app.page)
    await expect(welcome.writeDoor).toBeVisible()
    await camera.take(app, 'welcome')
    await welcome.connectDoor.click()
    await expect(new AccountForm(app.page).key).toBeVisible()
    await camera.take(app, 'welcome-connect')
    await app.page.getByRole('button', { name: 'All three ways' }).click()
    await welcome.writeDoor.click()
    await expect(new ClientForm(app.page).name).toBeVisible()
    await new ClientForm(app.page).name.fill('Nordic Coffee')
    await camera.take(app, 'welcome-write')
  } finally {
    await app.end()
  }
}
