import { makeZip } from 'client-zip'
import type { Context } from 'hono'
import type { OpenFile } from '../files/scope.ts'
import { disposition } from '../http/answer.ts'
import type { InvoiceDocument } from '../invoices/document.ts'
import { fileNames, type YearDocument } from './year.ts'

/** Documents that are read in one round trip while a ZIP leaves. */
const mostAtOnce = 25

/** A document as it is opened. */
export interface Issued {
  id: string
  document: InvoiceDocument
  /** SHA-256 of its PDF, null before it was stored: what is not that file is not given out. */
  pdfSha256: string | null
}

interface Opening<D extends Issued> {
  /** What these documents are made from; one that is not there is a fault. */
  read(ids: string[]): Promise<D[]>
  open(document: D): Promise<{ file: OpenFile }>
}

/**
 * The documents' PDFs in one ZIP, stored as they are, since a PDF hardly gets smaller. It leaves while they are fetched or
 * made one after the other: at no time is more than one held. What cannot be opened breaks the stream, and with it the
 * download, so that no file arrives that looks whole and is not.
 */
export const zipOf = <D extends Issued>(documents: YearDocument[], opening: Opening<D>): ReadableStream<Uint8Array> =>
  makeZip(filesOf(documents, opening))

async function* filesOf<D extends Issued>(documents: YearDocument[], { read, open }: Opening<D>) {
  const names = fileNames(documents.map(({ number }) => number ?? ''))
  for (let first = 0; first < documents.length; first += mostAtOnce) {
    const some = documents.slice(first, first + mostAtOnce)
    const found = new Map((await read(some.map(({ id }) => id))).map((document) => [document.id, document]))
    for (const [index, { id, issuedOn }] of some.entries()) {
      const document = found.get(id)
      if (!document) throw new Error(`Document ${id} is gone.`)
      const { file } = await open(document)
      const { body } = file
      const about = { name: names[first + index] ?? '', lastModified: new Date(`${issuedOn}T00:00:00Z`) }
      yield body instanceof Uint8Array
        ? { ...about, input: body }
        : { ...about, input: body as ReadableStream<Uint8Array> }
    }
  }
}

/** Sends a ZIP to be saved under `name`. HEAD opens nothing. */
export function zipAnswer<D extends Issued>(
  c: Context,
  name: string,
  documents: YearDocument[],
  opening: Opening<D>,
): Response {
  const headers = {
    'Content-Type': 'application/zip',
    'Content-Disposition': disposition('attachment', `${name}.zip`),
  }
  if (c.req.method === 'HEAD') return c.body(null, 200, headers)
  return c.body(zipOf(documents, opening) as ReadableStream, 200, headers)
}
