import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff, cookieFor, visitor } from './support/as.ts'
import { tripsOf } from './support/recorder.ts'
import { makeWorld } from './support/world.ts'

const world = await makeWorld()
const technician = await asStaff(world, 'technician')
const idle = visitor(
  world.host,
  await cookieFor(world, { audience: 'staff', staffId: 'staff-idle', role: 'technician' }),
)

describe('a technician', () => {
  it.each(['/admin', '/admin/visits', `/admin/visits/${world.alice.visitId}`, `/admin/jobs/${world.alice.jobId}`])(
    'sees on %s what their own visits lead to, and nothing else, in one round trip',
    async (path) => {
      await technician.get('/admin')
      const { answer, trips } = await tripsOf(() => technician.get(path))
      expect(trips).toHaveLength(1)
      const html = await answer.text()
      expect(html).toContain('Job of alice')
      expect(html).not.toMatch(/of bob|customer bob|FA2602|\/admin\/(customers|invoices|requests|mails)/i)
    },
  )

  it('who is sent nowhere sees nothing', async () => {
    for (const path of ['/admin', '/admin/visits', '/admin/visits?show=past'])
      expect(await (await idle.get(path)).text()).not.toMatch(/of alice|of bob/)
    expect((await idle.get(`/admin/jobs/${world.alice.jobId}`)).status).toBe(404)
  })

  it('no longer sent to a visit no longer sees its job', async () => {
    const here = await makeWorld()
    const sent = await asStaff(here, 'technician')
    expect((await sent.get(`/admin/jobs/${here.alice.jobId}`)).status).toBe(200)
    await env.DB.prepare('delete from visit_technicians where company_id = ?').bind(here.companyId).run()
    expect((await sent.get(`/admin/jobs/${here.alice.jobId}`)).status).toBe(404)
  })

  it('finds a visit that was moved under its new time', async () => {
    const here = await makeWorld()
    const sent = await asStaff(here, 'technician')
    await env.DB.prepare(
      "update visits set start_at = start_at - 864000000, end_at = end_at - 864000000 where company_id = ? and id = 'visit-alice'",
    )
      .bind(here.companyId)
      .run()
    expect(await (await sent.get('/admin/visits')).text()).not.toContain('visit-visit-alice"')
    expect(await (await sent.get('/admin/visits?show=past')).text()).toContain('visit-visit-alice"')
  })

  it('made to be office signs in anew, because the database was chosen by the role', async () => {
    const here = await makeWorld()
    const sent = await asStaff(here, 'technician')
    await env.DB.prepare("update staff set role = 'office' where company_id = ? and id = 'staff-technician'")
      .bind(here.companyId)
      .run()
    expect((await sent.get('/admin')).status).toBe(303)
  })
})
