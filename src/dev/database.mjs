import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getPlatformProxy } from 'wrangler'
import { hashPassword } from '../sessions/password.ts'
import { dupont } from './demo/dupont.ts'
import { oakridge } from './demo/oakridge.ts'
import { writeCompany } from './demo/write.ts'
import { large, small, writeSizedCompany } from './large.ts'
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

/** Fills the database: the two demo companies when there is no company yet, and on wish the large one beside 50 small. */
export async function seed(place, size) {
  const { env, dispose } = await getPlatformProxy({
    configPath: `${root}wrangler.toml`,
    persist: { path: `${place}/v3` },
  })
  try {
    const has = async (slug) =>
      Boolean(await env.DB.prepare('select id from companies where slug = ?').bind(slug).first())
    const today = Date.parse(new Date().toISOString().slice(0, 10))
    const passwordHash = await hashPassword(password)
    if (!(await has(dupont.company.slug))) await seedDemo(env, passwordHash, today)
    if (size === 'large' && !(await has('large'))) await seedLarge(env, passwordHash, today)
  } finally {
    await dispose()
  }
}

async function seedDemo(env, passwordHash, today) {
  const rows = tables()
  for (const script of [dupont, oakridge]) {
    const companyId = idOf('company', script.company.slug)
    const logo = await storeLogo(env.FILES, companyId, script.logo)
    writeCompany(script, rows, { companyId, logo, passwordHash, today })
  }
  for (const table of Object.values(rows)) await table.write(env.DB)
}

async function seedLarge(env, passwordHash, today) {
  // A company at a time, so that memory holds one.
  const companies = [['large', large], ...Array.from({ length: 50 }, (_, i) => [`small-${i + 1}`, small])]
  for (const [slug, size] of companies) {
    const rows = tables()
    writeSizedCompany(slug, size, rows, passwordHash, today)
    for (const table of Object.values(rows)) await table.write(env.DB)
  }
}

async function storeLogo(bucket, companyId, file) {
  const bytes = readFileSync(new URL(`demo/${file}`, import.meta.url))
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.png`
  await bucket.put(`${companyId}/logo/${name}`, bytes, { httpMetadata: { contentType: 'image/png' } })
  return name
}
