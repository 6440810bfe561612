import { type Context, Hono } from 'hono'
import { seenVersion } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import * as z from '../../../http/zod.ts'
import { handToQueue } from '../../../mail/hand.ts'
import { newCheckCode } from '../../issue/check-code.ts'
import { dayFaultOf } from '../../issue/day.ts'
import type { IssueFault } from '../../issue/faults.ts'
import { issueDraft, patternOf, type Refused } from '../../issue/issue.ts'
import { printBehind } from '../../issue/print.ts'
import { type FoundDraft, findDraft, standingInTheWay } from '../drafts/queries.ts'
import { statusOf } from '../queries.ts'
import { earlierOf, shownOn, todayOf, toIssue } from './draft.ts'
import { IssuePage } from './page.tsx'

type C = Context<AdminEnv>

const issueForm = z.object({ issuedOn: z.string('dayMissing').trim().max(10, 'dayMissing'), version: seenVersion })
const typedDay = z.object({ issuedOn: z.string().max(40).catch('') }).catch({ issuedOn: '' })

/** Issuing a draft: the page that asks before, and the press. */
export const issuing = new Hono<AdminEnv>()
  .get('/:id/issue', async (c) => {
    const found = await findDraft(c.var.db, c.var.company.id, c.req.param('id'))
    return found ? issuePage(c, found) : issuedBefore(c, '')
  })
  .post(
    '/:id/issue',
    form(issueForm, async (c: C, typed, errors) => {
      const found = await findDraft(c.var.db, c.var.company.id, c.req.param('id') ?? '')
      return found ? issuePage(c, found, { typed: typedDay.parse(typed).issuedOn, errors }) : issuedBefore(c)
    }),
    async (c) => {
      const { issuedOn, version } = c.req.valid('form')
      const { db, company, files } = c.var
      const found = await findDraft(db, company.id, c.req.param('id'))
      if (!found) return issuedBefore(c)
      if (found.draft.version !== version) return issuePage(c, found, { typed: issuedOn, isStale: true })
      const day = dayFaultOf(issuedOn, todayOf(found), earlierOf(found))
      if (day) return issuePage(c, found, { typed: issuedOn, errors: { issuedOn: day } })
      const draft = toIssue(found, issuedOn, newCheckCode(), c.env)
      if (standingInTheWay(found, issuedOn).length > 0) return issuePage(c, found, { typed: issuedOn })
      const issued = await issueDraft(db, found.settings, draft, patternOf(found.settings.invoicing, draft.kind))
      if ('refused' in issued) return refused(c, issuedOn, issued.refused)
      const { id, customerId } = draft
      handToQueue(c, issued.mailIds)
      const document = { ...draft.document, number: issued.number }
      c.executionCtx.waitUntil(printBehind(files.of(customerId), { id, document }))
      return c.redirect(`/admin/invoices/${id}?done=issued`, 303)
    },
  )

interface Said {
  /** What was typed as the day of issue; today where nothing was. */
  typed?: string
  errors?: FieldErrors
  /** What only the database knows of. */
  fault?: IssueFault
  isStale?: boolean
}

function issuePage(c: C, found: FoundDraft, { typed, errors = {}, fault, isStale = false }: Said = {}) {
  const today = todayOf(found)
  const isDay = typed !== undefined && !dayFaultOf(typed, today, earlierOf(found))
  const shown = shownOn(found, isDay ? typed : today, c.env)
  if (isStale) c.status(409)
  else if (typed !== undefined) c.status(422)
  return c.render(
    <IssuePage
      {...{ found, errors, isStale, issuedOn: typed ?? today, isOwner: c.var.ticket.role === 'owner' }}
      isRefused={typed !== undefined}
      shown={{ ...shown, faults: fault ? [...shown.faults, fault] : shown.faults }}
    />,
    { title: ({ issuing }) => issuing.titles[found.draft.kind] },
  )
}

/** What the database refused, said on the page as it stands by now. Whoever pressed twice finds the invoice. */
async function refused(c: C, typed: string, why: Refused) {
  const found = await findDraft(c.var.db, c.var.company.id, c.req.param('id') ?? '')
  if (!found) return issuedBefore(c)
  if (why === 'numberTaken') return issuePage(c, found, { typed, fault: { is: why } })
  return issuePage(c, found, why === 'changed' ? { typed, isStale: true } : { typed, errors: { issuedOn: why } })
}

/** Leads to what was a draft and is issued by now. */
async function issuedBefore(c: C, said = '?done=issued') {
  const id = c.req.param('id') ?? ''
  const status = await statusOf(c.var.db, id)
  return status && status !== 'draft' ? c.redirect(`/admin/invoices/${id}${said}`, 303) : c.notFound()
}
