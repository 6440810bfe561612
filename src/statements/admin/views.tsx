import { useWords } from '../../i18n/locale.ts'
import { type Asked, StatementPage } from '../view.tsx'
import { YearPage } from '../year-page.tsx'

interface Who {
  id: string
  name: string
}

const pageOf = (id: string): string => `/admin/customers/${id}`

/** Where a customer's account stands. */
export const statementAt = (id: string): string => `${pageOf(id)}/statement`

/** Where a customer's documents of a year are to be had, part by part. */
export const yearAt = (id: string, year: string): string => `${pageOf(id)}/invoices?year=${year}`

/** The account of a customer, as staff see it. */
export const AccountPage = ({ customer, ...asked }: Asked & { customer: Who }) => {
  const heading = useWords().statements.of(customer.name)
  const back = { href: pageOf(customer.id), text: customer.name }
  return <StatementPage side={{ name: 'admin', at: statementAt(customer.id), heading, back }} {...asked} />
}

/** The documents of a customer's year. */
export const DocumentsPage = ({ customer, year, count }: { customer: Who; year: string; count: number }) => {
  const heading = useWords().statements.year.of(year, customer.name)
  const back = { href: pageOf(customer.id), text: customer.name }
  return <YearPage {...{ year, count, back, heading, zip: `${pageOf(customer.id)}/invoices.zip` }} />
}
