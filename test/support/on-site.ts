import { env } from 'cloudflare:workers'
import { asStaff } from './as.ts'
import { putVisit } from './site-visits.ts'
import { makeWorld, type World } from './world.ts'

const hour = 3_600_000

/** A company whose technician has a visit that began an hour ago. */
export async function atWork() {
  const world = await makeWorld()
  await putOwnVisit(world, 'now', -1)
  const technician = await asStaff(world, 'technician')
  await technician.get('/admin')
  return { world, technician }
}

/** A visit of the technician that begins so many hours from now. */
export const putOwnVisit = (
  world: World,
  id: string,
  hours: number,
  lasting = 2,
  more = {},
  technicians = [world.staff.technician],
) => {
  const startAt = new Date(Date.now() + hours * hour)
  const endAt = new Date(startAt.getTime() + lasting * hour)
  return putVisit(world, { id, startAt, endAt, ...more }, technicians)
}

/** What became of a visit. */
export const visitOnSite = ({ companyId }: World, id: string) =>
  env.DB.prepare('select status, arrived_at, left_at, comments, version from visits where company_id = ? and id = ?')
    .bind(companyId, id)
    .first<{
      status: string
      arrived_at: number | null
      left_at: number | null
      comments: string | null
      version: number
    }>()

/** Changes a visit behind everyone’s back. */
export const changeBehind = ({ companyId }: World, id: string, changes: string) =>
  env.DB.prepare(`update visits set ${changes} where company_id = ? and id = ?`).bind(companyId, id).run()

/** A visit’s row of a list. */
export const rowOf = (html: string, id: string) => new RegExp(`id="visit-${id}".*?</li>`, 's').exec(html)?.[0] ?? ''
