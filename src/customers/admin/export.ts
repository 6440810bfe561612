import type { Context } from 'hono'
import { csvFile } from '../../http/csv.ts'
import type { AdminEnv } from '../../http/env.ts'
import { readMark } from '../../http/paging.ts'
import { languageOf } from '../../http/reader.ts'
import { dictionaries, type Words } from '../../i18n/index.ts'
import { todayIn } from '../../ui/format.ts'
import type { CustomerFilter } from './filter.ts'
import { type ExportedCustomer, exportCustomers } from './queries.ts'

/** The list of customers as a file, filtered and in the order of its page. */
export const exportFile = (c: Context<AdminEnv>, filter: CustomerFilter): Promise<Response> =>
  csvFile(
    (after) => exportCustomers(c.var.db, filter, readMark(after, 2)),
    async () => {
      const language = await languageOf(c)
      const words = dictionaries[language]
      return {
        ...{ name: words.customers.list.file, language, header: headerIn(words) },
        cellsOf: (customer) => cellsOf(customer, words, c.var.company.timeZone),
      }
    },
  )

const headerIn = ({ admin, contacts, customers, editing }: Words) => [
  ...[contacts.name, contacts.kind, customers.civility, customers.firstName, customers.lastName, customers.email],
  ...[customers.phone, customers.mobile, customers.address, customers.siren, customers.vatNumber, customers.language],
  ...[editing.tags, admin.internalNotes, customers.list.since],
]

const cellsOf = (customer: ExportedCustomer, { admin, customers }: Words, timeZone: string) => [
  ...[customer.name, admin.kinds[customer.kind], customer.civility && customers.civilities[customer.civility]],
  ...[customer.firstName, customer.lastName, customer.email, customer.phone, customer.mobile, customer.address],
  ...[customer.siren, customer.vatNumber, dictionaries[customer.language].name, customer.tags.join(', ')],
  ...[customer.internalNotes, todayIn(timeZone, customer.createdAt)],
]
