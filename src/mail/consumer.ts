import { type CompanyAtHome, companyById } from '../companies/directory.ts'
import { D1 } from '../db/d1.ts'
import { and, eq, inArray, lte, oneMore } from '../db/operators.ts'
import type { Changes } from '../db/reach.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Bindings } from '../http/env.ts'
import { logFault } from '../http/log.ts'
import { inTime, Late, writePatience } from '../outside/answered.ts'
import { composeMail, type LetterRow, letterColumns, tokenOf } from './compose.ts'
import { secondsToWaitAfter } from './delivery.ts'
import { headerText } from './header.ts'
import type { MailToSend } from './outbox.ts'
import { mails } from './schema.ts'

/** Sends the mails the queue names, each by itself: what happens to one does not touch the others. Never throws. */
export async function deliverMails(batch: Pick<MessageBatch<MailToSend>, 'messages'>, env: Bindings): Promise<void> {
  await Promise.all(batch.messages.map((message) => deliver(message, env)))
}

async function deliver(message: Message<MailToSend>, env: Bindings): Promise<void> {
  const { companyId, mailId } = message.body
  const d1 = new D1(env.DB)
  const now = new Date()
  try {
    const { mail, company } = await claim(d1, message.body, now)
    // Sent already, being sent, not due yet, or given up: whatever it is, the row knows better than the queue.
    if (!mail || !company) return message.ack()
    const fault = await send(mail, company, env)
    const wait = fault === undefined || fault === late ? undefined : secondsToWaitAfter(mail.tries)
    await settle(d1, message.body, now, outcome(fault, wait))
    if (wait === undefined) message.ack()
    else message.retry({ delaySeconds: wait })
  } catch (error) {
    // The database did not answer. A row that was not claimed is tried again; one that was is left to the sweep, because
    // its mail may have left.
    logFault('mail', { company: companyId, mail: mailId }, error)
    message.retry({ delaySeconds: 60 })
  }
}

/** Takes the row for this run, so that no other run sends it, and reads whose it is in the same round trip. */
async function claim(d1: D1, { companyId, mailId }: MailToSend, now: Date) {
  const taken = beforeSignIn(companyId)
    .update(
      mails,
      { status: 'sending', claimedAt: now, tries: oneMore(mails.tries) },
      and(eq(mails.id, mailId), eq(mails.status, 'waiting'), lte(mails.dueAt, now)),
    )
    .returning(letterColumns)
  const owner = companyById(companyId)
  const [[mail] = [], [company] = []] = await d1.send([taken.statement(), owner.statement()])
  return { mail: mail && taken.decode(mail), company: company && owner.decode(company) }
}

/** Gives the mail to the mail server. Answers what went wrong, if anything, without the link's token. */
async function send(mail: LetterRow, company: CompanyAtHome, env: Bindings): Promise<string | undefined> {
  let token: string | undefined
  try {
    token = await tokenOf(mail, company.id, env)
    await inTime(env.EMAIL.send(composeMail(mail, company, token, env)), writePatience)
    return undefined
  } catch (error) {
    logFault('mail', { company: company.id, mail: mail.id }, faultOf(error, token))
    return error instanceof Late ? late : faultOf(error, token)
  }
}

/** The mail server gave no answer: the mail may leave yet, so that it is staff who decide whether it goes again. */
const late = 'No answer from the mail server.'

const outcome = (fault: string | undefined, wait: number | undefined): Changes<typeof mails> => {
  if (fault === undefined) return { status: 'sent', sentAt: new Date(), lastError: null }
  if (fault === late) return { status: 'unsure', lastError: fault }
  if (wait === undefined) return { status: 'failed', lastError: fault }
  return { status: 'waiting', dueAt: new Date(Date.now() + wait * 1000), lastError: fault }
}

/** Writes how it went, unless the row has meanwhile been given to another run. */
function settle(d1: D1, { companyId, mailId }: MailToSend, claimedAt: Date, changes: Changes<typeof mails>) {
  const mine = and(eq(mails.id, mailId), inArray(mails.status, ['sending', 'unsure']), eq(mails.claimedAt, claimedAt))
  return d1.send([beforeSignIn(companyId).update(mails, changes, mine).statement()])
}

const mostErrorLength = 300

/** What the mail server says, in one line and without the token, which it may quote. */
function faultOf(error: unknown, token: string | undefined): string {
  const { code, message } = error as { code?: unknown; message?: unknown }
  const said = [code, message ?? String(error)].filter((part) => part !== undefined).join(': ')
  return headerText(token ? said.replaceAll(token, '…') : said).slice(0, mostErrorLength)
}
