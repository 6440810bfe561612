import { type Context, Hono } from 'hono'
import type { AdminEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import { text } from '../../../http/text.ts'
import * as z from '../../../http/zod.ts'
import { leftOf } from '../../credit-note.ts'
import { unprintableIn } from '../drafts/faults.ts'
import { type CreditFilled, CreditNotePage, ways } from './credit-note-page.tsx'
import { addCreditNote, newDraftId } from './deeds.ts'
import { findToCredit, type ToCredit } from './queries.ts'

type C = Context<AdminEnv>

/** The draft that a form is to make; one that was tampered with, or has the address of a page, is another new one. */
export const draftId = z
  .string()
  .regex(/^(?!new-deposit$)[\w-]{8,64}$/)
  .catch(newDraftId)

const asked = z.object({
  draft: draftId,
  how: z.enum(ways, 'howMissing'),
  // It is printed above the lines.
  reason: text(2000, 'tooLong').refine((typed) => !unprintableIn(typed), 'unprintable'),
})

const typed = z.object({
  draft: draftId,
  how: z.enum(ways).optional().catch(undefined),
  reason: z.string().catch(''),
})

/** Credit notes: the whole of what is left of an invoice, or a draft of it to take a part. */
export const creditNotes = new Hono<AdminEnv>()
  .get('/:id/credit-note', async (c) => {
    const found = await findToCredit(c.var.db, c.req.param('id'))
    return found ? page(c, found, typed.parse({})) : c.notFound()
  })
  .post(
    '/:id/credit-note',
    form(asked, async (c: C, sent, errors) => {
      const found = await findToCredit(c.var.db, c.req.param('id') ?? '')
      return found ? page(c, found, typed.parse(sent), errors) : c.notFound()
    }),
    async (c) => {
      const { draft, how, reason } = c.req.valid('form')
      const { db } = c.var
      const found = await findToCredit(db, c.req.param('id'))
      if (!found) return c.notFound()
      if (found.begun !== draft) {
        // What another has begun, or taken back, since the page was opened.
        if (found.begun || found.deductedIn || leftOf(found.taking).length === 0) {
          c.status(409)
          return page(c, found, { draft, how, reason: reason ?? '' })
        }
        await addCreditNote(db, found, draft, reason)
      }
      return c.redirect(`/admin/invoices/${draft}/${how === 'whole' ? 'issue' : 'edit'}`, 303)
    },
  )

function page(c: C, found: ToCredit, filled: CreditFilled, errors: FieldErrors = {}) {
  if (Object.keys(errors).length > 0) c.status(422)
  return c.render(<CreditNotePage found={found} filled={filled} errors={errors} />, {
    title: ({ corrections }) => corrections.creditNote.title(found.invoice.document.number),
  })
}
