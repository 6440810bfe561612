import { addressLines, type CustomerKind } from '../customers/customer.ts'
import type { Buyer } from './document.ts'

interface Facts {
  kind: CustomerKind
  name: string
  address: string
  country: string | null
  siren: string | null
  vatNumber: string | null
  email: string | null
}

/** Whom an invoice is for, as the customer's record says it on the day; `country` of the company where it says none. */
export const buyerOf = ({ address, country, ...facts }: Facts, usualCountry: string): Buyer => ({
  ...{ kind: facts.kind, name: facts.name, siren: facts.siren, vatNumber: facts.vatNumber, email: facts.email },
  ...{ address: addressLines(address), country: country ?? usualCountry },
})
