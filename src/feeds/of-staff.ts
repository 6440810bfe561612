import { customers } from '../customers/schema.ts'
import type { RowOf } from '../db/reach.ts'
import type { Words } from '../i18n/index.ts'
import { visits } from '../visits/schema.ts'
import type { Entry } from './calendar.ts'
import { entryColumns } from './columns.ts'

/** What whoever goes there is told of a visit; read with joins to its job and customer. */
export const staffColumns = {
  ...entryColumns,
  internalNotes: visits.internalNotes,
  customer: customers.name,
  phone: customers.phone,
  mobile: customers.mobile,
  address: customers.address,
}

/** A visit as staff are told of it: for whom, whom to call and what to know, notes between staff included. */
export function entryForStaff(row: RowOf<typeof staffColumns>, { siteVisits }: Words, origin: string): Entry {
  const { title, customer, phone, mobile, address, comments, internalNotes, createdAt, ...visit } = row
  return {
    ...visit,
    changedAt: row.changedAt ?? createdAt,
    summary: `${title} · ${customer}`,
    location: row.location ?? (address || null),
    description: [
      customer,
      ...[phone, mobile].filter((number) => number !== null),
      comments && `${siteVisits.comments} (${siteVisits.forCustomer})\n${comments}`,
      internalNotes && `${siteVisits.internalNotes} (${siteVisits.forStaff})\n${internalNotes}`,
    ]
      .filter(Boolean)
      .join('\n'),
    url: `${origin}/admin/visits/${row.id}`,
  }
}
