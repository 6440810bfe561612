import { type Context, Hono } from 'hono'
import { originOf } from '../../../companies/address.ts'
import { type CompanyAtHome, companyById } from '../../../companies/directory.ts'
import { newId } from '../../../db/id.ts'
import type { AdminEnv } from '../../../http/env.ts'
import { form } from '../../../http/form.ts'
import { dictionaries } from '../../../i18n/index.ts'
import { composeMail, type LetterRow, wordsOf } from '../../../mail/compose.ts'
import { newMail } from '../../../mail/outbox.ts'
import { beginRun } from '../../runs/queue.ts'
import { countFor, countsOf, newRun } from '../queries.ts'
import { type Announcement, announcementForm, type Filled, typedAnnouncement } from './form.ts'
import { AnnouncementPage, PreviewPage } from './views.tsx'

const checked = () =>
  form(announcementForm, (c: Context<AdminEnv>, typed, errors) =>
    formPage(c, { ...typedAnnouncement.parse(typed), errors }),
  )

/** Writing to many customers that the portal is there. */
export const announcements = new Hono<AdminEnv>()
  .get('/new', (c) => formPage(c))
  .post('/preview', checked(), async (c) => {
    const announcement = c.req.valid('form')
    const { company, counts } = await readAbout(c)
    const mail = sampleMail(announcement, company)
    return c.render(
      <PreviewPage
        announcement={announcement}
        counts={counts}
        letter={composeMail(mail, company, undefined, c.env)}
        words={wordsOf(mail, company, undefined, c.env)}
      />,
      { title: ({ announcements }) => announcements.previewTitle },
    )
  })
  .post('/', checked(), async (c) => {
    const { run: id, to, text } = c.req.valid('form')
    const { db, company } = c.var
    const run = { audience: to, customerIds: null }
    const [[count]] = await db.read(countFor(db, company.id, run))
    const total = count?.count ?? 0
    if (total === 0) return c.redirect('/admin/announcements/new', 303)
    const deed = { did: 'announced', subjectId: id, details: { audience: to, total } } as const
    await db.write(deed, newRun(db, { id, kind: 'announcement', ...run, text, total }, await db.viewer()))
    c.executionCtx.waitUntil(beginRun(c.env.RUNS, { companyId: company.id, runId: id }))
    return c.redirect(`/admin/invitations/${id}`, 303)
  })

/** The form, as it begins or as it was refused. */
async function formPage(c: Context<AdminEnv>, refused?: Filled) {
  if (refused) c.status(422)
  const { company, counts } = await readAbout(c)
  const { draft } = dictionaries[company.language].announcements
  const begun = () => ({
    run: newId(),
    to: 'with_access',
    text: draft(company.name, new URL(originOf(company, c.env)).host),
    errors: {},
  })
  return c.render(<AnnouncementPage filled={refused ?? begun()} counts={counts} />, {
    title: ({ announcements }) => announcements.title,
  })
}

/** Whose mail it is, and how many it would reach. */
async function readAbout(c: Context<AdminEnv>) {
  const { db, company: here } = c.var
  const [[company], [counts]] = await db.read(companyById(here.id), countsOf(db))
  if (!company) throw new Error('A company that is at its own door is not in the directory.')
  return { company, counts: counts ?? { with_access: 0, with_email: 0 } }
}

/** The mail as a customer would get it, addressed to the company itself. */
const sampleMail = ({ text }: Announcement, company: CompanyAtHome): LetterRow => ({
  ...newMail({
    cause: 'preview',
    to: { name: company.name, email: company.email },
    language: company.language,
    message: 'announcement',
    data: { text },
  }),
  tries: 0,
})
