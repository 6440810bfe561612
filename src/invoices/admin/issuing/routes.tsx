import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { seenVersion } from '../../../http/edit.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { type FieldErrors, form } from '../../../http/form.ts'
import { handToQueue } from '../../../mail/hand.ts'
import { newCheckCode } from '../../issue/check-code.ts'
import { issueDraft, patternOf } from '../../issue/issue.ts'
import { printBehind } from '../../issue/print.ts'
import { dayFaultOf, type IssueFault, issueFaults } from '../../issue/rules.ts'
import { type FoundDraft, findDraft } from '../drafts/queries.ts'
import { statusOf } from '../queries.ts'
import { earlierOf, faultsIn, shownOn, todayOf, toIssue } from './draft.ts'
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
      const faults = faultsIn(found, draft.document, draft.deductedCents)
      if (faults.length > 0) return issuePage(c, found, { typed: issuedOn, faults })
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
  faults?: IssueFault[]
  isStale?: boolean
}

function issuePage(c: C, found: FoundDraft, { typed, errors = {}, faults, isStale = false }: Said = {}) {
  const today = todayOf(found)
  const isDay = typed !== undefined && !dayFaultOf(typed, today, earlierOf(found))
  const shown = shownOn(found, isDay ? typed : today, c.env)
  if (isStale) c.status(409)
  else if (typed !== undefined) c.status(422)
  return c.render(
    <IssuePage
      {...{ found, errors, isStale, issuedOn: typed ?? today, isOwner: c.var.ticket.role === 'owner' }}
      shown={{ ...shown, faults: [...new Set([...shown.faults, ...(faults ?? [])])] }}
    />,
    { title: ({ issuing }) => issuing.titles[found.draft.kind] },
  )
}

/** What the database refused, said on the page as it stands by now. Whoever pressed twice finds the invoice. */
async function refused(c: C, typed: string, why: string) {
  const found = await findDraft(c.var.db, c.var.company.id, c.req.param('id') ?? '')
  if (!found) return issuedBefore(c)
  const fault = issueFaults.find((one) => one === why)
  if (fault) return issuePage(c, found, { typed, faults: [fault] })
  return issuePage(c, found, why === 'changed' ? { typed, isStale: true } : { typed, errors: { issuedOn: why } })
}

/** Leads to what was a draft and is issued by now. */
async function issuedBefore(c: C, said = '?done=issued') {
  const id = c.req.param('id') ?? ''
  const status = await statusOf(c.var.db, id)
  return status && status !== 'draft' ? c.redirect(`/admin/invoices/${id}${said}`, 303) : c.notFound()
}
