import type { Audience } from '../../accounts/audience.ts'
import { accountLinks, accounts } from '../../accounts/schema.ts'
import type { DeedName } from '../../audit/deed.ts'
import { note, once } from '../../audit/note.ts'
import type { D1 } from '../../db/d1.ts'
import { inArray, oneMore, orElse } from '../../db/operators.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { Visitor } from '../../http/visitor.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { aboutOf, actorOf } from '../../sessions/actor.ts'
import { linkStands, type MailedLink, type Person, peopleBy } from '../../sessions/people.ts'
import { sessions } from '../../sessions/schema.ts'

/** Whose accounts a link opens; nobody's when it was used, has run out, or was replaced. Changes nothing. */
export async function peopleOfLink(d1: D1, companyId: string, audience: Audience, link: MailedLink) {
  const query = peopleBy(companyId, audience, link)
  const [rows = []] = await d1.send([query.statement()])
  return rows.map((row) => query.decode(row))
}

const deeds = { invitation: 'invitation_accepted', reset: 'password_reset', sign_in: 'link_used' } as const

/** The use of a link, once, told in the file of each it opens: of two at the same time the second is undone as a whole. */
export function useOfLink(companyId: string, link: MailedLink, people: Person[], from: Visitor): Query<unknown>[] {
  const did: DeedName = deeds[link.link]
  return [
    ...once(companyId, beforeSignIn(companyId).delete(accountLinks, linkStands(link))),
    ...people.map((person) => note(companyId, actorOf(person, from), { did, ...aboutOf(person) })),
  ]
}

/**
 * A new password for these accounts, which are one person's: every session ends, other links die, and a notice goes to
 * the mailbox unless the person has just been invited. Gives the writes and the notice's id.
 */
export function newPassword(companyId: string, people: Person[], passwordHash: string, isReset: boolean) {
  const db = beforeSignIn(companyId)
  const now = new Date()
  const ids = people.map(({ accountId }) => accountId)
  const [person] = people
  const notice =
    isReset && person
      ? newMail({
          cause: `password:${person.accountId}:${now.getTime()}`,
          to: person,
          language: person.language,
          message: 'password_changed',
          ...aboutOf(person),
        })
      : undefined
  const writes = [
    db.update(
      accounts,
      { passwordHash, activatedAt: orElse(accounts.activatedAt, now.getTime()), turn: oneMore(accounts.turn) },
      inArray(accounts.id, ids),
    ),
    db.delete(sessions, inArray(sessions.accountId, ids)),
    db.delete(accountLinks, inArray(accountLinks.accountId, ids)),
    ...(notice ? [db.insert(mails, notice)] : []),
  ]
  // What follows is proved under the turn that this begins.
  const renewed = people.map((one) => ({ ...one, turn: one.turn + 1 }))
  return { writes, noticeId: notice?.id, renewed }
}
