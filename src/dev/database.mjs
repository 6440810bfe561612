import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getPlatformProxy } from 'wrangler'
import { inviting } from '../access/invite.ts'
import { hashPassword } from '../accounts/password/hash.ts'
import { noLegal } from '../companies/company.ts'
import { newId } from '../db/id.ts'
import { dupont } from './demo/dupont.ts'
import { oakridge } from './demo/oakridge.ts'
import { writeCompany } from './demo/write.ts'
import { gatherSizedCompany, large, medium, quiet, small } from './large.ts'
import { idOf } from './random.ts'
import { tables } from './tables.ts'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const password = 'portal-demo-2026'

/** Where data lies unless told otherwise. */
export const defaultPlace = `${root}.wrangler/state`

/** Brings the local database to the newest migration; says nothing unless it fails. */
export function migrate(place) {
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, CI: 'true', WRANGLER_SEND_METRICS: 'false' } }
  const command = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', place]
  const { status, stdout, stderr } = spawnSync(`${root}node_modules/.bin/wrangler`, command, options)
  if (status !== 0) throw new Error(`The migrations could not be applied.\n${stdout}\n${stderr}`)
}

/** Variables, database and bucket alone: wrangler warns of what only a running Worker has. */
function bindingsFor(place) {
  const [head = '', ...sections] = readFileSync(`${root}wrangler.toml`, 'utf8').split(/^(?=\[)/m)
  const bindings = sections.filter((section) => /^\[+(vars|d1_databases|r2_buckets)\]/.test(section))
  const path = `${place}/bindings.toml`
  mkdirSync(place, { recursive: true })
  writeFileSync(path, [head.replace(/^main .*$/m, ''), ...bindings].join(''))
  return path
}

/** Opens the local bindings for `act`, and closes them. */
async function withBindings(place, act) {
  const { env, dispose } = await getPlatformProxy({
    configPath: bindingsFor(place),
    envFiles: [`${root}.dev.vars`],
    // wrangler's --persist-to names the folder above.
    persist: { path: `${place}/v3` },
  })
  try {
    await act(env)
  } finally {
    await dispose()
  }
}

/** Adds a company without any rows but its owner, who is invited by mail and chooses a password of their own. */
export const addCompany = (place, { name, slug, owner }) =>
  withBindings(place, async (env) => {
    const rows = tables()
    const now = Date.now()
    const companyId = newId()
    const staffId = newId()
    const { language, timeZone, currency, country, colour } = dupont.company
    rows.companies.add(
      ...[companyId, slug, name, 'DB', language, timeZone, currency, country, colour, null, '', owner],
      ...[JSON.stringify(noLegal), 1, now],
    )
    rows.staff.add(companyId, staffId, owner.toLowerCase(), name, 'owner', language, now)
    const invitee = { name, email: owner.toLowerCase(), language, staffId, account: undefined }
    const { writes } = await inviting(companyId, env.DATA_KEYS, invitee)
    await env.DB.batch([
      ...Object.values(rows).flatMap((table) => table.take(env.DB)),
      ...writes.map((write) => write.statement()).map(({ sql, params }) => env.DB.prepare(sql).bind(...params)),
    ])
  })

/**
 * Fills the database: the two demo companies when they are missing, and on wish a small company, a medium one, or a large one
 * beside 50 that are small.
 */
export async function seed(place, size) {
  await withBindings(place, async (env) => {
    const has = async (slug) =>
      Boolean(await env.DB.prepare('select id from companies where slug = ?').bind(slug).first())
    const now = Date.now()
    const today = Date.parse(new Date(now).toISOString().slice(0, 10))
    const passwordHash = await hashPassword(password)
    if (!(await has(dupont.company.slug))) await seedDemo(env, passwordHash, now, today)
    if (size === 'small' && !(await has('small-1'))) await seedSized(env, passwordHash, today, 'small-1', small)
    if (size === 'medium' && !(await has('medium'))) await seedSized(env, passwordHash, today, 'medium', medium)
    if (size === 'large' && !(await has(lastSmall))) await seedLarge(env, passwordHash, today)
  })
}

// Written last and as a whole: where it stands, the large seed is complete.
const lastSmall = 'small-50'

async function seedDemo(env, passwordHash, now, today) {
  const rows = tables()
  for (const script of [dupont, oakridge]) {
    const companyId = idOf('company', script.company.slug)
    const logo = await storeLogo(env.FILES, companyId, script.logo)
    writeCompany(script, rows, { companyId, logo, passwordHash, now, today })
  }
  await writeAtOnce(env.DB, rows)
}

async function seedLarge(env, passwordHash, today) {
  const rows = tables()
  for (const _ of gatherSizedCompany('large', large, rows, passwordHash, today)) await writeAtOnce(env.DB, rows)
  for (let i = 1; i <= 50; i++) await seedSized(env, passwordHash, today, `small-${i}`, quiet)
}

async function seedSized(env, passwordHash, today, slug, size) {
  const rows = tables()
  for (const _ of gatherSizedCompany(slug, size, rows, passwordHash, today));
  await writeAtOnce(env.DB, rows)
}

/** A batch is a transaction: a seed that is broken off leaves nothing half there. */
async function writeAtOnce(db, rows) {
  await db.batch(Object.values(rows).flatMap((table) => table.take(db)))
}

async function storeLogo(bucket, companyId, file) {
  const bytes = readFileSync(new URL(`demo/${file}`, import.meta.url))
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.png`
  await bucket.put(`${companyId}/logo/${name}`, bytes, { httpMetadata: { contentType: 'image/png' } })
  return name
}
