import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { payableColumns } from '../../invoices/columns.ts'
import { invoices } from '../../invoices/schema.ts'
import { jobs } from '../../jobs/schema.ts'
import { visits } from '../../visits/schema.ts'
import { searchEntries } from '../schema.ts'

/** What is shown of a customer that was found, and what they may have been found by. */
export const foundCustomer = {
  entry: searchEntries.entry,
  id: customers.id,
  kind: customers.kind,
  name: customers.name,
  email: customers.email,
  phone: customers.phone,
  mobile: customers.mobile,
  address: customers.address,
  siren: customers.siren,
  vatNumber: customers.vatNumber,
  tags: customers.tags,
  internalNotes: customers.internalNotes,
  archived: customers.archived,
}
export type FoundCustomer = RowOf<typeof foundCustomer>

/** The same of a job; read with a join to its customer. */
export const foundJob = {
  entry: searchEntries.entry,
  id: jobs.id,
  title: jobs.title,
  reference: jobs.reference,
  location: jobs.location,
  status: jobs.status,
  scope: jobs.scope,
  internalNotes: jobs.internalNotes,
  tags: jobs.tags,
  customer: customers.name,
}
export type FoundJob = RowOf<typeof foundJob>

/** The same of a visit; read with joins to its job and customer. */
export const foundVisit = {
  entry: searchEntries.entry,
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  comments: visits.comments,
  internalNotes: visits.internalNotes,
  job: jobs.title,
  customer: customers.name,
}
export type FoundVisit = RowOf<typeof foundVisit>

/** The same of an invoice; read with a join to its customer. */
export const foundInvoice = {
  entry: searchEntries.entry,
  id: invoices.id,
  number: invoices.number,
  issuedOn: invoices.issuedOn,
  ...payableColumns,
  customer: customers.name,
}
export type FoundInvoice = RowOf<typeof foundInvoice>
