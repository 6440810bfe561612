import { idOf } from './random.ts'
import type { Values } from './rows.ts'

/** The row of an account that a contact accepted long ago. */
export const contactAccount = (
  company: string,
  customer: string,
  contact: string,
  hash: string,
  at: number,
): Values => [company, idOf(company, contact, 'account'), 'customer', null, customer, contact, hash, at, at, null, at]

/** The same of a member of staff. */
export const staffAccount = (company: string, person: string, hash: string, at: number): Values => [
  company,
  idOf(company, person, 'account'),
  'staff',
  person,
  null,
  null,
  hash,
  at,
  at,
  null,
  at,
]

/** The same of a contact who was invited and has not come yet, or whose access was taken away. */
export const formerAccount = (
  company: string,
  customer: string,
  contact: string,
  invited: number,
  revoked: number | null,
): Values => [
  company,
  idOf(company, contact, 'account'),
  'customer',
  null,
  customer,
  contact,
  null,
  invited,
  null,
  revoked,
  invited,
]
