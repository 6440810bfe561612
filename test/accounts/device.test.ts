import { describe, expect, it } from 'vitest'
import { deviceOf } from '../../src/accounts/device.ts'

const webkit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko)'
const iphone = `Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) ${webkit}`
const ipad = `Mozilla/5.0 (iPad; CPU OS 18_6 like Mac OS X) ${webkit}`
const mac = `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit}`
const android = `Mozilla/5.0 (Linux; Android 10; K) ${chrome}`
const windows = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome}`

describe('a device', () => {
  it.each([
    [`${android} Chrome/147.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android', true],
    [`${android} Chrome/147.0.0.0 Safari/537.36`, 'Chrome', 'Android', true],
    [`${android} SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`, 'Samsung Internet', 'Android', true],
    [`${android} Chrome/144.0.0.0 Mobile Safari/537.36 EdgA/144.0.0.0`, 'Edge', 'Android', true],
    [`${android} Chrome/140.0.0.0 Mobile Safari/537.36 OPR/92.0.0.0`, 'Opera', 'Android', true],
    [`${android} Version/4.0 Chrome/140.0.0.0 Mobile DuckDuckGo/5 Safari/537.36`, 'DuckDuckGo', 'Android', true],
    ['Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox', 'Android', true],
    ['Mozilla/5.0 (Android 15; Tablet; rv:143.0) Gecko/143.0 Firefox/143.0', 'Firefox', 'Android', true],
    [`${iphone} Version/26.0 Mobile/15E148 Safari/604.1`, 'Safari', 'iPhone', true],
    [`${iphone} CriOS/145.0.7632.108 Mobile/15E148 Safari/604.1`, 'Chrome', 'iPhone', true],
    [`${iphone} FxiOS/144.0 Mobile/15E148 Safari/604.1`, 'Firefox', 'iPhone', true],
    [`${iphone} Version/18.0 EdgiOS/144.0.0.0 Mobile/15E148 Safari/604.1`, 'Edge', 'iPhone', true],
    [`${iphone} Version/18.6 Mobile/15E148 Safari/604.1 Ddg/18.6`, 'DuckDuckGo', 'iPhone', true],
    [`${iphone} GSA/386.0.825939836 Mobile/15E148 Safari/604.1`, 'Google', 'iPhone', true],
    [`${iphone} Mobile/15E148`, undefined, 'iPhone', true],
    [`${ipad} CriOS/145.0.7632.108 Mobile/15E148 Safari/604.1`, 'Chrome', 'iPad', true],
    [`${mac} Version/26.0 Safari/605.1.15`, 'Safari', 'macOS', false],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:149.0) Gecko/20100101 Firefox/149.0', 'Firefox', 'macOS', false],
    [`${windows} Chrome/147.0.0.0 Safari/537.36`, 'Chrome', 'Windows', false],
    [`${windows} Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0`, 'Edge', 'Windows', false],
    [`${windows} Chrome/134.0.0.0 Safari/537.36 OPR/119.0.0.0`, 'Opera', 'Windows', false],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:149.0) Gecko/20100101 Firefox/149.0', 'Firefox', 'Windows', false],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0', 'Firefox', 'Linux', false],
    [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${chrome} Chrome/147.0.0.0 Safari/537.36`, 'Chrome', 'ChromeOS', false],
    ['curl/8.17.0', undefined, undefined, false],
    ['', undefined, undefined, false],
  ])('that says %s', (agent, browser, system, handheld) => {
    expect(deviceOf(agent)).toEqual({ browser, system, handheld })
  })

  it('is read at once, however long what it says is', () => {
    const started = performance.now()
    expect(deviceOf(`${windows} ${'Version/1 '.repeat(10_000)}`).system).toBe('Windows')
    expect(performance.now() - started).toBeLessThan(200)
  })
})
