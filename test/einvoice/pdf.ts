import { inflateSync } from 'node:zlib'
import { XmlDocument, XmlParseError } from 'libxml2-wasm'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib'

const name = PDFName.of

/** The bytes of a stream, unpacked. */
const bytesOf = ({ dict, contents }: PDFRawStream): Uint8Array =>
  dict.get(name('Filter')) === name('FlateDecode') ? inflateSync(contents) : contents

const textOf = (value: unknown): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined

/** The electronic invoice that a PDF names as another form of itself (ISO 19005-3, 6.8; Factur-X 1.0, 6.2). */
function attached(pdf: PDFDocument): { relationship: string; file: string; xml: string } | undefined {
  const files = pdf.catalog.lookupMaybe(name('AF'), PDFArray)
  const file = files && files.size() > 0 ? files.lookup(0, PDFDict) : undefined
  if (!file) return undefined
  const stream = file.lookup(name('EF'), PDFDict).lookup(name('F'))
  return {
    relationship: String(file.get(name('AFRelationship'))),
    file: textOf(file.lookup(name('UF'))) ?? '',
    xml: stream instanceof PDFRawStream ? new TextDecoder().decode(bytesOf(stream)) : '',
  }
}

/** What is wrong with a PDF as the vessel of `xml`; veraPDF looks at the rest, but not at the bytes of the metadata. */
export async function faultsOfVessel(bytes: Uint8Array, xml: string): Promise<string[]> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const metadata = pdf.catalog.lookup(name('Metadata'))
  const found = attached(pdf)
  return [
    ...(metadata instanceof PDFRawStream ? faultsOfMetadata(bytesOf(metadata)) : ['no metadata']),
    ...(found ? [] : ['no associated file']),
    ...(found && found.relationship !== '/Alternative' ? ['not another form of the document'] : []),
    ...(found && found.file !== 'factur-x.xml' ? ['another file name'] : []),
    ...(found && found.xml !== xml ? ['another invoice inside'] : []),
  ]
}

const namespaces = {
  fx: 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#',
  pdfaid: 'http://www.aiim.org/pdfa/ns/id/',
}
const said = {
  ...{ 'pdfaid:part': '3', 'pdfaid:conformance': 'B' },
  ...{ 'fx:DocumentType': 'INVOICE', 'fx:DocumentFileName': 'factur-x.xml', 'fx:ConformanceLevel': 'EN 16931' },
}

function faultsOfMetadata(bytes: Uint8Array): string[] {
  try {
    const metadata = XmlDocument.fromBuffer(bytes)
    const faults = Object.entries(said).flatMap(([path, value]) =>
      metadata.get(`//${path}`, namespaces)?.content === value ? [] : [`metadata without ${path}`],
    )
    metadata.dispose()
    return faults
  } catch (error) {
    if (error instanceof XmlParseError) return ['metadata that is no XML in UTF-8']
    throw error
  }
}

/** The same PDF with its metadata in Latin-1, as `context.stream` of pdf-lib writes text. */
export async function inLatin1(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  const metadata = pdf.catalog.lookup(name('Metadata'))
  if (!(metadata instanceof PDFRawStream)) throw new Error('There is no metadata to break.')
  const text = new TextDecoder().decode(bytesOf(metadata))
  const stream = pdf.context.stream(Buffer.from(text, 'latin1'), { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(name('Metadata'), pdf.context.register(stream))
  return pdf.save()
}

/** The same PDF without saying that the file inside belongs to it. */
export async function withoutAssociation(bytes: Uint8Array): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  pdf.catalog.delete(name('AF'))
  return pdf.save()
}
