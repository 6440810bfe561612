import { numbersIn } from '../../src/attachments/content/keep.ts'

const bytesOf = (base64: string[]): Uint8Array => new Uint8Array(Buffer.from(base64.join(''), 'base64'))
const letters = (text: string): Uint8Array => new TextEncoder().encode(text)
export const joined = (...parts: (Uint8Array | number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))))

/** What must not be left of a picture: where it was taken. */
export const place = 'PLACE-45.7640N-4.8357E'

/** A red and an empty half, 12 by 8 pixels, as Chromium wrote them. Made anew each time: reading works in its buffer. */
export const jpeg = () =>
  bytesOf([
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA',
    'ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1',
    'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP',
    'KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/',
    '2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBA',
    'gQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAARCAAIAAwDASIAAhEBAxEB/8QAFQABAQAA',
    'AAAAAAAAAAAAAAAAAAj/xAAaEAEAAQUAAAAAAAAAAAAAAAAAAwUHN4S0/8QAFQEBAQAAAAAAAAAAAAAAAAAABQf/xAAfEQAAAwkAAAAAAAAAAA',
    'AAAAAAAQIDBQc0NXJzsbL/2gAMAwEAAhEDEQA/AJsv5iWu6vTEj0ArillXHohTIq1lliT2sf/Z',
  ])
export const png = () =>
  bytesOf([
    'iVBORw0KGgoAAAANSUhEUgAAAAwAAAAICAYAAADN5B7xAAAAKklEQVR4AeyQsQ0AAAjCDC/x/wf+pKuD/QASlhKWqu35WhABR5wDqjnDAgAA//',
    '/EGaRbAAAABklEQVQDAIx3DTdNQMd6AAAAAElFTkSuQmCC',
  ])
export const webp = () =>
  bytesOf([
    'UklGRkACAABXRUJQVlA4WAoAAAAwAAAACwAABwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAA',
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    'AAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAA',
    'ABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1',
    'AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAP',
    'KnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZB',
    'TFBIEgAAAAEPMP8REUIgkGS2P9kKEf2PHFZQOCA4AAAA0AEAnQEqDAAIAAFAJiWoAnRHAGSAA1AA/vlYP/+Umx9TWOfp8X4/+o07ekndCY//ka',
    'dvSTugAAA=',
  ])

/** The smallest PDF that readers open; what is said in a remark tells two apart. */
export const pdf = (said = 'nothing') =>
  letters(
    `%PDF-1.4\n%${said}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )

/** Exif data as a phone writes them: how the picture is turned, and where it was taken. */
export function exif(turned: number): Uint8Array {
  const head = new Uint8Array(38)
  const view = numbersIn(head)
  head.set(letters('II*\0'))
  view.setUint32(4, 8, true)
  view.setUint16(8, 2, true)
  for (const [at, tag, type, value] of [
    [10, 0x0112, 3, turned],
    [22, 0x8825, 4, 38],
  ] as const) {
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, 1, true)
    view.setUint32(at + 8, value, true)
  }
  return joined(head, letters(place))
}

const segment = (marker: number, content: Uint8Array) =>
  joined([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255], content)

/** The JPEG as a phone writes it: Exif, XMP, maker's notes and a comment before it, a film behind it. */
export const phoneJpeg = (turned = 6, picture = jpeg()) =>
  joined(
    picture.subarray(0, 2),
    segment(0xe1, joined(letters('Exif\0\0'), exif(turned))),
    segment(0xe1, letters(`http://ns.adobe.com/xap/1.0/\0<x>${place}</x>`)),
    segment(0xed, letters(place)),
    segment(0xfe, letters(place)),
    picture.subarray(2),
    letters(`ftypmp42${place}`),
  )

const chunkOfPng = (name: string, content: Uint8Array) => {
  const size = new Uint8Array(4)
  numbersIn(size).setUint32(0, content.length)
  return joined(size, letters(name), content, [0, 0, 0, 0])
}
export const phonePng = () =>
  joined(
    png().subarray(0, 33),
    chunkOfPng('eXIf', exif(6)),
    chunkOfPng('tEXt', letters(place)),
    png().subarray(33),
    letters(place),
  )

const chunkOfWebp = (name: string, content: Uint8Array) =>
  joined(letters(name), [content.length & 255, content.length >> 8, 0, 0], content, content.length % 2 ? [0] : [])
export function phoneWebp(turned = 6): Uint8Array {
  const whole = joined(webp(), chunkOfWebp('EXIF', exif(turned)), chunkOfWebp('XMP ', letters(place)))
  numbersIn(whole).setUint32(4, whole.length - 8, true)
  // Its head says what it has beside the picture.
  whole[20] = (whole[20] ?? 0) | 0x0c
  return joined(whole, letters(place))
}

export const box = (kind: string, ...content: (Uint8Array | number[])[]) => {
  const inside = joined(...content)
  const size = new Uint8Array(4)
  numbersIn(size).setUint32(0, inside.length + 8)
  return joined(size, letters(kind), inside)
}
const entry = (id: number, kind: string) => box('infe', [2, 0, 0, 0, 0, id, 0, 0], letters(`${kind}\0`))
const item = (id: number, at: number, size: number) => [0, id, 0, 0, 0, 1, 0, 0, at >> 8, at & 255, 0, 0, 0, size]

/** The parts of a HEIF picture as an iPhone writes them: coded picture, Exif and XMP, found by a table of places. */
export function heic(): Uint8Array {
  const picture = letters('coded picture')
  const exifItem = joined([0, 0, 0, 0], exif(6))
  const xmp = letters(place)
  const head = box('ftyp', letters('heic'), [0, 0, 0, 0], letters('mif1heic'))
  const metaOf = (start: number) =>
    box(
      'meta',
      [0, 0, 0, 0],
      box('hdlr', [0, 0, 0, 0, 0, 0, 0, 0], letters('pict')),
      box('iinf', [0, 0, 0, 0, 0, 3], entry(1, 'hvc1'), entry(2, 'Exif'), entry(3, 'mime')),
      box(
        'iloc',
        [0, 0, 0, 0, 0x44, 0, 0, 3],
        item(1, start, picture.length),
        item(2, start + picture.length, exifItem.length),
        item(3, start + picture.length + exifItem.length, xmp.length),
      ),
    )
  const start = head.length + metaOf(0).length + 8
  return joined(head, metaOf(start), box('mdat', picture, exifItem, xmp))
}
