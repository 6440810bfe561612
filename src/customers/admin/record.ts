import { countries } from '../../companies/countries.ts'
import { firmNumbers } from '../../companies/firm-number.ts'
import { seenVersion } from '../../http/edit.ts'
import { idToBe } from '../../http/form-key.ts'
import { isAddress, optionalLine, tagList, text } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { languages } from '../../i18n/language.ts'
import { type CustomerRecord, civilities, nameOf } from '../customer.ts'

/*
 * What staff type of a customer. Messages are keys of `words.customers.faults`. Without JavaScript and without styles the
 * fields of both kinds are there: those of the other kind are not looked at.
 */

const needed = (most: number, missing: string) =>
  optionalLine(most, 'tooLong')
    .refine((typed) => typed !== null, missing)
    .transform((typed) => typed ?? '')

const phone = optionalLine(40, 'tooLong').refine((typed) => typed === null || isPhone(typed), 'phoneWrong')

/** Whether a phone can call it: six digits or more, with what people part them by. */
const isPhone = (typed: string): boolean =>
  /^[+(]?[\d\s().\-/\u00a0\u202f]+$/.test(typed) && /^\d{6,20}$/.test(typed.replace(/\D/g, ''))

const common = {
  email: optionalLine(254, 'tooLong')
    .transform((typed) => typed?.toLowerCase() ?? null)
    .refine((typed) => typed === null || isAddress(typed), 'emailWrong'),
  phone,
  mobile: phone,
  address: text(500, 'tooLong').transform((typed) => typed ?? ''),
  country: z
    .string()
    .optional()
    .transform((typed) => typed || null)
    .refine((typed) => typed === null || countries.includes(typed), 'countryUnknown'),
  language: z.enum(languages).catch('fr'),
  internalNotes: text(10_000, 'tooLong'),
  tags: tagList('tagsTooMany'),
  version: seenVersion,
  id: idToBe,
  /** Ids of the look-alikes that were shown, once it was said that the customer is none of them. */
  other: z
    .string()
    .max(1000)
    .catch('')
    .transform((ids) => ids.split(' ')),
}

const person = z.object({
  kind: z.literal('person'),
  civility: z.enum(civilities).nullable().catch(null),
  firstName: optionalLine(90, 'tooLong'),
  lastName: needed(90, 'lastNameMissing'),
  ...common,
})

const firm = z.object({
  kind: z.literal('firm'),
  firmName: needed(200, 'firmNameMissing'),
  siren: optionalLine(40, 'sirenWrong'),
  vatNumber: optionalLine(40, 'vatWrong'),
  ...common,
})

/**
 * A form as it was sent: the record, the id of one that is to be added, the version it was opened at, and the look-alikes
 * that it is none of.
 */
export interface SentCustomer {
  record: CustomerRecord
  id: string
  version: number
  other: string[]
}

export const customerForm = z
  .discriminatedUnion('kind', [person, firm], { error: 'kindMissing' })
  .transform((typed, context): SentCustomer => {
    const { id, version, other, ...fields } = typed
    if (fields.kind === 'person') {
      const name = nameOf(fields.firstName, fields.lastName)
      return { id, version, other, record: { ...fields, name, siren: null, vatNumber: null } }
    }
    const { firmName, ...rest } = fields
    const { numbers, faults } = firmNumbers(rest)
    for (const [path, message] of Object.entries(faults))
      context.addIssue({ code: 'custom', path: [path], message, input: typed })
    const unnamed = { civility: null, firstName: null, lastName: null }
    return { id, version, other, record: { ...rest, ...unnamed, ...numbers, name: firmName } }
  })

/** The fields of the form in the order of the page. */
const fieldNames = [
  ...(['kind', 'civility', 'firstName', 'lastName', 'firmName', 'siren', 'vatNumber', 'email', 'phone'] as const),
  ...(['mobile', 'address', 'country', 'language', 'internalNotes', 'tags'] as const),
]

/** What stands in the fields. */
export type FilledCustomer = Record<(typeof fieldNames)[number], string>

const sent = z.record(z.string(), z.unknown()).catch({})

/** What was typed into a form that did not pass, as far as it is text. */
export function typedCustomer(typed: unknown): FilledCustomer {
  const fields = sent.parse(typed)
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name].replace(/\r\n?/g, '\n') : '')
  return Object.fromEntries(fieldNames.map((name) => [name, textOf(name)])) as FilledCustomer
}

/** The fields of a form that is filled with a record. */
export const filledWith = (record: CustomerRecord): FilledCustomer => ({
  kind: record.kind,
  civility: record.civility ?? '',
  firstName: record.firstName ?? '',
  // One written before names were kept in parts has the whole in one.
  lastName: record.lastName ?? (record.kind === 'person' ? record.name : ''),
  firmName: record.kind === 'firm' ? record.name : '',
  siren: record.siren ?? '',
  vatNumber: record.vatNumber ?? '',
  email: record.email ?? '',
  phone: record.phone ?? '',
  mobile: record.mobile ?? '',
  address: record.address,
  country: record.country ?? '',
  language: record.language,
  internalNotes: record.internalNotes ?? '',
  tags: record.tags.join(', '),
})

/** An empty form, in the language most customers of the company speak. */
export const blankCustomer = (language: string): FilledCustomer => ({
  ...typedCustomer({}),
  kind: 'person',
  language,
})
