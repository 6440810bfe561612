import fc from 'fast-check'
import { expect, it } from 'vitest'
import { enrolmentAddress, newSecret } from '../../src/accounts/second-factor/code.ts'
import { QrCode } from '../../src/ui/qr.tsx'
import { paint, scanned } from '../support/qr.ts'

const label = 'Scan « me » & "you"'
const render = (text: string) => String(<QrCode text={text} label={label} />)

const scan = (text: string) => scanned(render(text))

it('an enrolment address scans, whoever it is for', () => {
  const address = enrolmentAddress(newSecret(), {
    company: 'Électricité Générale Müller & Fils — Saint-Rémy-lès-Chevreuse',
    email: 'une.adresse.plutot.longue+portail@electricite-generale-muller.example',
  })
  expect(scan(address)).toBe(address)
})

it('any text scans', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abcXYZ019 -:/?&=%éàœ€'), minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(text, (each) => {
      expect(scan(each)).toBe(each)
    }),
    { numRuns: 30 },
  )
})

it('four light modules surround it, painted white whatever the page is', () => {
  const { size, pixels, dark } = paint(render('otpauth://totp/x'), 1)
  expect(pixels.filter((_, at) => at % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
  const darkAt = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const).filter(
    ([x, y]) => dark(x, y),
  )
  expect(Math.min(...darkAt.flat())).toBe(4)
  expect(Math.max(...darkAt.flat())).toBe(size - 5)
})

it('it is one image with a name, and needs no style', () => {
  const svg = render('otpauth://totp/x')
  expect(svg).toMatch(/^<svg class="qr" role="img" aria-label="Scan « me » &amp; &quot;you&quot;" /)
  expect(svg).not.toMatch(/style|currentColor/)
})
