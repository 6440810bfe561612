import fc from 'fast-check'
import { inject, it } from 'vitest'
import { readContent, readThumbnail } from '../../src/attachments/content/content.ts'
import { readTable } from '../../src/imports/file/csv.ts'
import { decode } from '../../src/imports/file/decode.ts'
import { recognised } from '../../src/imports/headers.ts'
import { heic, jpeg, pdf, phoneJpeg, png, webp } from '../attachments/pictures.ts'
import { picture } from '../support/png.ts'
import { uploads } from './uploads.ts'
import { hostileText } from './values.ts'

/* Bytes that say they are a picture, a PDF or a table: each is read or refused, and nothing is thrown. */

const { seed, cases } = inject('fuzz')
const setting = { seed, numRuns: Math.ceil(cases / 5) }
const bytesOf = (wholes: Uint8Array[]) =>
  uploads(wholes).map((change) => (change.is === 'file' ? change.bytes : new Uint8Array()))

it('pictures and documents', async () => {
  const wholes = [jpeg(), png(), webp(), heic(), phoneJpeg(), pdf(), await picture()]
  fc.assert(
    fc.property(bytesOf(wholes), (bytes) => {
      const read = readContent(bytes)
      const small = readThumbnail(bytes)
      return (typeof read === 'string' || read.bytes.length > 0) && (small === undefined || small.bytes.length > 0)
    }),
    setting,
  )
})

it('tables', () => {
  const cell = fc.oneof(
    hostileText,
    hostileText.map((text) => `"${text.replaceAll('"', '""')}"`),
    fc.constantFrom('"', '""', '"x', 'Nom', 'E-mail', 'sep=;'),
  )
  const table = fc
    .tuple(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }), fc.constantFrom(';', ',', '\t', '|'))
    .map(([lines, between]) => new TextEncoder().encode(lines.map((cells) => cells.join(between)).join('\r\n')))
  fc.assert(
    fc.property(
      fc.oneof(table, bytesOf([new TextEncoder().encode('Nom;E-mail\r\nUne;une@example.fr\r\n')])),
      (bytes) => {
        const text = decode(bytes)
        const found = 'read' in text ? readTable(text.read) : undefined
        if (found && 'read' in found)
          for (const kind of ['customers', 'jobs', 'visits', 'invoices'] as const) recognised(kind, found.read.header)
      },
    ),
    setting,
  )
})
