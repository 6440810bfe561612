import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { aboutOf, actorOf, signInFailed } from '../../src/sessions/actor.ts'
import { type Person, peopleBy } from '../../src/sessions/people.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const from = { network: '192.0.2.1', place: 'Lyon, FR', device: 'A phone' }
const find = async (audience: 'customer' | 'staff', accountId: string) =>
  (await new D1(env.DB).first(peopleBy(world.companyId, audience, { accountIds: [accountId] }))) as Person

it('a person is named in the trail as who they are, and a deed of theirs stands in their file', async () => {
  const [alice, office] = [await find('customer', 'account-contact-alice'), await find('staff', 'account-staff-office')]
  expect(actorOf(alice, from)).toEqual({
    ...{ kind: 'customer', accountId: 'account-contact-alice', name: 'Contact alice', ...from },
  })
  expect(actorOf(office, from)).toMatchObject({ kind: 'staff', accountId: 'account-staff-office', name: 'The office' })
  expect([aboutOf(alice), aboutOf(office)]).toEqual([{ customerId: 'customer-alice' }, {}])
})

it('a refused sign-in says at which door and step, of whom, and not by whom', async () => {
  const [alice, office] = [await find('customer', 'account-contact-alice'), await find('staff', 'account-staff-office')]
  const lines = [signInFailed(world.companyId, from, alice, 'code'), signInFailed(world.companyId, from, office)]
  await new D1(env.DB).send(lines.map((line) => line.statement()))
  const { results } = await env.DB.prepare(
    'select did, actor, actor_name, subject, subject_id, customer_id, details, network from audit_events where company_id = ? order by subject',
  )
    .bind(world.companyId)
    .all()
  const common = { did: 'sign_in_failed', actor: 'nobody', actor_name: null, network: from.network }
  expect(results).toEqual([
    {
      ...{ ...common, subject: 'Contact alice', subject_id: 'account-contact-alice', customer_id: 'customer-alice' },
      details: JSON.stringify({ door: 'customer', step: 'code' }),
    },
    {
      ...{ ...common, subject: 'The office', subject_id: 'account-staff-office', customer_id: null },
      details: JSON.stringify({ door: 'staff' }),
    },
  ])
})
