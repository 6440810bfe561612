import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const texts = execFileSync('git', ['ls-files', 'src/i18n/fr.ts', 'src/i18n/fr', 'src/mail/messages/fr.ts'], {
  cwd: root,
  encoding: 'utf8',
})
  .trim()
  .split('\n')

// What is typed between quotes; an expression inside a template is not, and a comment is not shown.
const quoted = (source: string): string[] => {
  let text = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  while (/\$\{[^{}]*\}/.test(text)) text = text.replace(/\$\{[^{}]*\}/g, 'X')
  return text
    .split('\n')
    .flatMap((line) => [...line.matchAll(/'((?:[^'\\]|\\.)*)'|`([^`]*)`/g)])
    .map(([, plain, template]) => plain ?? template ?? '')
}

it('no French text lets a line begin with a mark that belongs to the word before it', () => {
  expect(texts.length).toBeGreaterThan(20)
  const loose = texts.flatMap((file) =>
    quoted(readFileSync(join(root, file), 'utf8')).filter((text) => / [:;?!»%]|« |[\p{L}](?:[?!»]|\.{3})/u.test(text)),
  )
  expect(loose).toEqual([])
})
