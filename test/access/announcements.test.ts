import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { deliverMails } from '../../src/mail/consumer.ts'
import type { MailToSend } from '../../src/mail/outbox.ts'
import { asStaff, toldRuns } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { addCustomers, countIn, step, workOff } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

const text = 'Bonjour,\r\n\r\nVoici <votre> espace.\r\nÀ bientôt.'

async function open() {
  const world = await makeWorld()
  await addCustomers(world, 3)
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}

it('the form begins with a text in the company’s language that names the portal, in one round trip', async () => {
  const { world, office } = await open()
  const { answer, trips } = await tripsOf(() => office.get('/admin/announcements/new'))
  expect(trips).toHaveLength(1)
  const html = await answer.text()
  expect(html).toMatch(/<textarea[^>]*>Bonjour,/)
  expect(html).toContain(`${world.slug}.localhost:8787`)
  expect(html).toContain('Customers who have access (2)')
  expect(html).toContain('whose email address is known (3)')
})

it('the preview shows the mail that then leaves, and to how many, in one round trip and without writing', async () => {
  const { world, office } = await open()
  const form = { run: newId(), to: 'with_email', text }
  const { answer, trips } = await tripsOf(() => office.post('/admin/announcements/preview', form))
  expect([answer.status, trips.length]).toEqual([200, 1])
  const preview = await answer.text()
  expect(preview).toContain('It will go to 3 customers')
  expect(await countIn('invitation_runs', world)).toBe(0)

  expect((await office.post('/admin/announcements', form)).headers.get('Location')).toBe(
    `/admin/invitations/${form.run}`,
  )
  const { mailIds } = await step(toldRuns.at(-1) ?? expect.fail('No run began.'))
  const sent: { subject: string; text: string }[] = []
  const EMAIL = { send: async (mail: { subject: string; text: string }) => void sent.push(mail) }
  const messages = mailIds.map((mailId) => ({ body: { companyId: world.companyId, mailId }, ack() {}, retry() {} }))
  await deliverMails({ messages } as unknown as MessageBatch<MailToSend>, { ...env, EMAIL: EMAIL as never })
  expect(sent).toHaveLength(3)
  const escaped = (sent[0]?.text ?? 'none').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;')
  expect(preview).toContain(escaped)
  expect(preview).toContain(sent[0]?.subject)
})

it('an announcement sent twice from one preview leaves once', async () => {
  const { world, office } = await open()
  const form = { run: newId(), to: 'with_access', text }
  const { answer, trips } = await tripsOf(() => office.post('/admin/announcements', form))
  expect([answer.status, trips.length]).toEqual([303, 2])
  await office.post('/admin/announcements', form)
  for (const run of toldRuns.slice(-2)) await workOff(run)
  expect(await countIn('mails', world)).toBe(2)
  expect(await countIn('audit_events', world, "did = 'announced'")).toBe(1)
})

it.each([
  ['text', { to: 'with_access', text: '  ' }, 'Write the text of the message'],
  ['text', { to: 'with_access', text: 'a'.repeat(4001) }, 'This text is too long'],
  ['to', { to: 'everyone', text }, 'Choose whom to write to'],
])('a wrong %s is refused beside the field, and what was typed is kept', async (field, fields, said) => {
  const { office } = await open()
  for (const path of ['/admin/announcements/preview', '/admin/announcements']) {
    const answer = await office.post(path, { run: newId(), ...fields })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(new RegExp(`id="${field}-error"[^>]*>${said}`))
    expect(html).toContain(fields.text.slice(0, 7))
  }
})
