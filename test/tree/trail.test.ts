import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { languages } from '../../src/i18n/language.ts'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const sources = execFileSync('git', ['ls-files', 'src/*.ts', 'src/*.tsx'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !file.startsWith('src/i18n/'))
// What is noted beside a deed, by the names the code gives it.
const noted = sources.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/details: \{ ([^}]+) \}/g)].flatMap(([, inside = '']) =>
    inside.split(',').map((part) => part.split(':')[0]?.trim() ?? ''),
  ),
)

describe.each(languages)('in %s', (language) => {
  it('every detail of the trail has a word of its own', () => {
    expect(noted.length).toBeGreaterThan(8)
    const { fields } = dictionaries[language].trail
    expect(noted.filter((name) => !(name in fields))).toEqual([])
  })
})
