import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { newId } from '../../db/id.ts'
import type { AdminEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { formKey } from '../../http/form-key.ts'
import { markParameter } from '../../http/paging.ts'
import { languageOf } from '../../http/reader.ts'
import * as z from '../../http/zod.ts'
import { dueNowCents, owedCents } from '../../invoices/invoice.ts'
import { readMoney } from '../form.ts'
import { excessCents } from '../payment.ts'
import { recordPayment, refund, settleNotice, undoPayment, useCredit } from './deeds.ts'
import {
  blankPayment,
  type FilledPayment,
  filledAsSaid,
  filledWith,
  isUnagreed,
  type PaymentForm,
  paymentForm,
  seenCents,
  sentWith,
  typedPayment,
} from './form.ts'
import { type FoundMoney, findMoney, findNotice, findPayment, listNotices } from './queries.ts'
import { NoticesPage, PaymentsPage, type PaymentsPageProps } from './views.tsx'

type C = Context<AdminEnv>
type Kind = 'payment' | 'refund'

const begun = z.object({ notice: z.string().max(64).optional().catch(undefined) })
const credit = z.object({ key: formKey, seen: seenCents })

/** The money of an invoice, under its address. */
export const paymentsOfInvoice = new Hono<AdminEnv>()
  .get('/:id/payments', zValidator('query', begun), async (c) => {
    const found = await findMoney(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    const { notice } = c.req.valid('query')
    const said = found.notice?.id === notice ? found.notice : undefined
    const language = await languageOf(c)
    const due = dueNowCents(found.invoice, c.var.today) || Math.max(0, owedCents(found.invoice))
    const filled = said ? filledAsSaid(said, language) : blankPayment(due, c.var.today, language)
    return page(c, { found, form: { kind: 'payment', formKey: newId(), filled } })
  })
  .post('/:id/payments', form(paymentForm, refusedAs('payment')), (c) => take(c, 'payment', c.req.valid('form')))
  .post('/:id/refund', form(paymentForm, refusedAs('refund')), (c) => take(c, 'refund', c.req.valid('form')))
  .post('/:id/credit', zValidator('form', credit), async (c) => {
    const { db, today } = c.var
    const id = c.req.param('id')
    const sent = c.req.valid('form')
    const found = await findMoney(db, id)
    if (!found) return c.notFound()
    if (entryOf(found, sent.key)) return done(c, id, 'credited')
    const dueCents = dueNowCents(found.invoice, today)
    const usable = sent.seen === owedCents(found.invoice) && dueCents > 0 && found.overpaid.length > 0
    if (usable && (await useCredit(db, found, { ...sent, dueCents, today }))) return done(c, id, 'credited')
    const now = usable ? await findMoney(db, id) : found
    if (!now) return c.notFound()
    return entryOf(now, sent.key) ? done(c, id, 'credited') : page(c, { found: now, conflict: 'creditGone' })
  })

/** Payments by themselves, and what customers say to have paid. */
export const payments = new Hono<AdminEnv>()
  .get('/notices', zValidator('query', z.object({ after: markParameter(2) })), async (c) => {
    const { after } = c.req.valid('query')
    const rows = await listNotices(c.var.db, after)
    return c.render(<NoticesPage page={rows} paged={after !== undefined} today={c.var.today} />, {
      title: ({ paying }) => paying.notices,
    })
  })
  .post('/:id/undo', async (c) => {
    const { db, today } = c.var
    const found = await findPayment(db, c.req.param('id'))
    if (!found) return c.notFound()
    const { invoiceId, counterOf } = found.payment
    // What is undone already answers as what was undone just now.
    if (counterOf === null && (await undoPayment(db, found, today)) === 'held') {
      const money = await findMoney(db, invoiceId)
      return money ? page(c, { found: money, conflict: 'undoHeld' }) : c.notFound()
    }
    return done(c, invoiceId, 'undone')
  })

/** What customers say to have paid. */
export const paymentNotices = new Hono<AdminEnv>().post('/:id/settle', async (c) => {
  const notice = await findNotice(c.var.db, c.req.param('id'))
  if (!notice) return c.notFound()
  await settleNotice(c.var.db, notice)
  return done(c, notice.invoiceId, 'settled')
})

/** Records money received or given back: once a form, and only on the money as it was shown. */
async function take(c: C, kind: Kind, typed: PaymentForm): Promise<Response> {
  const { db, today } = c.var
  const id = c.req.param('id') ?? ''
  const found = await findMoney(db, id)
  if (!found) return c.notFound()
  const is = kind === 'payment' ? 'recorded' : 'refunded'
  const { amountCents, errors } = readMoney(typed, await languageOf(c), today)
  const { paidOn, method, reference } = typed
  const given = { key: typed.key, amountCents, paidOn, method, reference }
  const sign = kind === 'payment' ? 1 : -1
  // Written by this form: sent twice it is there once. Where it says something else by now, it is a form of its own.
  const recorded = (now: FoundMoney): Response | Promise<Response> | undefined => {
    const entry = entryOf(now, typed.key)
    if (!entry) return undefined
    const isSame = entry.amountCents === sign * amountCents && entry.paidOn === paidOn && entry.method === method
    return isSame && entry.reference === reference ? done(c, id, is) : anew(now)
  }
  const anew = (now: FoundMoney) =>
    refused(c, kind, now, filledWith(typed), errors, { ...typed, key: '', seen: Number.NaN }, amountCents)
  const again = (now: FoundMoney) => refused(c, kind, now, filledWith(typed), errors, typed, amountCents)
  const before = recorded(found)
  if (before) return before
  if (typed.seen !== owedCents(found.invoice) || isRefused(found, kind, errors, typed, amountCents)) return again(found)
  const written =
    kind === 'payment'
      ? await recordPayment(db, found.invoice, typed.seen, given, typed.notice)
      : await refund(db, found.invoice, typed.seen, given)
  if (written) return done(c, id, is)
  const now = await findMoney(db, id)
  if (!now) return c.notFound()
  // Where the money is as it was seen the form's key is another's: with one of its own it is recorded next time.
  return recorded(now) ?? (typed.seen === owedCents(now.invoice) ? anew(now) : again(now))
}

/** The row that a form makes, where it was sent before. */
const entryOf = ({ entries }: FoundMoney, formKey: string) => entries.find(({ id }) => formKey !== '' && id === formKey)

const isRefused = (
  { invoice }: FoundMoney,
  kind: Kind,
  errors: FieldErrors,
  { agreed }: { agreed: number },
  amountCents: number,
): boolean => {
  if (Object.keys(errors).length > 0) return true
  const owed = owedCents(invoice)
  return kind === 'payment' ? isUnagreed(amountCents, owed, agreed) : amountCents > -owed
}

function refusedAs(kind: Kind) {
  return async (c: C, typed: unknown, errors: FieldErrors): Promise<Response> => {
    const found = await findMoney(c.var.db, c.req.param('id') ?? '')
    if (!found) return c.notFound()
    return refused(c, kind, found, typedPayment.parse(typed), errors, { ...sentWith.parse(typed), agreed: 0 }, 0)
  }
}

/** The form again: beside what changed since it was shown (409), or with what is wrong (422). */
function refused(
  c: C,
  kind: Kind,
  found: FoundMoney,
  filled: FilledPayment,
  errors: FieldErrors,
  sent: Pick<PaymentForm, 'key' | 'seen' | 'agreed'>,
  amountCents: number,
) {
  const owed = owedCents(found.invoice)
  const isStale = Object.keys(errors).length === 0 && sent.seen !== owed
  const isOver = kind === 'payment' && isUnagreed(amountCents, owed, sent.agreed)
  const excess = isOver && !errors.amount ? excessCents(amountCents, owed) : undefined
  const overBack = kind === 'refund' && amountCents > -owed ? { amount: 'overBack' } : {}
  const conflict = isStale ? { seen: sent.seen } : undefined
  if (!conflict) c.status(422)
  const form = { kind, formKey: sent.key || newId(), filled, errors: { ...overBack, ...errors }, excess }
  return page(c, { found, form, conflict })
}

const done = (c: C, invoiceId: string, what: string) => c.redirect(`/admin/invoices/${invoiceId}?money=${what}`, 303)

function page(c: C, props: Omit<PaymentsPageProps, 'today'>) {
  if (props.conflict) c.status(409)
  return c.render(<PaymentsPage {...props} today={c.var.today} />, {
    title: ({ paying }) => paying.title(props.found.invoice.number),
  })
}
