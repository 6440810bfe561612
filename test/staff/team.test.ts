import { describe, expect, it } from 'vitest'
import { asStaff, told } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { deedsOf, mailsOf, nina, openTeam, personOf, rowsOf } from '../support/team.ts'

describe('the list of the team', () => {
  it('shows who may sign in, and apart from them whose access was removed, in one round trip each', async () => {
    const { owner } = await openTeam()
    await owner.post('/admin/staff/staff-idle/revocation')
    const { answer, trips } = await tripsOf(() => owner.get('/admin/staff'))
    expect(trips).toHaveLength(1)
    const current = await answer.text()
    expect(current).toContain('office@example.com')
    expect(current).not.toContain('idle@example.com')
    const former = await tripsOf(() => owner.get('/admin/staff?show=former'))
    expect(former.trips).toHaveLength(1)
    expect(await former.answer.text()).toMatch(/idle@example\.com.*Access removed/s)
  })

  it('is in the menu of owners and in no one else’s', async () => {
    const { world, owner } = await openTeam()
    const link = /href="\/admin\/staff"/
    expect(await (await owner.get('/admin')).text()).toMatch(link)
    expect(await (await (await asStaff(world, 'office')).get('/admin')).text()).not.toMatch(link)
    expect(await (await (await asStaff(world, 'technician')).get('/admin')).text()).not.toMatch(link)
  })
})

describe('someone new', () => {
  it('is added and invited in one batch, behind the session check', async () => {
    const { world, owner } = await openTeam()
    const before = told.length
    const { answer, trips } = await tripsOf(() => owner.post('/admin/staff', nina))
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await mailsOf(world)).toEqual([{ message: 'staff_invitation', to_email: 'nina@example.com' }])
    expect(await deedsOf(world)).toEqual(['staff_added'])
    expect(told.slice(before)).toEqual([{ companyId: world.companyId, mailId: expect.any(String) }])
    expect(await (await owner.get('/admin/staff')).text()).toMatch(/Nina Roy.*Invited/s)
  })

  it('with an address of the team is refused beside the field, and nothing is written', async () => {
    const { world, owner } = await openTeam()
    const answer = await owner.post('/admin/staff', { ...nina, email: 'OFFICE@example.com' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toMatch(/id="email-error"[^>]*>Someone in the team already has this address/)
    expect(html).toContain('value="Nina Roy"')
    expect([await mailsOf(world), await deedsOf(world)]).toEqual([[], []])
  })

  it.each([
    ['name', ''],
    ['email', 'nina at example'],
    ['role', 'boss'],
    ['language', 'de'],
  ])('without a proper %s is refused beside the field', async (field, value) => {
    const { owner } = await openTeam()
    const answer = await owner.post('/admin/staff', { ...nina, [field]: value })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(`id="${field}-error"`)
  })
})

describe('a change', () => {
  const office = { name: 'The office', email: 'office@example.com', role: 'office', language: 'en' }

  it('of the address tells the old one and ends the person’s sessions', async () => {
    const { world, owner } = await openTeam()
    const person = await asStaff(world, 'office')
    expect((await person.get('/admin')).status).toBe(200)
    const { answer, trips } = await tripsOf(() =>
      owner.post('/admin/staff/staff-office', { ...office, email: 'new@example.com' }),
    )
    expect([answer.status, trips.length]).toEqual([303, 2])
    expect(await mailsOf(world)).toEqual([{ message: 'email_changed', to_email: 'office@example.com' }])
    expect((await person.get('/admin')).headers.get('Location')).toContain('sign-in')
    expect((await personOf(world, 'staff-office'))?.email).toBe('new@example.com')
  })

  it('of the role ends the person’s sessions and sends no mail', async () => {
    const { world, owner } = await openTeam()
    const person = await asStaff(world, 'office')
    await owner.post('/admin/staff/staff-office', { ...office, role: 'technician' })
    expect((await person.get('/admin')).headers.get('Location')).toContain('sign-in')
    expect([await mailsOf(world), await deedsOf(world)]).toEqual([[], ['staff_changed']])
  })

  it('of the name alone leaves the sessions', async () => {
    const { world, owner } = await openTeam()
    const person = await asStaff(world, 'office')
    await owner.post('/admin/staff/staff-office', { ...office, name: 'Office Manager' })
    expect((await person.get('/admin')).status).toBe(200)
  })

  it('of one’s own address keeps the session it is made in', async () => {
    const { world, owner } = await openTeam()
    const elsewhere = await asStaff(world, 'owner')
    await owner.post('/admin/staff/staff-owner', { ...office, name: 'Me', email: 'me@example.com', role: 'owner' })
    expect((await owner.get('/admin')).status).toBe(200)
    expect((await elsewhere.get('/admin')).headers.get('Location')).toContain('sign-in')
  })

  it('of the address of someone invited sends the invitation there and kills the earlier link', async () => {
    const { world, owner } = await openTeam()
    await owner.post('/admin/staff', nina)
    const links = () => rowsOf<{ id: string }>(world, 'select id from account_links where company_id = ?')
    const [added] = await rowsOf<{ id: string }>(
      world,
      "select id from staff where company_id = ? and email = 'nina@example.com'",
    )
    const [first] = await links()
    await owner.post(`/admin/staff/${added?.id}`, { ...nina, email: 'nina.roy@example.com' })
    const after = await links()
    expect(after).toHaveLength(1)
    expect(after[0]?.id).not.toBe(first?.id)
    expect((await mailsOf(world)).map(({ to_email }) => to_email).sort()).toEqual([
      'nina.roy@example.com',
      'nina@example.com',
    ])
  })

  it('made elsewhere at the same moment is not overwritten: the second is asked to look again', async () => {
    const { world, owner } = await openTeam()
    const answers = await Promise.all(
      ['one', 'two'].map((name) =>
        owner.post('/admin/staff/staff-office', { ...office, email: `${name}@example.com` }),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    const refused = answers.find(({ status }) => status === 422)
    expect(await refused?.text()).toContain('has just been changed elsewhere')
    expect([await mailsOf(world), await deedsOf(world)]).toEqual([
      [{ message: 'email_changed', to_email: 'office@example.com' }],
      ['staff_changed'],
    ])
  })

  it('to an address of someone else of the team is refused beside the field', async () => {
    const { owner } = await openTeam()
    const answer = await owner.post('/admin/staff/staff-office', { ...office, email: 'technician@example.com' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="email-error"')
  })
})
