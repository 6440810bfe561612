import { type PDFContext, PDFName, PDFNumber, PDFRawStream, type PDFRef } from 'pdf-lib'

/** A stream that is the same in every PDF: made and packed once in the life of an isolate. */
export class Packed {
  readonly #make: () => Uint8Array | string
  #contents: Uint8Array | undefined

  constructor(make: () => Uint8Array | string) {
    this.#make = make
  }

  /** Adds it to a PDF, with numbers that its dictionary says of what is packed. */
  in(context: PDFContext, numbers: Record<string, number> = {}): PDFRef {
    this.#contents ??= context.flateStream(this.#make()).contents
    return packedStream(context, this.#contents, numbers)
  }
}

/** Adds to a PDF what is packed already, as zlib packs, with numbers that its dictionary says of it. */
export function packedStream(
  context: PDFContext,
  contents: ArrayBuffer | Uint8Array,
  numbers: Record<string, number> = {},
): PDFRef {
  const dictionary = context.obj({ Filter: 'FlateDecode' })
  for (const [name, number] of Object.entries(numbers)) dictionary.set(PDFName.of(name), PDFNumber.of(number))
  return context.register(PDFRawStream.of(dictionary, new Uint8Array(contents)))
}
