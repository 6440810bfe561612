import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { bundleInto, root } from '../server/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'artisan-portal-bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Bytes of what is uploaded, packed. */
const most = 1_000_000

it(`the Worker with its fonts weighs less than ${most} bytes, packed`, { timeout: 120_000 }, () => {
  bundleInto(folder)
  // Source maps go up beside it and are no part of what starts.
  const parts = readdirSync(folder).filter((name) => /\.(js|zlib)$/.test(name))
  const weights = parts.map((name) => gzipSync(readFileSync(join(folder, name))).length)
  expect(parts.length).toBeGreaterThan(1)
  expect(weights.reduce((sum, weight) => sum + weight)).toBeLessThan(most)
  const worker = readFileSync(join(folder, 'worker.js'), 'utf8')
  const unused = readFileSync(`${root}node_modules/@pdf-lib/standard-fonts/es/Helvetica.compressed.json`, 'utf8')
  expect(worker, 'a font that no paper uses').not.toContain(unused.slice(1, 60))
})
