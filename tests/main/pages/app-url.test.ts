import { describe, expect, it } from 'vitest'
import { APP_ORIGIN, APP_PAGE, appPage, findAppFile, isAppOrigin } from '../../../src/main/pages/app-url.ts'
import { foreignAddresses, wrongPaths } from './hostile-addresses.ts'

const FILES = new Map([['/index.html', 'page'], ['/assets/main.js', 'script'], ['/assets/inter.woff2', 'font']])

describe('addresses of the window’s own pages', () => {
  it.each([
    [APP_PAGE, 'page'], ['app://powerpost/', 'page'], ['app://powerpost', undefined], ['app://powerpost/assets/main.js', 'script'], ['app://powerpost/assets/main.js?v=2#top', 'script'],
    ['APP://powerpost/index.html', 'page'], ['app://powerpost/assets/../index.html', 'page'], ['app://powerpost/./assets/./inter.woff2', 'font'],
  ])('%s finds %s', (address, file) => {
    expect(findAppFile(address, FILES)).toBe(file)
  })

  it('say in which language to speak, and keep the place of the page', () => {
    expect(appPage({ language: 'de', locale: 'de-AT' })).toBe(`${APP_PAGE}?language=de&locale=de-AT`)
    expect(appPage({ language: 'en', locale: null }, `${APP_PAGE}?language=de#section=media`)).toBe(`${APP_PAGE}?language=en#section=media`)
    expect(appPage({ language: 'en', locale: 'x&y#z' }, 'https://evil.test/#section=media')).toBe(`${APP_PAGE}?language=en&locale=x%26y%23z`)
    expect(findAppFile(appPage({ language: 'de', locale: null }), FILES)).toBe('page')
  })

  it('finds nothing at hundreds of addresses that only look like ours', () => {
    const hostile = [...foreignAddresses(), ...wrongPaths()]
    expect(new Set(hostile).size).toBeGreaterThanOrEqual(300)
    expect(hostile.filter((address) => findAppFile(address, FILES) !== undefined)).toEqual([])
  })

  it('takes none of the foreign ones for our origin, and ours for ours', () => {
    expect(foreignAddresses().filter(isAppOrigin)).toEqual([])
    for (const path of ['', '/', '/index.html', '/index.html?x#y', '/anything']) expect(isAppOrigin(`${APP_ORIGIN}${path}`)).toBe(true)
  })
})
