import { useWords } from '../../i18n/locale.ts'
import { type Asked, StatementPage } from '../view.tsx'
import { YearPage } from '../year-page.tsx'

export const statementAt = '/portal/invoices/statement'
const zipAt = '/portal/invoices/year.zip'

/** Where the documents of a year are to be had, part by part. */
export const yearAt = (year: string): string => `/portal/invoices/year?year=${year}`

/** The customer's own account. */
export const CustomerStatement = (props: Asked) => {
  const { statements, invoices } = useWords()
  const back = { href: '/portal/invoices', text: invoices.title }
  return <StatementPage side={{ name: 'portal', at: statementAt, heading: statements.title, back }} {...props} />
}

/** The customer's own documents of a year. */
export const CustomerYear = ({ year, count }: { year: string; count: number }) => {
  const { statements, invoices } = useWords()
  const back = { href: '/portal/invoices', text: invoices.title }
  return <YearPage {...{ year, count, back, zip: zipAt, heading: statements.year.one(year) }} />
}
