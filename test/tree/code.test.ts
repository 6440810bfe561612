import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { secretFields } from '../../src/http/again.tsx'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const all = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'static'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n')
const isScript = (file: string) =>
  /^(src\/.*\.tsx?|static\/.*\.js)$/.test(file) && !/^(src\/dev\/|static\/htmx)/.test(file)
/** What runs in the Worker and in browsers, without what is said about it, which may name anything. */
const sources = all
  .filter(isScript)
  .map((file) => ({ file, text: readFileSync(root + file, 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '') }))

/** Each place that has what a pattern looks for, as file and what was found. */
const found = (pattern: RegExp, here = sources): string[] =>
  here.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([what]) => `${file}: ${what}`))

it('sources were found, and a fault in one is seen', () => {
  expect(sources.length).toBeGreaterThan(400)
  expect(found(/\beval\(/g, [{ file: 'x.js', text: 'eval(name)' }])).toEqual(['x.js: eval('])
})

it('no source makes code or markup of text', () => {
  const makes =
    /\beval\(|new Function\(|\.outerHTML\s*=|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|javascript:|postMessage|addEventListener\('message'/g
  expect(found(makes)).toEqual([])
  // Of what the page itself holds: a line of a draft is a copy of its own template, whose key counts up.
  expect(found(/\.innerHTML\s*=.*replaceAll\('KEY'/g)).toEqual([
    "static/draft-lines.js: .innerHTML = byId('line-template').innerHTML.replaceAll('KEY'",
  ])
  expect(found(/\.innerHTML\s*=/g).length).toBe(1)
  expect(found(/(?<!sql\.)\braw\(.*/g).filter((place) => !place.endsWith("raw('<!DOCTYPE html>')}"))).toEqual([])
})

it('no statement has a text in it that is not of the code, but where the database’s own verbs stand', () => {
  const written = found(/sql\.raw\(/g).map((place) => place.replace(/: .*/, ''))
  expect(written.filter((file) => !file.startsWith('src/db/'))).toEqual([])
  expect(found(/\.prepare\(.*/g).filter((place) => !/^src\/(db|http\/health)/.test(place))).toEqual([])
})

it('no source starts a program', () => {
  expect(found(/node:(child_process|fs|vm|net|http|worker_threads)\b/g)).toEqual([])
})

it('no text that is typed becomes a pattern', () => {
  expect(
    found(/new RegExp\(.*/g)
      .map((place) => place.replace(/ .*/, ''))
      .sort(),
  ).toEqual([
    // Made of constants.
    'src/calendar/admin/filter.ts:',
    // Of the pattern of numbers, each sign of it escaped.
    'src/companies/numbering.ts:',
    // Made of constants.
    'src/invoices/facturx/address.ts:',
  ])
})

it('what is logged is worded in one place', () => {
  expect(found(/console\.\w+/g).filter((place) => place.startsWith('src/'))).toEqual([
    'src/http/errors.tsx: console.error',
    'src/http/log.ts: console.warn',
    'src/http/log.ts: console.error',
  ])
})

it('nothing is asked over the network but the one resolver', () => {
  expect(
    found(/(?<![.\w])fetch\(.*|XMLHttpRequest|sendBeacon|new EventSource/g).filter((place) => place.startsWith('src/')),
  ).toEqual([
    'src/companies/domain.ts: fetch(question, {',
    'src/live/company.ts: fetch(request: Request): Promise<Response> {',
  ])
  // Browsers ask their own host alone, which the content policy holds them to as well.
  expect(found(/https?:\/\/(?!www\.w3\.org)[\w.-]+/g).filter((place) => place.startsWith('static/'))).toEqual([])
})

it('nothing is stored in the browser but that keys are switched off', () => {
  expect(found(/(?:local|session)Storage\.setItem\(.*|indexedDB|document\.cookie|caches\.open/g)).toEqual([
    "static/keys.js: localStorage.setItem(off, '1')",
  ])
})

it('no hash, cipher or chance is weak', () => {
  // Of no secret: how long a page waits before it asks again, and a field of the PDF format that finds damage.
  const harmless = ['static/live.js: Math.random', "src/invoices/pdf/archive/archive.ts: 'md5'"]
  const weak = found(/Math\.random|['"](?:md5|MD5|DES|RC4|AES-ECB|AES-CBC|RSAES-PKCS1[^'"]*)['"]|randomUUID/g)
  expect(weak.filter((place) => !harmless.includes(place))).toEqual([])
  // One-time codes are HMAC-SHA-1 because apps know no other (RFC 6238), which collisions do not touch.
  const old = found(/['"](?:sha-?1)['"]/gi).map((place) => place.replace(/: .*/, ''))
  expect(old.filter((file) => file !== 'src/accounts/second-factor/code.ts')).toEqual([])
})

it('what is typed into a hidden field, or once, never comes back in a page that offers to send a form again', () => {
  const fields = found(/<(?:input|Field|NewPassword)\b(?:[^<>]|=>)*/g).filter((place) =>
    /type="password"|autocomplete="(?:new-password|current-password|one-time-code)"/.test(place),
  )
  expect(fields.length).toBeGreaterThan(6)
  const names = fields.map((field) => /\bname="(\w+)"/.exec(field)?.[1] ?? field)
  expect(names.filter((name) => !secretFields.has(name))).toEqual([])
})
