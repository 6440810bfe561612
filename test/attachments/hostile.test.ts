import { describe, expect, it } from 'vitest'
import { readContent } from '../../src/attachments/content/content.ts'
import { mostPieces, numbersIn } from '../../src/attachments/content/keep.ts'
import { box, heic, joined, jpeg, png, webp } from './pictures.ts'

const letters = (text: string) => new TextEncoder().encode(text)
const many = (piece: number[]) => new Uint8Array(Array.from({ length: mostPieces + 1 }, () => piece).flat())

describe('a picture made to take long or to fill the memory', () => {
  // Its table of places says nothing but how many there are: 65,535 times each item takes no room at all.
  it('names billions of places in a small table: refused', () => {
    expect(readContent(heicWith(0, [0, 0, 0xff, 0xff]))).toBe('cutOff')
  })

  it('has the same bytes wiped over and over: refused', () => {
    const place = [0, 0, 0, 8, 0, 0, 0, 120]
    expect(readContent(heicWith(0x44, [0, 0, 0, 1, ...place]))).toMatchObject({ type: 'image/heic' })
    expect(readContent(heicWith(0x44, [0, 0, 0, 9, ...Array(9).fill(place).flat()]))).toBe('cutOff')
  })

  it('is in a hundred thousand pieces: refused', () => {
    const whole = jpeg()
    const tables = joined(whole.subarray(0, 2), many([0xff, 0xdb, 0, 2]), whole.subarray(2))
    expect(readContent(tables)).toBe('cutOff')
    const chunk = [0, 0, 0, 0, ...letters('prVt'), 0, 0, 0, 0]
    expect(readContent(joined(png().subarray(0, 33), many(chunk), png().subarray(33)))).toBe('cutOff')
    const riff = joined(webp(), many([...letters('ODDS'), 0, 0, 0, 0]))
    numbersIn(riff).setUint32(4, riff.length - 8, true)
    expect(readContent(riff)).toBe('cutOff')
    expect(readContent(joined(heic(), many([0, 0, 0, 8, ...letters('free')])))).toBe('cutOff')
  })
})

/** A picture whose table of places has these sizes and, for the item of Exif data, this entry. */
function heicWith(sizes: number, entry: number[]): Uint8Array {
  const info = box('infe', [2, 0, 0, 0, 0, 2, 0, 0], letters('Exif'), [0])
  const meta = box(
    'meta',
    [0, 0, 0, 0],
    box('iinf', [0, 0, 0, 0, 0, 1], info),
    box('iloc', [0, 0, 0, 0, sizes, 0, 0, 1, 0, 2], entry),
  )
  return joined(box('ftyp', letters('heic'), [0, 0, 0, 0], letters('mif1heic')), meta, box('mdat', new Uint8Array(600)))
}
