import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { visits, visitTechnicians } from '../../src/visits/schema.ts'
import { cookieFor, type Visitor, visitor } from './as.ts'
import { makeWorld, type World } from './world.ts'

/** A world and its office, who reads English. */
export async function openOffice(zone = 'Europe/Paris') {
  const world = await makeWorld({ zone })
  const cookie = await cookieFor(world, { audience: 'staff', staffId: world.staff.office, role: 'office' })
  const office = visitor(world.host, `${cookie}; __Host-language=en`)
  // The company of a host is kept in the isolate: the first page of all has it read.
  await office.get('/admin')
  return { world, office }
}

export const jan7 = (hours: number, minutes = 0) => new Date(Date.UTC(2030, 0, 7, hours, minutes))

/** Writes a visit of Alice's job, sent to the technicians named. */
export async function putVisit(
  { companyId, alice }: World,
  visit: Partial<typeof visits.$inferInsert> & { id: string },
  technicians: string[] = [],
) {
  const db = drizzle(env.DB)
  const row = {
    ...{ companyId, customerId: alice.id, jobId: alice.jobId, status: 'planned' as const },
    ...{ startAt: jan7(9), endAt: jan7(10), ...visit },
  }
  await db.insert(visits).values(row)
  for (const staffId of technicians)
    await db.insert(visitTechnicians).values({
      ...{ companyId, visitId: row.id, staffId, jobId: row.jobId, customerOf: row.customerId, startAt: row.startAt },
    })
}

export interface VisitInTable {
  id: string
  start_at: number
  end_at: number
  status: string
  comments: string | null
  internal_notes: string | null
  technician_ids: string
  version: number
  job_id: string
  customer_id: string
}

export const visitIn = ({ companyId }: World, id: string) =>
  env.DB.prepare('select * from visits where company_id = ? and id = ?').bind(companyId, id).first<VisitInTable>()

/** Who is sent to a visit, as the table of technicians says. */
export async function sentTo({ companyId }: World, id: string) {
  const rows = env.DB.prepare(
    'select staff_id, job_id, customer_id, start_at, status from visit_technicians where company_id = ? and visit_id = ? order by staff_id',
  )
  return (await rows.bind(companyId, id).all<Record<string, string | number>>()).results
}

/** What the trail says of visits, oldest first. */
export async function toldOf({ companyId }: World) {
  const lines = env.DB.prepare(
    "select did, customer_id, subject, subject_id, details from audit_events where company_id = ? and did like 'visit%' order by at, id",
  )
  const { results } = await lines.bind(companyId).all<Record<string, string | null>>()
  return results.map(({ details, ...line }) => ({ ...line, details: details ? JSON.parse(details) : null }))
}

/** Posts a form whose fields may repeat. */
export const postForm = (who: Visitor, { host }: World, path: string, fields: [string, string][]) =>
  who.send(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { Origin: `http://${host}`, 'Content-Type': 'application/x-www-form-urlencoded' },
  })

/** The fields of a visit as its form sends them. */
export const fieldsOf = (fields: Record<string, string>, technicians: string[] = []): [string, string][] => [
  ...Object.entries({
    start: '2030-01-07T10:00',
    end: '2030-01-07T11:00',
    status: 'planned',
    comments: '',
    internalNotes: '',
    ...fields,
  }).map(([name, value]): [string, string] => [name, value]),
  ...technicians.map((id): [string, string] => ['technicians', id]),
]
