import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Unbroken } from '../../src/ui/values.tsx'

const render = (text: string) => String(<Unbroken text={text} />)
const whole = (part: string) => `<span class="unbroken">${part}</span>`
/** What stands on the page, without its markup. */
const read = (html: string) =>
  html.replace(/<\/?span[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (sign) => signs[sign] ?? sign)
const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

it.each([
  ['Facture FA2611-0064', `Facture ${whole('FA2611-0064')}`],
  ['FA2611-0064, FA2611-0065', `${whole('FA2611-0064,')} ${whole('FA2611-0065')}`],
  ['Avoir AV-7 sur FA-6', `Avoir ${whole('AV-7')} sur ${whole('FA-6')}`],
  ['R-2026-001', whole('R-2026-001')],
  // No number goes over the line in these.
  ['Main-d’œuvre', 'Main-d’œuvre'],
  ['-20 %', '-20 %'],
  ['Visite du 3 - 4 mai', 'Visite du 3 - 4 mai'],
  ['', ''],
])('%j goes to the next line with its numbers whole', (text, html) => expect(render(text)).toBe(html))

it('says any text as it is, and as text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(render(text))).toBe(text)
    }),
  )
  expect(render('<b>-1')).toBe(whole('&lt;b&gt;-1'))
})

it('takes no longer for a text without end', () => {
  const began = performance.now()
  for (const text of ['-'.repeat(200_000), 'a-'.repeat(100_000), ' '.repeat(200_000)]) render(text)
  expect(performance.now() - began).toBeLessThan(2000)
})
