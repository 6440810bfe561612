import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { type MailTopic, mailTopics } from '../../accounts/account.ts'
import { accounts } from '../../accounts/schema.ts'
import { and, eq, ne } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { AccountEnv } from '../../http/env.ts'
import * as z from '../../http/zod.ts'
import { useWords } from '../../i18n/locale.ts'
import { Done, Heading } from '../../ui/parts.tsx'
import { ownOnly } from './allow.ts'

const path = '/portal/account/mails'

const query = z.object({ done: z.literal('saved').optional().catch(undefined) })
const ticked = z.literal('yes').optional().catch(undefined)
const choice = z.object({
  ...{ visits: ticked, requests: ticked, reminders: ticked, invoices: ticked },
} satisfies Record<MailTopic, unknown>)

/** Which mails a contact gets. */
export const ownMails = new Hono<AccountEnv>()
  .use(ownOnly)
  .get('/', zValidator('query', query), async (c) => {
    const { db, ticket } = c.var
    const { accountId, companyId } = ticket
    const [[account]] = await db.read(
      beforeSignIn(companyId).from(accounts, { muted: accounts.muted }).where(eq(accounts.id, accountId)),
    )
    const { done } = c.req.valid('query')
    return c.render(<MailsPage muted={account?.muted ?? []} saved={done !== undefined} />, {
      title: ({ account }) => account.mails,
    })
  })
  .post('/', zValidator('form', choice), async (c) => {
    const wanted = c.req.valid('form')
    const { db, ticket } = c.var
    const muted = mailTopics.filter((topic) => wanted[topic] === undefined)
    const details = Object.fromEntries(mailTopics.map((topic) => [topic, !muted.includes(topic)]))
    await db.write(
      { did: 'mails_chosen', subjectId: ticket.accountId, details },
      beforeSignIn(ticket.companyId).update(
        accounts,
        { muted },
        // Sent twice, it is told once.
        and(eq(accounts.id, ticket.accountId), ne(accounts.muted, muted)),
      ),
    )
    return c.redirect(`${path}?done=saved`, 303)
  })

const MailsPage = ({ muted, saved }: { muted: MailTopic[]; saved: boolean }) => {
  const { account: words, editing } = useWords()
  return (
    <>
      <a class="back" href="/portal/account">
        {words.title}
      </a>
      <Heading>{words.mails}</Heading>
      {saved && <Done>{words.mailsSaved}</Done>}
      <form class="card form" method="post" action={path} hx-boost="false">
        <fieldset>
          <legend>{words.mailsLead}</legend>
          {mailTopics.map((topic) => (
            <div class="tick">
              <input
                id={topic}
                type="checkbox"
                name={topic}
                value="yes"
                checked={!muted.includes(topic)}
                aria-describedby={`${topic}-hint`}
              />
              <div>
                <label for={topic}>{words.topics[topic]}</label>
                <p id={`${topic}-hint`} class="hint">
                  {words.topicHints[topic]}
                </p>
              </div>
            </div>
          ))}
        </fieldset>
        <button type="submit">{editing.save}</button>
      </form>
      <p class="note">{words.mailsAlways}</p>
    </>
  )
}
