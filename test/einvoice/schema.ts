import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

const folder = join(dirname(createRequire(import.meta.url).resolve('@stackforge-eu/factur-x')), '../schema/en16931')
const path = join(folder, 'FACTUR-X_EN16931.xsd')

xmlRegisterFsInputProviders()
const schema = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(path), { url: path }))

/** What the schema of Factur-X, profile EN 16931, has against an invoice. Throws for what is not well-formed. */
export function faultsOfSchema(xml: string): string[] {
  const document = XmlDocument.fromString(xml)
  try {
    schema.validate(document)
    return []
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim())
    throw error
  } finally {
    document.dispose()
  }
}
