import { linkLifetimes } from '../../accounts/account.ts'
import { type Audience, homes } from '../../accounts/audience.ts'
import type { D1, Statement } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import type { Visitor } from '../../http/visitor.ts'
import { hashOfToken, linkKeyId, linkToken } from '../../mail/link.ts'
import { attemptOn, countAttempt, countBehind, mailsOfDay, secondsOf, secondsToWait } from '../../sessions/attempts.ts'

/** Mails that one address gets in a quarter of an hour at most: asked for from one network, and from all. */
export const mailsAllowed = { fromNetwork: 3, inAll: 10 }
/** Mails that one address gets in a day at most, of either kind. */
const mailsADay = 20
const day = 24 * 60 * 60 * 1000

/** What can be asked for without being signed in. */
export type Wish = 'reset' | 'sign_in'

/** Where each link leads. */
export const paths: Record<Wish, string> = { reset: '/reset/', sign_in: '/sign-in/link/' }

interface Asked {
  companyId: string
  audience: Audience
  wish: Wish
  email: string
  from: Visitor
  /** DATA_KEYS. */
  keys: string
  /** SHA-256 of the secret in the browser that asks, for a link bound to it. */
  browserHash: string | null
}

/**
 * Writes a link and its mail if the address is someone's, and asks the same of the database if it is nobody's: one round
 * trip with the same statements, so that neither answer nor time tells who is known. Gives the mail to announce, if one
 * was written, or the seconds to wait.
 */
export async function askForLink(d1: D1, asked: Asked): Promise<{ seconds: number; mailId: string | undefined }> {
  const { companyId, audience, wish, email, from, keys, browserHash } = asked
  const now = Date.now()
  const attempt = await attemptOn(wish === 'reset' ? 'reset' : 'sign_in_link', audience, email, from.network)
  const ofDay = await mailsOfDay(audience, email)
  const [linkId, mailId] = [newId(), newId()]
  const values = {
    companyId,
    email,
    fromNetwork: attempt.fromNetwork,
    inAll: attempt.inAll,
    ofDay,
    linkId,
    tokenHash: await hashOfToken(await linkToken(keys, companyId, linkId)),
    browserHash,
    expiresAt: now + linkLifetimes[wish],
    now,
    mailId,
    path: homes[audience] + paths[wish],
    keyId: await linkKeyId(keys),
    eventId: newId(),
    network: from.network,
    place: from.place ?? null,
    device: from.device,
  }
  const last = { name: attempt.inAll, allowed: mailsAllowed.inAll }
  const [[fromNetwork] = [], [inAll] = [], [today] = [], ...written] = await d1.send([
    ...[...countAttempt(companyId, attempt, now, mailsAllowed), countBehind(companyId, ofDay, last, now, day)].map(
      (count) => count.statement(),
    ),
    ...writes(audience, wish).map((sql) => bound(sql, values)),
  ])
  const seconds = Math.max(secondsToWait(fromNetwork, inAll, now, mailsAllowed), secondsOf(today, mailsADay, now))
  // Of the statements only the mail's gives a row back.
  return { seconds, mailId: written.flat().length > 0 ? mailId : undefined }
}

/*
 * Statements by hand, because a link for whoever it may be is beyond the scope's own verbs. The company's id stands in
 * each, as it would in scoped ones.
 */
const writes = (audience: Audience, wish: Wish): string[] => {
  const person = personOf(audience)
  const allowed = `(select tries from sign_in_attempts where company_id = :companyId and account = :fromNetwork)
      <= ${mailsAllowed.fromNetwork}
    and (select tries from sign_in_attempts where company_id = :companyId and account = :inAll) <= ${mailsAllowed.inAll}
    and (select tries from sign_in_attempts where company_id = :companyId and account = :ofDay) <= ${mailsADay}`
  return [
    // A sign-in link is good in one browser only: whoever asks from another must not kill it.
    `delete from account_links where company_id = :companyId and purpose = '${wish}' and browser_hash is null
      and account_id = (select account_id from (${person})) and ${allowed}`,
    `insert into account_links (company_id, id, account_id, purpose, token_hash, browser_hash, expires_at, created_at)
      select :companyId, :linkId, account_id, '${wish}', :tokenHash, :browserHash, :expiresAt, :now
      from (${person}) where ${allowed}`,
    `insert into mails (company_id, id, cause, message, to_email, to_name, language, customer_id, link_path, link_id,
        key_id, data, due_at, created_at)
      select :companyId, :mailId, '${wish}:' || :linkId, '${messages[wish]}', email, name, language, customer_id, :path,
        :linkId, :keyId, '{}', :now, :now
      from (${person}) where ${allowed} returning 1`,
    `insert into audit_events (company_id, id, customer_id, at, did, actor, subject, subject_id, details, network, place,
        device)
      select :companyId, :eventId, customer_id, :now, 'link_asked', 'nobody', name, account_id,
        '{"door":"${audience}","wish":"${wish}"}', :network, :place, :device
      from (${person}) where ${allowed}`,
  ]
}

const messages: Record<Wish, string> = { reset: 'password_reset', sign_in: 'sign_in_link' }

/** The person an address stands for: of several accounts the first, since the link is good for all (see people.ts). */
function personOf(audience: Audience): string {
  const stands = 'a.revoked_at is null and a.activated_at is not null'
  return audience === 'customer'
    ? `select a.id as account_id, c.name, c.email, c.language, c.customer_id from contacts c
        join accounts a on a.company_id = c.company_id and a.customer_id = c.customer_id and a.contact_id = c.id
        where c.company_id = :companyId and c.email = :email and ${stands} order by c.customer_id limit 1`
    : `select a.id as account_id, s.name, s.email, s.language, null as customer_id from staff s
        join accounts a on a.company_id = s.company_id and a.staff_id = s.id
        where s.company_id = :companyId and s.email = :email and ${stands} limit 1`
}

/** Turns names into numbered places, which is all that D1 binds. */
function bound(sql: string, values: Record<string, unknown>): Statement {
  const params: unknown[] = []
  const places = new Map<string, number>()
  const numbered = sql.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const place = places.get(name) ?? params.push(values[name])
    places.set(name, place)
    return `?${place}`
  })
  return { sql: numbered, params }
}
