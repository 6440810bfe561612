import fc from 'fast-check'
import jsQR from 'jsqr'
import { expect, it } from 'vitest'
import { enrolmentAddress, newSecret } from '../../src/accounts/second-factor/code.ts'
import { QrCode } from '../../src/accounts/second-factor/qr.tsx'

const label = 'Scan « me » & "you"'
const render = (text: string) => String(<QrCode text={text} label={label} />)

/** What a scanner sees: the paths of the SVG painted in their order, `scale` pixels a module, as RGBA. */
function paint(svg: string, scale: number) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4)
  for (const [, fill, shapes = ''] of svg.matchAll(/<path fill="#(\w+)"[^>]* d="([^"]+)"/g)) {
    const value = fill === '000' ? 0 : 255
    for (const [, x, y, wide, high] of shapes.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
      for (let row = Number(y) * scale; row < (Number(y) + Number(high)) * scale; row++) {
        for (let column = Number(x) * scale; column < (Number(x) + Number(wide)) * scale; column++) {
          pixels.set([value, value, value, 255], (row * side + column) * 4)
        }
      }
    }
  }
  return { side, pixels, dark: (x: number, y: number) => pixels[(y * scale * side + x * scale) * 4] === 0, size }
}

function scan(text: string): string | undefined {
  const { side, pixels } = paint(render(text), 4)
  return jsQR(pixels, side, side, { inversionAttempts: 'dontInvert' })?.data
}

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
