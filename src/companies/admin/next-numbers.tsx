import { type Context, Hono } from 'hono'
import type { Query } from '../../db/select.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import * as z from '../../http/zod.ts'
import { type NumberSeries, numberSeries } from '../invoicing.ts'
import { invoicing } from './invoicing.tsx'
import { nextFields } from './next-numbers-form.tsx'
import { type Facts, readSettings } from './queries.ts'
import { show, subject, typedTexts } from './subject.tsx'

/** A pattern has room for a million invoices in a number of the longest. */
const mostNext = 999_999

const next = z.coerce.number('nextWrong').int('nextWrong').min(1, 'nextWrong').max(mostNext, 'nextWrong').optional()
const nextForm = z.object({ nextInvoice: next, nextCreditNote: next, nextDeposit: next })

/** The page of how invoices are numbered and worded, and the form that says where numbers go on. */
export const invoicingRoutes = new Hono<AdminEnv>().route('/', subject(invoicing)).post(
  '/numbers',
  form(nextForm, async (c: Context<AdminEnv>, typed, errors) => shown(c, typedTexts.parse(typed), errors, 422)),
  async (c) => {
    const { db, company } = c.var
    const typed = c.req.valid('form')
    const { facts } = await readSettings(db, company.id)
    const wanted = numberSeries.flatMap((series) => {
      const number = typed[nextFields[series]]
      return number === undefined || number === facts.counters[series].last + 1 ? [] : [{ series, last: number - 1 }]
    })
    if (wanted.length > 0) {
      const details = Object.fromEntries(wanted.map((one) => [nextFields[one.series], changeOf(facts, one)]))
      const written = await db.write({ did: 'settings_changed', details }, goingOnFrom(company.id, wanted))
      if (!written) {
        const late = Object.fromEntries(wanted.map(({ series }) => [nextFields[series], 'nextLate']))
        return shown(c, {}, late, 409)
      }
    }
    return c.redirect('/admin/settings/invoicing?done=saved', 303)
  },
)

const changeOf = ({ counters }: Facts, { series, last }: Wanted) => `${counters[series].last + 1} → ${last + 1}`

async function shown(c: Context<AdminEnv>, typed: Record<string, string>, errors: FieldErrors, status: 409 | 422) {
  const read = await readSettings(c.var.db, c.var.company.id)
  const values = { ...invoicing.shown(read.stored), ...typed }
  return show(c, invoicing, read, { values, errors, preview: read.stored, status })
}

interface Wanted {
  series: NumberSeries
  last: number
}

/**
 * Has series go on from these numbers. Touches no row where one of them has begun by now: an invoice was issued in it.
 *
 * By hand, because it replaces what is there; the company's id stands in each part.
 */
const goingOnFrom = (companyId: string, wanted: Wanted[]): Query<unknown> => ({
  statement: () => ({
    sql: `insert into invoice_counters (company_id, series, last)
      select ?1, value ->> 'series', value ->> 'last' from json_each(?2) where not exists (
        select 1 from invoice_counters c where c.company_id = ?1 and c.last_issued_on is not null
        and c.series in (select value ->> 'series' from json_each(?2)))
      on conflict (company_id, series) do update set last = excluded.last returning series`,
    params: [companyId, JSON.stringify(wanted)],
  }),
  decode: (row) => row,
})
