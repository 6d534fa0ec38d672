/** What the composer says of a draft: its counters, its checks, and how it will look. */
import type { Locator, Page } from '@playwright/test'

export class Checks {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  get root(): Locator {
    return this.page.getByRole('region', { name: 'Checks' })
  }
  line(words: string | RegExp): Locator {
    return this.root.getByRole('listitem').filter({ hasText: words })
  }
  act(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true })
  }
}

export class Previews {
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }

  /** At the side of the text. */
  get pane(): Locator {
    return this.page.getByRole('complementary', { name: 'Preview' })
  }
  get button(): Locator {
    return this.page.getByRole('button', { name: 'Preview', exact: true })
  }
  get sheet(): Locator {
    return this.page.getByRole('dialog', { name: 'Preview' })
  }
  /** By network and form: "Instagram Feed post". */
  of(name: string): Locator {
    return this.page.getByRole('article', { name: `Preview of ${name}` })
  }
  form(network: string, form: string): Locator {
    return this.page.getByRole('tablist', { name: `Form on ${network}` }).getByRole('tab', { name: form })
  }
}
