import { describe, expect, it } from 'vitest'
import { mostThumbnailBytes, nameOf, stemOf } from '../../src/attachments/attachment.ts'
import { readContent, readThumbnail } from '../../src/attachments/content/content.ts'
import { orientationOf } from '../../src/attachments/content/exif.ts'
import { heic, joined, jpeg, pdf, phoneJpeg, phonePng, phoneWebp, place, png, webp } from './pictures.ts'

const read = (bytes: Uint8Array) => {
  const content = readContent(bytes.slice())
  return typeof content === 'string' ? content : { text: textOf(content.bytes), ...content }
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const letters = (text: string) => new TextEncoder().encode(text)
const whole = { 'image/jpeg': jpeg, 'image/png': png, 'image/webp': webp, 'image/heic': heic, 'application/pdf': pdf }
const phones = { 'image/jpeg': phoneJpeg, 'image/png': phonePng, 'image/webp': phoneWebp, 'image/heic': heic }

describe.each(Object.entries(whole))('%s', (type, make) => {
  it('is known by its bytes', () => expect(read(make())).toMatchObject({ type }))

  it('that is cut off anywhere is refused', () => {
    const bytes = make()
    const kept: number[] = []
    for (let length = 1; length < bytes.length; length++)
      if (typeof read(bytes.subarray(0, length)) !== 'string') kept.push(length)
    // A PDF may end in a line break, or not.
    expect(kept).toEqual(type === 'application/pdf' ? [bytes.length - 1] : [])
  })

  it('behind anything else is refused', () => {
    for (const before of ['<script>alert(1)</script>', 'GIF89a', ' ', '\n', 'PK\x03\x04', '#!/bin/sh\n'])
      expect(read(joined(letters(before), make()))).toBe('unknown')
  })
})

describe.each(Object.entries(phones))('%s of a phone', (type, make) => {
  it('does not say where it was taken', () => {
    expect(textOf(make())).toContain(place)
    const content = read(make())
    expect(content).toMatchObject({ type })
    expect(content).not.toMatchObject({ text: expect.stringContaining(place) })
    expect(content).not.toMatchObject({ text: expect.stringContaining('II*') })
  })

  it('is read the same again', () => {
    const once = readContent(make())
    if (typeof once === 'string') throw new Error(once)
    expect(readContent(once.bytes.slice())).toEqual(once)
  })
})

describe('which side is up', () => {
  const tiffIn = (bytes: Uint8Array) => bytes.subarray(textOf(bytes).indexOf('MM\0*'))
  const turnedIn = (bytes: Uint8Array) => {
    const content = readContent(bytes)
    if (typeof content === 'string') throw new Error(content)
    return textOf(content.bytes).includes('MM\0*') ? orientationOf(tiffIn(content.bytes)) : 1
  }

  it('is all that is left of what a camera wrote', () => {
    for (const turned of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(turnedIn(phoneJpeg(turned))).toBe(turned)
      expect(turnedIn(phoneWebp(turned))).toBe(turned)
    }
  })

  it('is as it stands where the camera wrote nonsense', () => {
    expect(turnedIn(phoneJpeg(9))).toBe(1)
    for (const tiff of ['', 'II*\0', 'MM\0*\xff\xff\xff\xff', 'II*\0\x08\0\0\0\xff\xff', 'XX*\0\x08\0\0\0\x01\0'])
      expect(orientationOf(Buffer.from(tiff.padEnd(tiff.length > 8 ? 14 : 0, '\0'), 'latin1'))).toBe(1)
  })

  it('needs no change in a picture that has nothing beside it', () => {
    for (const make of [jpeg, png, webp]) expect(readContent(make())).toMatchObject({ bytes: make() })
  })
})

describe('what is none of these', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['an HTML page', '<!DOCTYPE html><html><body>hello</body></html>'],
    ['a program', 'MZ\x90\0\x03'],
    ['a GIF', 'GIF89a\x01\0\x01\0;'],
    ['an archive', 'PK\x03\x04'],
    ['an AVIF', '\0\0\0\x1cftypmif1\0\0\0\0mif1avif\0\0\0\0'],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['three bytes', '\xff\xd8\xff'],
  ])('%s is refused', (_, text) => expect(read(Buffer.from(text, 'latin1'))).toBe('unknown'))

  it('an empty file is called so', () => expect(readContent(new Uint8Array())).toBe('empty'))

  it('random bytes behind a known head are refused and break nothing', () => {
    for (const make of Object.values(whole)) {
      const head = make().subarray(0, 32)
      for (let turn = 0; turn < 300; turn++) {
        const noise = crypto.getRandomValues(new Uint8Array(200))
        const content = read(joined(head, noise))
        if (make !== pdf) expect(['unknown', 'cutOff']).toContain(content)
      }
    }
  })

  it('a picture with any one byte changed breaks nothing', () => {
    for (const make of Object.values(whole)) {
      for (let at = 0; at < make().length; at++) {
        const bytes = make()
        bytes[at] = (bytes[at] ?? 0) ^ 0xff
        expect(() => readContent(bytes)).not.toThrow()
      }
    }
  })
})

describe('a thumbnail', () => {
  it('is a small picture that every browser shows', () => {
    expect(readThumbnail(jpeg())).toMatchObject({ type: 'image/jpeg' })
    expect(readThumbnail(webp())).toMatchObject({ type: 'image/webp' })
    for (const make of [pdf, heic]) expect(readThumbnail(make())).toBeUndefined()
    expect(readThumbnail(letters('<svg/>'))).toBeUndefined()
    expect(readThumbnail(joined(jpeg(), new Uint8Array(mostThumbnailBytes)))).toBeUndefined()
  })
})

describe('the name of a file', () => {
  it.each([
    ['photo.jpg', 'image/jpeg', 'photo.jpg'],
    ['PHOTO.JPEG', 'image/jpeg', 'PHOTO.jpeg'],
    ['photo.html', 'image/jpeg', 'photo.html.jpg'],
    ['photo.png', 'image/jpeg', 'photo.jpg'],
    ['facture.pdf.exe', 'application/pdf', 'facture.pdf.exe.pdf'],
    ['C:\\Users\\me\\plan.pdf', 'application/pdf', 'plan.pdf'],
    ['../../etc/passwd', 'image/png', 'passwd.png'],
    ['plan\u202efdp.exe', 'application/pdf', 'planfdp.exe.pdf'],
    ['line\r\nSet-Cookie: x.jpg', 'image/jpeg', 'lineSet-Cookie: x.jpg'],
    ['mur de 12.5 m', 'image/jpeg', 'mur de 12.5 m.jpg'],
    ['.jpg', 'image/jpeg', 'Job.jpg'],
    ['', 'image/heic', 'Job.heic'],
    [`${'é'.repeat(300)}.webp`, 'image/webp', `${'é'.repeat(120)}.webp`],
  ] as const)('%j of %s reads %j', (typed, type, read) => {
    expect(nameOf(typed, type, 'Job')).toBe(read)
    expect(nameOf(stemOf(read), type, 'Job')).toBe(read.replace('.jpeg', '.jpg'))
  })

  it('taken from a job is cleaned as well', () => {
    expect(nameOf('.jpg', 'image/jpeg', 'Boiler \u202egpj.exe\n')).toBe('Boiler gpj.exe.jpg')
  })
})
