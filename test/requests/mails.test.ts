import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { Addressee } from '../../src/access/addressees.ts'
import { addresseesOf } from '../../src/access/addressees.ts'
import { D1 } from '../../src/db/d1.ts'
import { mailsOfStep, type StepTold } from '../../src/requests/mails.ts'
import type { RequestKind, RequestStep } from '../../src/requests/request.ts'
import { deliver, mailServer } from '../support/outbox.ts'
import { recordedDb } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const now = new Date('2030-01-07T10:00Z')
const at = (hour: number) => ({
  startAt: new Date(Date.UTC(2030, 0, 8, hour)),
  endAt: new Date(Date.UTC(2030, 0, 8, hour + 1)),
})

async function toldIn(world: World, kind: RequestKind, turn = 2): Promise<StepTold> {
  const query = addresseesOf(world.companyId, world.alice.id)
  const [rows = []] = await new D1(recordedDb).send([query.statement()])
  return {
    company: { id: world.companyId, name: 'Dupont', email: 'office@example.com', language: 'fr', closed: [] },
    keys: env.DATA_KEYS,
    request: {
      id: world.alice.requestId,
      customerId: world.alice.id,
      kind,
      turn,
      expiresAt: new Date('2030-01-10T12:00Z'),
    },
    ...{ job: 'Chaudière', customer: 'Mme Martin', slot: at(9), offers: [at(9), at(14)], reason: 'À très vite' },
    addressees: rows.map((row) => query.decode(row)),
  }
}

/** Writes what a step causes and sends it; what arrived. */
async function lettersOf(world: World, step: RequestStep | 'ask', told: StepTold) {
  const { writes, mailIds } = await mailsOfStep(step, told, now)
  await new D1(recordedDb).send(writes.map((write) => write.statement()))
  const { letters, binding } = mailServer()
  // A mail written for a moment to come is due then; here it is.
  await env.DB.prepare('update mails set due_at = 1 where company_id = ?').bind(world.companyId).run()
  await deliver(
    mailIds.map((mailId) => ({ companyId: world.companyId, mailId })),
    { EMAIL: binding },
  )
  return letters
}

const readers = (letters: { to: { email: string } }[]) => letters.map(({ to }) => to.email).sort()
const mute = (world: World, contact: string) =>
  env.DB.prepare(`update accounts set muted = '["requests"]' where company_id = ? and id = ?`)
    .bind(world.companyId, `account-${contact}`)
    .run()

const office = ['office@example.com']
// The payer sees no jobs.
const contacts = ['alice-resident@example.com', 'alice-spare@example.com', 'alice@example.com']

describe.each([
  ['ask', office],
  ['confirm', contacts],
  ['decline', contacts],
  ['propose', ['alice@example.com']],
  ['accept', [...contacts, ...office]],
  ['refuse', office],
  ['withdraw', office],
  ['expire', [...contacts, ...office]],
] as const)('the mails of %s', (step, expected) => {
  it.each(['visit', 'move', 'cancel'] as const)(
    'about a %s go to whom they concern, with job and time',
    async (kind) => {
      const world = await makeWorld()
      const letters = await lettersOf(world, step, await toldIn(world, kind))
      expect(readers(letters)).toEqual([...expected].sort())
      for (const { text, to } of letters) {
        expect(text).toContain('Chaudière')
        expect(text).toContain('mardi 8 janvier 2030, 10:00 – 11:00 (heure de Paris)')
        const path =
          to.email === 'office@example.com' ? '/admin/requests/request-alice' : '/portal/requests/request-alice'
        expect(text).toContain(step === 'propose' ? '/proposals/' : path)
      }
    },
  )

  it('are one a reader, however often the step is made', async () => {
    const world = await makeWorld()
    const told = await toldIn(world, 'visit')
    await lettersOf(world, step, told)
    expect(await lettersOf(world, step, step === 'propose' ? { ...told } : told)).toEqual([])
  })

  it('of the next turn are others', async () => {
    const world = await makeWorld()
    await lettersOf(world, step, await toldIn(world, 'visit', 2))
    expect(await lettersOf(world, step, await toldIn(world, 'visit', 3))).toHaveLength(expected.length)
  })
})

it('the three kinds are worded apart, in both languages', async () => {
  const world = await makeWorld()
  for (const language of ['fr', 'en'] as const) {
    for (const step of ['ask', 'confirm', 'decline', 'refuse', 'withdraw', 'expire'] as const) {
      const texts = new Set<string>()
      for (const [index, kind] of (['visit', 'move', 'cancel'] as const).entries()) {
        const told = await toldIn(world, kind, 100 * index + (language === 'fr' ? 1 : 2) + step.length * 1000)
        told.request.id = `request-${step}-${language}`
        told.company = { ...told.company, language }
        told.addressees = told.addressees.map((one) => ({ ...one, language }))
        texts.add((await lettersOf(world, step, told))[0]?.text ?? '')
      }
      expect(texts.size).toBe(3)
    }
  }
})

it('who wants no mails about requests gets none, but an offer, which waits for an answer', async () => {
  const world = await makeWorld()
  await mute(world, world.alice.contactId)
  expect(readers(await lettersOf(world, 'confirm', await toldIn(world, 'visit', 2)))).toEqual(contacts.slice(0, 2))
  expect(readers(await lettersOf(world, 'propose', await toldIn(world, 'visit', 3)))).toEqual(['alice@example.com'])
})

it('a link leads each to the offer as it stands at its turn, and only its hash is kept', async () => {
  const world = await makeWorld()
  const told = await toldIn(world, 'visit', 5)
  const other: Addressee = { ...(told.addressees[0] as Addressee), contactId: 'contact-alice-spare', mayRequest: true }
  const letters = await lettersOf(world, 'propose', { ...told, addressees: [...told.addressees, other] })
  const tokens = letters.map(({ text }) => /\/proposals\/(\S+)/.exec(text)?.[1] ?? '')
  expect(new Set(tokens).size).toBe(2)
  const { results } = await env.DB.prepare('select * from proposal_links where company_id = ?')
    .bind(world.companyId)
    .all()
  expect(results).toHaveLength(2)
  for (const row of results) {
    expect(row).toMatchObject({ request_id: 'request-alice', turn: 5, expires_at: told.request.expiresAt.getTime() })
    expect(tokens).not.toContain(row.token_hash)
  }
  const stored = await env.DB.prepare('select group_concat(data) as data from mails where company_id = ?')
    .bind(world.companyId)
    .first()
  for (const token of tokens) expect(JSON.stringify([results, stored])).not.toContain(token)
})

it('where the portal shows no requests, mails lead to its home', async () => {
  const world = await makeWorld()
  const told = await toldIn(world, 'visit')
  const [letter] = await lettersOf(world, 'confirm', { ...told, company: { ...told.company, closed: ['requests'] } })
  expect(letter?.text).not.toContain('/portal/requests/')
})

it('what a customer wrote with a yes is for the company alone', async () => {
  const world = await makeWorld()
  const letters = await lettersOf(world, 'accept', { ...(await toldIn(world, 'visit')), reason: 'Le code est 1234' })
  expect(letters.filter(({ text }) => text.includes('1234')).map(({ to }) => to.email)).toEqual(office)
})
