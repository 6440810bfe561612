import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Schematrons as their publishers compile them. No package registry has them, so a folder is named in `EINVOICE_RULES`. */
interface RuleSet {
  /** As the folder must have it; `beside` is read by it. */
  file: string
  beside?: string
  source: string
  /** Whether only invoices of French sellers come under it. */
  isFrench: boolean
}

export const ruleSets: Record<string, RuleSet> = {
  'EN 16931 (CEN), 1.3.16': {
    file: 'EN16931-CII-validation.xslt',
    source: 'github.com/ConnectingEurope/eInvoicing-EN16931, cii/xslt',
    isFrench: false,
  },
  'Factur-X (FNFE-MPE, FeRD), 1.09': {
    file: 'FACTUR-X_EN16931.xslt',
    beside: 'FACTUR-X_EN16931_codedb.xml',
    source: 'fnfe-mpe.org, package of Factur-X 1.09, folder of the profile EN16931',
    isFrench: false,
  },
  'France (XP Z12-012, BR-FR), 1.4.0': {
    file: 'BR-FR-Flux2-Schematron-CII.xslt',
    source: 'fnfe-mpe.org, schematrons FR CTC, Flux 2 for CII',
    isFrench: true,
  },
}

/** Where a rule set lies. Throws where it does not, saying what it is and who publishes it. */
export function pathOf({ file, beside, source }: RuleSet): string {
  const folder = process.env.EINVOICE_RULES
  if (!folder) throw new Error(`Name the folder that holds ${file} in EINVOICE_RULES; it comes from ${source}.`)
  for (const name of [file, ...(beside ? [beside] : [])])
    if (!existsSync(join(folder, name))) throw new Error(`${folder} has no ${name}; it comes from ${source}.`)
  return join(folder, file)
}
