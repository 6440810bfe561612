import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { beforeSignIn } from '../../src/db/scope.ts'
import { newMail } from '../../src/mail/outbox.ts'
import { mails } from '../../src/mail/schema.ts'
import { staff } from '../../src/staff/schema.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const elsewhere = await makeWorld()
const count = async () => (await env.DB.prepare('select count(*) as n from mails').first<{ n: number }>())?.n
const mail = (cause: string) =>
  newMail({
    cause,
    to: { name: 'The owner', email: 'owner@example.com' },
    language: 'en',
    message: 'password_changed',
  })

it('a cause has one mail, and a second one does not undo what it is written with', async () => {
  const db = beforeSignIn(world.companyId)
  const send = (name: string) =>
    new D1(env.DB).send([
      db.update(staff, { name }, undefined).statement(),
      db.insertOnce(mails, mail('change:1')).statement(),
    ])
  expect((await send('First'))[1]).toHaveLength(1)
  expect((await send('Second'))[1]).toHaveLength(0)
  expect(await count()).toBe(1)
  const { name } = (await env.DB.prepare('select name from staff where company_id = ?')
    .bind(world.companyId)
    .first()) ?? { name: undefined }
  expect(name).toBe('Second')
})

it('the same cause in another company is another one', async () => {
  await new D1(env.DB).send([beforeSignIn(elsewhere.companyId).insertOnce(mails, mail('change:1')).statement()])
  expect(await count()).toBe(2)
})

it('a mail is not written when what causes it is not', async () => {
  const db = beforeSignIn(world.companyId)
  const taken = { id: world.staff.owner, email: 'x@example.com', name: 'X', role: 'owner', language: 'fr' } as const
  const both = [db.insertOnce(mails, mail('change:2')).statement(), db.insert(staff, taken).statement()]
  await expect(new D1(env.DB).send(both)).rejects.toThrow('UNIQUE')
  expect(await count()).toBe(2)
})
