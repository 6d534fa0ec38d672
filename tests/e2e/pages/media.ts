/** The files of one client: the grid, what is done with what is chosen, and what is told of one. */
import type { Locator, Page } from '@playwright/test'
import type { RunningApp } from '../support/app.ts'
import { expect } from '../support/expect.ts'

export class Media {
  readonly app: RunningApp
  readonly page: Page
  constructor(app: RunningApp) {
    this.app = app
    this.page = app.page
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: 'Media', exact: true })
  }
  get grid(): Locator {
    return this.page.getByRole('listbox', { name: 'Files' })
  }
  get tiles(): Locator {
    return this.grid.getByRole('option')
  }
  tile(name: string): Locator {
    return this.grid.getByRole('option', { name: new RegExp(`^${name.replaceAll('.', '\\.')},?`) })
  }
  get detail(): Locator {
    return this.page.getByRole('complementary', { name: 'About this file' })
  }
  /** What becomes of files on their way in. */
  get imports(): Locator {
    return this.page.getByRole('region', { name: 'Files being added' })
  }

  /** What goes up to the service. */
  get uploads(): Locator {
    return this.page.getByRole('region', { name: 'Uploads' })
  }
  upload(name: string): Locator {
    return this.uploads.getByRole('listitem').filter({ hasText: name })
  }

  /** The mouse, with its button down, from beside the first file to a part of the grid's width and a height below its top. The button stays down. */
  async drawBox(share: number, height: number): Promise<void> {
    const box = await this.grid.boundingBox()
    if (box === null) throw new Error('there is no grid')
    await this.page.mouse.move(box.x + 5, box.y + 14)
    await this.page.mouse.down()
    await this.page.mouse.move(box.x + box.width * share, box.y + height, { steps: 6 })
  }
  /** Names of the files that lie within what `drawBox` draws, by where they are on the screen. */
  async within(share: number, height: number): Promise<(string | null)[]> {
    return this.tiles.evaluateAll((tiles, [part, below]) => {
      const grid = tiles[0]?.closest('[role=listbox]')?.getBoundingClientRect()
      return tiles.filter((tile) => {
        const { left, top, bottom } = tile.getBoundingClientRect()
        return grid !== undefined && left <= grid.left + grid.width * part && top <= grid.top + below && bottom >= grid.top
      }).map((tile) => tile.getAttribute('aria-label'))
    }, [share, height] as const)
  }
  async chosen(): Promise<(string | null)[]> {
    return this.tiles.evaluateAll((tiles) => tiles.filter((tile) => tile.getAttribute('aria-selected') === 'true').map((tile) => tile.getAttribute('aria-label')))
  }

  /** Drops files and folders on the window, wherever there is no place of its own for them. */
  async drop(paths: readonly string[]): Promise<void> {
    await this.app.dropFiles(this.page.getByRole('main'), paths)
  }

  /** How many files there are in all, as the heading says. */
  async expectCount(count: number): Promise<void> {
    await expect(this.region.locator('header').getByText(new RegExp(`^${count} files?(,|$)`))).toBeVisible({ timeout: 60_000 })
  }

  field(name: 'Alt text' | 'Notes' | 'Tags' | 'Name'): Locator {
    return this.detail.getByRole('textbox', { name, exact: true })
  }
  async addTag(tag: string): Promise<void> {
    await this.field('Tags').fill(tag)
    await this.field('Tags').press('Enter')
  }
  /** Waits until the window says that all of it is saved. */
  async saved(): Promise<void> {
    await expect(this.detail.getByRole('status')).toHaveText('Saved')
  }

  async filter(name: string | RegExp): Promise<void> {
    await this.page.getByRole('group', { name: 'Filters' }).getByRole('button', { name }).click()
  }
  async clearFilters(): Promise<void> {
    await this.page.getByRole('button', { name: 'Clear all filters' }).click()
  }
}
