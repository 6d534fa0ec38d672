/** Runs before anything else: the page's policy allows neither code made of text nor styles without this load's nonce. */
import { z } from 'zod'

z.config({ jitless: true })

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content')
// The name under which the library that locks the page's scrolling looks for it.
if (nonce != null) Object.assign(globalThis, { __webpack_nonce__: nonce })
