import { createHash } from 'node:crypto'
import {
  AFRelationship,
  type PDFContext,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from 'pdf-lib'
import type { About } from '../about.ts'
import { Packed } from '../packed.ts'
import { srgbProfile } from './profile.ts'
import { xmpOf } from './xmp.ts'

/** What the electronic invoice is called inside the PDF (Factur-X 1.07, 6.2.1). */
export const xmlName = 'factur-x.xml'

const profile = new Packed(srgbProfile)

/**
 * Makes of a PDF one to be kept for good that is an electronic invoice at once: PDF/A-3b (ISO 19005-3) with the invoice
 * as XML inside it.
 */
export function archive(pdf: PDFDocument, about: About, xml: string): void {
  const { context, catalog } = pdf
  const metadata = context.stream(xmpOf(about), { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(metadata))
  catalog.set(PDFName.of('OutputIntents'), context.obj([outputIntent(context)]))
  const file = attachment(context, new TextEncoder().encode(xml), about.date)
  catalog.set(PDFName.of('AF'), context.obj([file]))
  const names = context.obj({ EmbeddedFiles: { Names: [PDFString.of(xmlName), file] } })
  catalog.set(PDFName.of('Names'), names)
}

/** Which colours the numbers of the pages mean. */
function outputIntent(context: PDFContext): PDFRef {
  return context.register(
    context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: profile.in(context, { N: 3 }),
    }),
  )
}

/** The XML, as another form of the whole document (`Alternative`). */
function attachment(context: PDFContext, xml: Uint8Array, date: Date): PDFRef {
  const params = {
    Size: xml.length,
    ModDate: PDFString.fromDate(date),
    // What the format has for it (ISO 32000-1, table 46), to find damage: it is no protection.
    CheckSum: PDFHexString.of(createHash('md5').update(xml).digest('hex')),
  }
  const stream = context.register(
    context.flateStream(xml, { Type: 'EmbeddedFile', Subtype: 'text/xml', Params: context.obj(params) }),
  )
  return context.register(
    context.obj({
      Type: 'Filespec',
      F: PDFString.of(xmlName),
      UF: PDFHexString.fromText(xmlName),
      Desc: PDFString.of('Factur-X'),
      AFRelationship: AFRelationship.Alternative,
      EF: { F: stream, UF: stream },
    }),
  )
}
