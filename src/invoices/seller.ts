import { brandColours } from '../companies/brand.ts'
import { type Company, type Legal, printedRegistrations } from '../companies/company.ts'
import { dictionaries } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import type { Seller } from './document.ts'

interface Facts extends Pick<Company, 'name' | 'email' | 'phone' | 'colour' | 'country' | 'logo'> {
  legal: Legal
}

/** Who sends an invoice, as its company's settings say it on the day. `portal` is the address of its portal. */
export function sellerOf({ legal, ...company }: Facts, portal: string, language: Language): Seller {
  const { name, email, phone, country, logo } = company
  const { legalForm, address, insurance, bank, siret = null, vatNumber = null } = legal
  return {
    ...{ name, legalForm, address, country, email, phone, portal, logo, colour: brandColours(company.colour).light },
    ...{ siret, vatNumber, registrations: printedRegistrations(legal, dictionaries[language].settings.vatWord) },
    ...{ insurance, bank },
  }
}
