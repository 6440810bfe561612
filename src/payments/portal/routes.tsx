import { type Context, Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import { newId } from '../../db/id.ts'
import type { PortalEnv } from '../../http/env.ts'
import { type FieldErrors, form } from '../../http/form.ts'
import { languageOf } from '../../http/reader.ts'
import { balanceCents, dueNowCents } from '../../invoices/invoice.ts'
import { handToQueue } from '../../mail/hand.ts'
import { dayErrors, readMoney } from '../form.ts'
import { tellPayment } from './deeds.ts'
import { blankTelling, type FilledTelling, type TellingForm, tellingForm, typedTelling } from './form.ts'
import { readForTelling, type Telling } from './queries.ts'
import { TellingPage } from './views.tsx'

type C = Context<PortalEnv>

/** Saying that an invoice was paid: a message to the company, which changes nothing of what is owed. */
export const telling = new Hono<PortalEnv>()
  .get('/:id/paid', needs('seesInvoices'), async (c) => {
    const found = await readForTelling(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    const { invoice } = found
    const due = dueNowCents(invoice, c.var.today) || balanceCents(invoice)
    return page(c, found, blankTelling(due, c.var.today, await languageOf(c), newId()), {})
  })
  .post(
    '/:id/paid',
    // A contact without the right finds no invoice.
    form(tellingForm, async (c: C, typed, errors) => {
      const found = await readForTelling(c.var.db, c.req.param('id') ?? '')
      if (!found) return c.notFound()
      // All that is wrong is said at once, the day as well, which only today decides.
      const filled = typedTelling.parse(typed)
      return page(c, found, filled, { ...dayErrors(filled, c.var.today), ...errors })
    }),
    async (c) => {
      const said = c.req.valid('form')
      const { db, company, ticket, today } = c.var
      const id = c.req.param('id')
      const found = await readForTelling(db, id)
      if (!found) return c.notFound()
      const { amountCents, errors } = readMoney(said, await languageOf(c), today)
      if (isSaid(found, said, amountCents)) return told(c, id)
      if (found.stand !== 'open' || Object.keys(errors).length > 0) return page(c, found, filledWith(said), errors)
      const { paidOn, method, message } = said
      // What was said by this form before, and dealt with, was something else.
      const key = found.notices.some((notice) => notice.id === said.key) ? '' : said.key
      const written = await tellPayment(
        db,
        found,
        { key, amountCents, paidOn, method, message },
        { company, customerId: ticket.customerId },
      )
      if (written) {
        handToQueue(c, [written.mailId])
        return told(c, id)
      }
      // Somebody was quicker, the same press sent twice most of all.
      const now = await readForTelling(db, id)
      if (!now) return c.notFound()
      return isSaid(now, said, amountCents) ? told(c, id) : page(c, now, filledWith(said), {})
    },
  )

/** Whether the message that a form makes is there and says the same: it was sent before. */
const isSaid = ({ notices }: Telling, { key, ...said }: TellingForm, amountCents: number): boolean =>
  notices.some((notice) => {
    const isSame = notice.amountCents === amountCents && notice.paidOn === said.paidOn && notice.method === said.method
    return key !== '' && notice.id === key && isSame && notice.message === said.message
  })

const filledWith = ({ message, ...said }: TellingForm): FilledTelling => ({ ...said, message: message ?? '' })

const told = (c: C, id: string) => c.redirect(`/portal/invoices/${id}?done=told`, 303)

/** The form: empty, with what is wrong (422), or why nothing can be said any more (409). */
function page(c: C, telling: Telling, filled: FilledTelling, errors: FieldErrors) {
  if (c.req.method === 'POST' && telling.stand !== 'open') c.status(409)
  else if (Object.keys(errors).length > 0) c.status(422)
  const props = { telling, filled, errors, today: c.var.today, phone: c.var.company.phone }
  return c.render(<TellingPage {...props} />, { title: ({ paying }) => paying.haveTitle })
}
