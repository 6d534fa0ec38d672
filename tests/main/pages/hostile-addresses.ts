/** Addresses that look like ours and are not, by combining what each part of one can be made to say. */
const SCHEMES = ['http:', 'https:', 'file:', 'ftp:', 'data:', 'blob:app:', 'javascript:', 'media:', 'chrome:', 'devtools:', 'view-source:app:', 'filesystem:app:', 'apps:', 'ap p:', 'app']
const HOSTS = [
  'powerpost.evil.test', 'evil.test', 'powerpost:80', 'powerpost:0', 'user@powerpost', 'user:pass@powerpost', 'powerpost@evil.test', 'powerpost.', '.powerpost', 'powerpos', 'powerpostt', 'POWERPOST',
  'power%70ost', 'powerpоst', 'powerpost%00', 'powerpost%2f', '', '..', '.', '127.0.0.1', '[::1]', 'localhost', '*', 'powerpost%20', 'power-post', 'null', 'powerpost,evil', 'powerpost;evil', 'powerpost!',
]
const PATHS = [
  '/..%2findex.html', '/%2e%2e/%2e%2e/etc/passwd', '/..\\..\\etc\\passwd', '/assets/..%5c..%5cmain.js', '/assets', '/assets/', '//index.html', '///etc/passwd', '/index.html/', '/index.html%00',
  '/index.html%00.png', '/index%2ehtml', '/INDEX.HTML', '/Index.html', '/./../main/index.js', '/assets/main.js/../../../main/core.js', '/assets%2fmain.js', '/assets/main.js%20', '/assets/main.js;v=1', '/assets/main.js::$DATA',
  '/assets/main.js.map', '/etc/passwd', '/C:/Windows/win.ini', '/proc/self/environ', '/constructor', '/__proto__', '/hasOwnProperty', '/preload/index.cjs', '/../preload/index.cjs', '/%61ssets/main.js', '/assets/%6dain.js',
  '/assets/ma\u0131n.js', '/index.html\u2028', '/~', '/.git/config', '/index.html%2f..', '/%c0%ae%c0%ae/etc/passwd', '/..;/index.js', '/assets/main.js%23', '/assets/main.js%3f',
]
const BROKEN = ['', ' ', 'app', 'app:', 'app:/', 'app://', 'app:powerpost/index.html', 'app:/powerpost/index.html', 'app:\\\\powerpost\\index.html', '//powerpost/index.html', '/index.html', 'index.html', 'app://powerpost:99999/index.html', 'app://[powerpost]/index.html', 'app:///index.html', 'app:////powerpost/index.html', '\u0000app', 'app://power post/index.html']

/** Not ours by scheme or host, whatever the path. */
export function foreignAddresses(): string[] {
  const schemes = SCHEMES.flatMap((scheme) => ['/index.html', '/', ''].map((path) => `${scheme}//powerpost${path}`))
  const hosts = HOSTS.flatMap((host) => ['/index.html', '/', '/assets/main.js', '?x=/index.html', '#/index.html'].map((path) => `app://${host}${path}`))
  return [...schemes, ...hosts, ...BROKEN]
}

/** Of our origin, but no file of ours; with what may be hung on an address. */
export function wrongPaths(): string[] {
  return PATHS.flatMap((path) => ['', '?/index.html', '#/index.html', '?a=../../etc/passwd'].map((rest) => `app://powerpost${path}${rest}`))
}
