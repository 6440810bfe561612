import { describe, expect, it } from 'vitest'
import { cookieFor, type Visitor, visitor } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { addOwner, deedsOf, mailsOf, openTeam, personOf, rowsOf } from '../support/team.ts'

describe('an invitation', () => {
  const seenBy = async (owner: Visitor, id: string) =>
    /name="seen" value="(\d*)"/.exec(await (await owner.get(`/admin/staff/${id}`)).text())?.[1] ?? 'none'

  it('asked for twice from the same page is sent once', async () => {
    const { world, owner } = await openTeam()
    const seen = await seenBy(owner, 'staff-idle')
    const press = () => owner.post('/admin/staff/staff-idle/invitation', { seen })
    const { answer, trips } = await tripsOf(press)
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect((await press()).status).toBe(303)
    expect(await mailsOf(world)).toEqual([{ message: 'staff_invitation', to_email: 'idle@example.com' }])
    expect(await deedsOf(world)).toEqual(['invited'])
  })

  it('asked for twice at the same moment is sent once', async () => {
    const { world, owner } = await openTeam()
    const seen = await seenBy(owner, 'staff-idle')
    await Promise.all([1, 2].map(() => owner.post('/admin/staff/staff-idle/invitation', { seen })))
    expect(await mailsOf(world)).toHaveLength(1)
  })

  it('gives access again to someone whose access was removed', async () => {
    const { world, owner } = await openTeam()
    await owner.post('/admin/staff/staff-idle/revocation')
    await owner.post('/admin/staff/staff-idle/invitation', { seen: await seenBy(owner, 'staff-idle') })
    expect((await personOf(world, 'staff-idle'))?.revoked_at).toBeNull()
  })

  it('does not shut out the owner who asks for one', async () => {
    const { world, owner } = await openTeam()
    expect(await (await owner.get('/admin/staff/staff-owner')).text()).not.toContain('/invitation')
    const own = await personOf(world, 'staff-owner')
    await owner.post('/admin/staff/staff-owner/invitation', { seen: String(own?.invited_at) })
    expect((await owner.get('/admin')).status).toBe(200)
  })
})

describe('the last owner', () => {
  const demotion = { name: 'O', email: 'owner@example.com', role: 'office', language: 'en', sure: 'yes' }

  it('is neither removed nor demoted', async () => {
    const { world, owner } = await openTeam()
    const removal = await owner.post('/admin/staff/staff-owner/revocation', { sure: 'yes' })
    expect([removal.status, await removal.text()]).toEqual([422, expect.stringContaining('only owner who can sign in')])
    const change = await owner.post('/admin/staff/staff-owner', demotion)
    expect([change.status, await change.text()]).toEqual([422, expect.stringContaining('only owner who can sign in')])
    expect(await personOf(world, 'staff-owner')).toMatchObject({ role: 'owner', revoked_at: null })
    expect(await deedsOf(world)).toEqual([])
  })

  it('is asked to confirm before ending their own access', async () => {
    const { world, owner } = await openTeam()
    await addOwner(world)
    expect(await (await owner.get('/admin/staff/staff-owner')).text()).toContain('This is you')
    const removal = await owner.post('/admin/staff/staff-owner/revocation')
    expect([removal.status, await removal.text()]).toEqual([422, expect.stringContaining('Tick this box')])
    const change = await owner.post('/admin/staff/staff-owner', { ...demotion, sure: 'no' })
    expect([change.status, await change.text()]).toEqual([422, expect.stringContaining('Tick this box')])
    expect((await owner.post('/admin/staff/staff-owner', demotion)).status).toBe(303)
    expect((await personOf(world, 'staff-owner'))?.role).toBe('office')
  })

  it.each([
    ['remove', 'revocation', {}],
    ['demote', '', { role: 'office', language: 'en' }],
  ])('stays when two owners %s each other at the same moment', async (_, path, fields) => {
    const { world, owner } = await openTeam()
    const second = await addOwner(world)
    const who = { audience: 'staff', staffId: second, role: 'owner' } as const
    const other = visitor(world.host, await cookieFor(world, who))
    const at = (id: string) => `/admin/staff/${id}${path && `/${path}`}`
    const answers = await Promise.all([
      owner.post(at(second), { name: 'A', email: `${second}@example.com`, ...fields }),
      other.post(at('staff-owner'), { name: 'B', email: 'owner@example.com', ...fields }),
    ])
    // Both sessions stood when they were checked: it is the database that refuses the second.
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const owners = await rowsOf<{ id: string }>(
      world,
      `select s.id from staff s join accounts a on a.company_id = s.company_id and a.staff_id = s.id
        where s.company_id = ? and role = 'owner' and revoked_at is null`,
    )
    expect(owners).toHaveLength(1)
  })
})
