import { env } from 'cloudflare:workers'
import type { Visitor } from './as.ts'
import { asStaff } from './as.ts'
import { makeWorld, type World } from './world.ts'

export const inEnglish = { 'Accept-Language': 'en' }

/** A company whose owner is at its settings. */
export async function openSettings(): Promise<{ world: World; owner: Visitor }> {
  const world = await makeWorld()
  const owner = await asStaff(world, 'owner')
  await owner.get('/admin')
  return { world, owner }
}

/** A company as the directory has it. */
export const companyRow = ({ companyId }: World) =>
  env.DB.prepare('select * from companies where id = ?').bind(companyId).first<Record<string, string | number | null>>()

/** What the trail says of changes of settings, oldest first. */
export async function toldOf({ companyId }: World): Promise<Record<string, unknown>[]> {
  const { results } = await env.DB.prepare(
    "select details from audit_events where company_id = ? and did = 'settings_changed' order by at, id",
  )
    .bind(companyId)
    .all<{ details: string }>()
  return results.map(({ details }) => JSON.parse(details))
}

/** What a form of settings carries as its page shows it, ticks included. */
export async function filled(owner: Visitor, subject: string): Promise<Record<string, string>> {
  const html = await (await owner.get(`/admin/settings/${subject}`)).text()
  const form = /<form id="settings".*?<\/form>/s.exec(html)?.[0] ?? ''
  const fields: Record<string, string> = {}
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    if (of('type') !== 'checkbox' || /\bchecked\b/.test(tag)) fields[of('name') ?? ''] = of('value') ?? ''
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea[^>]*name="(\w+)"[^>]*>([^<]*)</g))
    fields[name] = value
  // One without a value sends its text.
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*name="(\w+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? / selected[^>]*>([^<]*)/.exec(options)?.[1] ?? ''
  return fields
}

/** Saves a form with these fields other than its page shows them; an undefined one is left out. */
export async function saveWith(
  owner: Visitor,
  subject: string,
  changes: Record<string, string | undefined>,
): Promise<Response> {
  const fields = Object.entries({ ...(await filled(owner, subject)), ...changes })
  const typed = Object.fromEntries(fields.filter((entry): entry is [string, string] => entry[1] !== undefined))
  return owner.post(`/admin/settings/${subject}`, typed, inEnglish)
}
