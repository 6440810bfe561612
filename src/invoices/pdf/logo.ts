import { type PDFContext, PDFDocument, PDFName, PDFNumber, PDFRawStream, type PDFRef } from 'pdf-lib'
import { sha256 } from '../../secrets/sha256.ts'
import { opaquePng } from './png.ts'

/** A picture in a PDF; its sides in pixels. */
export interface Picture {
  ref: PDFRef
  width: number
  height: number
}

interface Streams {
  image: PDFRawStream
  /** How much of each pixel is seen. */
  mask: PDFRawStream | undefined
}

const mostKept = 4
// Unpacking a large picture takes longer than all the rest of an invoice, and a company has one logo for all of them.
const kept = new Map<string, Streams>()

const maskName = PDFName.of('SMask')

/** Adds a PNG or JPEG file to a PDF; undefined when it cannot be read: an invoice must go out even when its logo does not. */
export async function embedLogo(context: PDFContext, file: Uint8Array): Promise<Picture | undefined> {
  try {
    const { image, mask } = opaqueStreams(context, file) ?? (await unpacked(file))
    const copy = image.clone(context)
    if (mask) copy.dict.set(maskName, context.register(mask.clone(context)))
    const side = (name: string) => copy.dict.lookup(PDFName.of(name), PDFNumber).asNumber()
    return { ref: context.register(copy), width: side('Width'), height: side('Height') }
  } catch {
    return undefined
  }
}

function opaqueStreams(context: PDFContext, file: Uint8Array): Streams | undefined {
  const png = opaquePng(file)
  if (png === undefined) return undefined
  const { width, height, depth, channels, palette, data } = png
  const colours = channels === 3 ? 'DeviceRGB' : 'DeviceGray'
  const table =
    palette && context.obj(['Indexed', 'DeviceRGB', palette.length / 3 - 1, context.register(context.stream(palette))])
  const dictionary = context.obj({
    ...{ Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: depth },
    ...{ ColorSpace: table ?? colours, Filter: 'FlateDecode' },
    DecodeParms: { Predictor: 15, Colors: channels, BitsPerComponent: depth, Columns: width },
  })
  return { image: PDFRawStream.of(dictionary, data), mask: undefined }
}

/** The streams that pdf-lib makes of a picture, made once in the life of an isolate. Throws what it cannot read. */
async function unpacked(file: Uint8Array): Promise<Streams> {
  const key = await sha256(file)
  const known = kept.get(key)
  if (known) return known
  const scratch = await PDFDocument.create({ updateMetadata: false })
  // A copy, because pdf-lib reads a JPEG from the start of its buffer even when the bytes begin further on.
  const bytes = new Uint8Array(file)
  const picture = await (file[0] === 0x89 ? scratch.embedPng(bytes) : scratch.embedJpg(bytes))
  await picture.embed()
  const image = scratch.context.lookup(picture.ref)
  const mask = image instanceof PDFRawStream ? image.dict.lookup(maskName) : undefined
  // The colours of a print shop mean nothing among those of screens (ISO 19005-3, 6.2.4.3).
  if (!(image instanceof PDFRawStream) || image.dict.lookup(PDFName.of('ColorSpace')) === PDFName.of('DeviceCMYK')) {
    throw new Error('A picture in other colours than those of a screen')
  }
  const streams = { image, mask: mask instanceof PDFRawStream ? mask : undefined }
  const [oldest] = kept.keys()
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest)
  kept.set(key, streams)
  return streams
}
