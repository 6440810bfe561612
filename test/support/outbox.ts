import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import type { Bindings } from '../../src/http/env.ts'
import type { Letter } from '../../src/mail/compose.ts'
import { linkKeyId } from '../../src/mail/link.ts'
import { type MailToSend, type NewMail, newMail } from '../../src/mail/outbox.ts'
import { mails } from '../../src/mail/schema.ts'
import worker from '../../src/worker.ts'
import { toldQueue } from './as.ts'
import { recordedDb } from './recorder.ts'
import type { World } from './world.ts'

/** What the mail server was given, and how it answers each: by default it takes everything. */
export function mailServer(answer: (turn: number) => void | Promise<void> = () => {}) {
  const letters: Letter[] = []
  let turn = 0
  const binding = {
    send: async (letter: Letter) => {
      await answer(turn++)
      letters.push(letter)
      return { messageId: `message-${turn}` }
    },
  } as unknown as SendEmail
  return { letters, binding }
}

/** Puts a mail into the outbox as a section's batch would, and says which. */
export async function post(world: World, mail: Partial<NewMail> = {}): Promise<MailToSend> {
  const row = newMail({
    cause: `cause:${crypto.randomUUID()}`,
    to: { name: 'Alice Martin', email: 'alice@example.com' },
    language: 'fr',
    message: 'password_changed',
    ...mail,
  } as NewMail)
  await drizzle(env.DB)
    .insert(mails)
    .values({ ...row, companyId: world.companyId })
  return { companyId: world.companyId, mailId: row.id }
}

/** An invitation with its link. */
export const invitation = async (linkId = 'link'): Promise<Partial<NewMail>> => ({
  message: 'customer_invitation',
  link: { path: '/portal/invitation/', id: linkId, keyId: await linkKeyId(env.DATA_KEYS) },
})

/** Hands the queue's messages to the worker, as Cloudflare does. Tells which it took, and after how long to come again. */
export async function deliver(told: MailToSend[], bindings: Partial<Bindings>) {
  const context = createExecutionContext()
  const messages = told.map((body, index) => ({ id: `${index}`, timestamp: new Date(), attempts: 1, body }))
  const batch = createMessageBatch<MailToSend>('artisan-portal-mail', messages)
  // The result of a batch leaves the delays out.
  const delays: (number | undefined)[] = []
  for (const message of batch.messages) {
    const retry = message.retry.bind(message)
    message.retry = (options) => {
      delays.push(options?.delaySeconds)
      retry(options)
    }
  }
  await worker.queue(batch, { ...env, DB: recordedDb, MAIL: toldQueue, ...bindings })
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context)
  return { taken: explicitAcks, again: retryMessages.map(({ msgId }) => msgId), delays }
}

/** The row as it lies in the database. */
export const rowOf = ({ companyId, mailId }: MailToSend) =>
  env.DB.prepare('select * from mails where company_id = ? and id = ?')
    .bind(companyId, mailId)
    .first<Record<string, unknown>>()

/** Lets the delay before the next try pass. */
export const makeDue = ({ companyId, mailId }: MailToSend) =>
  env.DB.prepare('update mails set due_at = 1 where company_id = ? and id = ?').bind(companyId, mailId).run()
