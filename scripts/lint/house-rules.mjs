// The linter's rules that are this repository's own. Each is shown to catch its violation in tests/lint/violations.test.ts.
import { noFetch, noOpenExternal, noOwnTimeOrChance, noRawHtml, noRawIpc, reasonedSuppression } from './bans.mjs'
import { importDirection, nothingInstalled } from './imports.mjs'
import { windowLocale, wordsInStrings } from './words.mjs'

export default {
  meta: { name: 'house' },
  rules: {
    'import-direction': importDirection,
    'nothing-installed': nothingInstalled,
    'no-own-time-or-chance': noOwnTimeOrChance,
    'no-raw-html': noRawHtml,
    'no-open-external': noOpenExternal,
    'no-raw-ipc': noRawIpc,
    'no-fetch': noFetch,
    'reasoned-suppression': reasonedSuppression,
    'words-in-strings': wordsInStrings,
    'window-locale': windowLocale,
  },
}
