import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { newId } from '../../src/db/id.ts'
import { toldRuns } from '../support/as.ts'
import { openOffice, run } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { addCustomers, addRun, countIn, outcomesOf, workOff } from '../support/runs.ts'
import type { World } from '../support/world.ts'

const archive = ({ companyId }: World, where: string) =>
  run(`update customers set archived_at = 1 where company_id = ? and ${where}`, companyId)

describe('an archived customer', () => {
  it('is not among those to invite, and is left out when everyone is', async () => {
    const { world, office } = await openOffice()
    await addCustomers(world, 3)
    await archive(world, "id = 'new-00001'")
    for (const show of ['new', 'all']) {
      const html = await (await office.get(`/admin/invitations?show=${show}`)).text()
      expect([html.includes('New 00000'), html.includes('New 00001')]).toEqual([true, false])
      expect(html).toContain('Invite all 2 customers')
    }
    await office.post('/admin/invitations', { run: newId(), everyone: 'yes' })
    await workOff(toldRuns.at(-1) ?? expect.fail('No run began.'))
    expect(await countIn('mails', world)).toBe(2)
    expect(await countIn('mails', world, "customer_id = 'new-00001'")).toBe(0)
  })

  it.each([
    ['ticked before', { audience: 'ticked', customerIds: ['new-00000', 'new-00001'] }, ['new-00000']],
    ['with an address', { kind: 'announcement', audience: 'with_email', text: 'Hello' }, ['new-00000', 'new-00002']],
    ['with access', { kind: 'announcement', audience: 'with_access', text: 'Hello' }, ['customer-bob']],
  ] as const)('gets no mail: %s', async (_, wanted, reached) => {
    const { world } = await openOffice()
    await addCustomers(world, 3)
    await archive(world, "id in ('new-00001', 'customer-alice')")
    const began = await addRun(world, {
      ...wanted,
      customerIds: 'customerIds' in wanted ? [...wanted.customerIds] : null,
    })
    await workOff(began)
    expect(Object.keys(await outcomesOf(began))).toEqual([...reached])
    expect(await countIn('mails', world, "customer_id = 'new-00001' or customer_id = 'customer-alice'")).toBe(0)
  })

  it('costs the list of whom to invite nothing, however many there are', async () => {
    const { world, office } = await openOffice()
    await addCustomers(world, 3_000)
    await archive(world, "id like 'new-%' and id < 'new-02900'")
    for (const show of ['new', 'all']) {
      const { answer, trips } = await tripsOf(() => office.get(`/admin/invitations?show=${show}`))
      expect(await answer.text()).toContain('New 02900')
      // A page of rows, and the count of those who could be invited at once.
      expect([trips.length, (trips[0]?.rowsRead ?? 0) < 100 * 3 + 150]).toEqual([1, true])
    }
    const began = await addRun(world)
    const { trips } = await tripsOf(() => workOff(began))
    expect(trips.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThan(100 * 60)
    const lines = env.DB.prepare('select count(*) as n from invitation_run_lines where run_id = ?').bind(began.runId)
    expect(await lines.first('n')).toBe(100)
  })
})
