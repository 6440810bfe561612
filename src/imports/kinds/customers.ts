import { newId } from '../../db/id.ts'
import { tagList } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { address, area, cell, line } from '../cells/rules.ts'
import { plain, readCivility, readKind, readLanguage } from '../cells/words.ts'
import type { KindRules, Made } from './made.ts'
import { readSiren, readVatNumber } from './registrations.ts'

const customerRules = z.object({
  reference: line(100),
  kind: cell(readKind, 'wordUnknown'),
  civility: cell(readCivility, 'wordUnknown'),
  firstName: line(90),
  lastName: line(90),
  name: line(200),
  email: address,
  phone: line(40),
  mobile: line(40),
  address: area(500),
  postcode: line(20),
  town: line(100),
  language: cell(readLanguage, 'wordUnknown'),
  siren: cell(readSiren, 'sirenWrong'),
  vatNumber: cell(readVatNumber, 'vatNumberWrong'),
  notes: area(4000),
  tags: tagList('tagsTooMany'),
})
type ParsedCustomer = z.infer<typeof customerRules>

/** Customers, persons and firms, each with a contact where that is wished and the address is known. */
export const customerKind: KindRules<ParsedCustomer> = {
  kind: 'customers',
  rules: () => customerRules,
  names: () => ({}),
  make: (parsed, _, { language: spoken, mapping }) => {
    const kind = parsed.kind ?? (parsed.siren || parsed.vatNumber ? 'firm' : 'person')
    const person = kind === 'person'
    // A person's one name beside a first name is the last one.
    const lastName = parsed.lastName ?? (person && parsed.firstName !== null ? parsed.name : null)
    const parts = [parsed.firstName, lastName].filter((part) => part !== null)
    const name = (person && lastName ? parts.join(' ') : null) ?? parsed.name ?? parts.join(' ')
    if (name === '') return [{ field: parsed.lastName === null ? 'name' : 'lastName', reason: 'missing' }]
    const [id, language] = [newId(), parsed.language ?? spoken]
    const { email, phone, mobile, tags, notes, siren, vatNumber } = parsed
    const lines = addressOf(parsed)
    // A first name without a last one would sort by nothing.
    const named = person && lastName !== null
    const made: Made = {
      reference: parsed.reference,
      sameAs: { ...parsed, reference: null },
      rows: {
        customers: {
          ...{ id, kind, name, civility: person ? parsed.civility : null },
          ...{ firstName: named ? parsed.firstName : null, lastName: named ? lastName : null },
          ...{ email, phone, mobile, address: lines, siren, vatNumber, language, internalNotes: notes, tags },
        },
        ...(mapping.contacts && email && { contacts: { customerOf: id, email, name, language } }),
      },
      shown: {
        ...{ reference: parsed.reference ?? '', kind, name, email: email ?? '', phone: phone ?? mobile ?? '' },
        ...{ address: lines.split('\n').join(', '), tags: tags.join(', ') },
      },
    }
    return made
  },
}

/** The lines of an address, with postcode and town below unless they are there already. */
function addressOf({ address, postcode, town }: ParsedCustomer): string {
  const last = [postcode, town].filter((part) => part !== null).join(' ')
  const known = address !== null && last !== '' && plain(address).endsWith(plain(last))
  return [address, known ? null : last].filter((part) => part !== null && part !== '').join('\n')
}
