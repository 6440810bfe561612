import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { assets } from '../../src/ui/assets.ts'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const file = (path: string) => readFileSync(`${root}static${path}`)

// Static files are kept by browsers for a year under these addresses: a changed file needs a changed address.
it.each([
  assets.css,
  assets.app,
  assets.calendar,
  assets.calendarCss,
  assets.draft,
  assets.draftLines,
  assets.draftCss,
  assets.passkeys,
  assets.files,
  assets.keys,
  assets.guard,
  assets.live,
  assets.icons,
])('the address %s names the content of its file', (address) => {
  const [path = '', version = ''] = address.split('?v=')
  const hash = createHash('sha256').update(file(path)).digest('hex').slice(0, 8)
  expect(version, `run node src/ui/versions.mjs`).toBe(hash)
})

it('htmx is the pinned release, untouched', () => {
  const pinned = readFileSync(`${root}node_modules/htmx.org/dist/htmx.min.js`)
  expect(file(assets.htmx).equals(pinned)).toBe(true)
})
