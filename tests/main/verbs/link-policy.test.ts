import { describe, expect, it } from 'vitest'
import { allowLink } from '../../../src/main/verbs/link-policy.ts'

const HOSTILE = [
  '', ' ', 'powerpost.ai', '//powerpost.ai', 'http://powerpost.ai', 'HTTP://powerpost.ai', 'ftp://powerpost.ai/x', 'ws://powerpost.ai', 'wss://powerpost.ai',
  'file:///etc/passwd', 'file://server/share/x.exe', 'FILE:///C:/Windows/System32/calc.exe', '\\\\server\\share\\x.exe', 'C:\\Windows\\System32\\calc.exe', 'C:/Windows/System32/calc.exe', '/usr/bin/id', '~/x', './x',
  'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:msgbox(1)', 'blob:https://powerpost.ai/x', 'about:blank', 'chrome://settings', 'view-source:https://powerpost.ai',
  'ms-msdt:/id PCWDiagnostic', 'search-ms:query=x&crumb=location:\\\\evil', 'ms-officecmd:{}', 'ms-cxh-full://x', 'smb://evil/share', 'ssh://-oProxyCommand=calc', 'mailto:a@b.c', 'tel:123', 'x-apple.systempreferences:', 'shell:startup', 'steam://run/1', 'vscode://x', 'itms-services://?action=x', 'app://powerpost/index.html', 'media://x/y', 'powerpost://x',
  'https:powerpost.ai', 'https:/powerpost.ai', 'https:\\\\powerpost.ai', 'https://', 'https:///', 'https://?x', 'https://powerpost', 'https://localhost', 'https://localhost.', 'https://localhost:8443/x', 'https://.', 'https://..', 'https://a..b', 'https://.powerpost.ai',
  'https://user@powerpost.ai', 'https://user:pass@powerpost.ai', 'https://powerpost.ai@evil.test', 'https://:@powerpost.ai:x/', 'https://powerpost.ai\\@evil.test', 'https://powerpost.ai\\evil',
  'https://127.0.0.1', 'https://127.1', 'https://2130706433', 'https://0x7f000001', 'https://0177.0.0.1', 'https://1', 'https://192.168.1.1/admin', 'https://169.254.169.254/latest', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://１２７.０.０.１/',
  ' https://powerpost.ai', 'https://powerpost.ai ', 'https://power post.ai', 'https://powerpost.ai/a b', '\thttps://powerpost.ai', 'https://powerpost.ai\n', 'ht\ntps://powerpost.ai', 'https://powerpost.ai/\u0000', 'https://powerpost.ai/\u007f', 'https://powerpost.ai/"\r\nx: y', 'https://power\u0000post.ai',
  'https://powerpost.ai:99999', 'https://power%00post.ai', 'https://power%2fpost.ai', 'https://power<post.ai', 'https://xn--', `https://powerpost.ai/${'x'.repeat(2000)}`, `https://${'a'.repeat(300)}.test`,
]

describe('links that may be opened', () => {
  it.each([
    ['https://powerpost.ai', 'https://powerpost.ai/', 'powerpost.ai'],
    ['https://www.instagram.com/p/abc/?x=1#y', 'https://www.instagram.com/p/abc/?x=1#y', 'www.instagram.com'],
    ['HTTPS://PowerPost.AI/Path', 'https://powerpost.ai/Path', 'powerpost.ai'],
    ['https://example.com:8443/', 'https://example.com:8443/', 'example.com:8443'],
    ['https://example.com/caf%C3%A9', 'https://example.com/caf%C3%A9', 'example.com'],
    ['https://example.com/café', 'https://example.com/caf%C3%A9', 'example.com'],
    ['https://a-b.co.uk/../x', 'https://a-b.co.uk/x', 'a-b.co.uk'],
    ['https://example.com./x', 'https://example.com./x', 'example.com.'],
  ])('%s', (address, href, host) => {
    expect(allowLink(address)).toEqual({ href, host })
  })

  it.each([['https://pоwerpost.ai/', 'xn--pwerpost-nbh.ai'], ['https://münchen.de', 'xn--mnchen-3ya.de'], ['https://раураl.com', 'xn--l-7sba6dbr.com']])('%s shows its true name', (address, host) => {
    expect(allowLink(address)?.host).toBe(host)
  })

  it('refuses every hostile one', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThanOrEqual(60)
    expect(HOSTILE.filter((address) => allowLink(address) !== null)).toEqual([])
  })
})

describe('the dashboard of the local service', () => {
  const own = 'http://127.0.0.1:4600'
  it('may be opened at its own origin only', () => {
    expect(allowLink(`${own}/dashboard?token=x`, own)?.href).toBe(`${own}/dashboard?token=x`)
    for (const address of ['http://127.0.0.1:4601/', 'http://127.0.0.2:4600/', 'http://localhost:4600/', 'https://127.0.0.1:4600/', 'http://127.0.0.1:4600@evil.test/', 'http://me@127.0.0.1:4600/', 'http://evil.test/', `${own}/ x`]) {
      expect(allowLink(address, own), address).toBeNull()
    }
  })
  it('is never somewhere else, whatever the service says', () => {
    for (const origin of ['http://evil.test', 'http://192.168.1.1:4600', 'http://10.0.0.1', 'http://0.0.0.0:4600']) expect(allowLink(`${origin}/x`, origin), origin).toBeNull()
  })
})
