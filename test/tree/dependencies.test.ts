import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { floors } from './advisories.ts'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const read = (file: string) => JSON.parse(readFileSync(root + file, 'utf8'))

interface Locked {
  name?: string
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  hasInstallScript?: boolean
}

/** The folders that have a lock: the app's own, and those of commands that bring what they need. */
const folders = ['', 'test/security/']
const packages = folders.flatMap((folder) =>
  Object.entries(read(`${folder}package-lock.json`).packages as Record<string, Locked>)
    .filter(([place]) => place !== '')
    .map(([place, locked]) => ({ ...locked, place, name: locked.name ?? place.replace(/^.*node_modules\//, '') })),
)

/** Whether a version is lower than another, figure by figure. */
function isBelow(version: string, other: string): boolean {
  const [mine, theirs] = [version, other].map((text) =>
    text
      .replace(/[-+].*/, '')
      .split('.')
      .map(Number),
  )
  const at = [0, 1, 2].find((place) => mine?.[place] !== theirs?.[place])
  return at !== undefined && (mine?.[at] ?? 0) < (theirs?.[at] ?? 0)
}

describe('dependencies', () => {
  it('no package is of a version that an advisory names', () => {
    const unsafe = packages.flatMap(({ name, version = '', place }) =>
      floors
        .filter(([named, safe]) => named === name && isBelow(version, safe))
        .map(([, safe, ...why]) => [place, version, safe, why]),
    )
    expect(unsafe).toEqual([])
    // A floor of what is no longer there says nothing.
    for (const [name] of floors)
      expect(
        packages.some((one) => one.name === name),
        name,
      ).toBe(true)
  })

  it('the lock names each package with its version, its hash and one registry', () => {
    expect(packages.length).toBeGreaterThan(300)
    const odd = packages.filter(
      ({ version = '', integrity = '', resolved, link }) =>
        link || resolved !== undefined || !/^\d+\.\d+\.\d+/.test(version) || !/^sha512-[\w+/]{86}==$/.test(integrity),
    )
    expect(odd.map(({ place }) => place)).toEqual([])
  })

  it('what is asked for is asked for by its exact version', () => {
    for (const folder of folders) {
      const { dependencies = {}, devDependencies = {} } = read(`${folder}package.json`)
      for (const version of Object.values<string>({ ...dependencies, ...devDependencies }))
        expect(version).toMatch(/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/)
    }
  })

  it('no package runs a script when it is installed but those that were looked at', () => {
    const allowed = Object.keys(read('package.json').allowScripts)
    const own = Object.keys(read('package-lock.json').packages)
    const running = packages.filter(({ hasInstallScript, place }) => hasInstallScript && own.includes(place))
    expect([...new Set(running.map(({ name }) => name))].sort()).toEqual([...allowed].sort())
  })

  it.each([
    ['0.18.20', '0.25.0', true],
    ['0.25.0', '0.25.0', false],
    ['4.9.9', '4.12.25', true],
    ['10.0.0', '9.9.9', false],
    ['1.0.0-beta.1', '1.0.1', true],
  ])('%s is below %s: %s', (version, other, below) => expect(isBelow(version, other)).toBe(below))
})

describe('npm run audit', () => {
  const advisory = {
    id: 1,
    url: 'https://example.test/GHSA',
    title: 'planted',
    severity: 'high',
    vulnerable_versions: '<99',
  }

  it.each([
    ['is green where no advisory is known', 200, {}, 0, '0 packages'],
    ['is red where one names a package of the lock', 200, { hono: [advisory] }, 1, 'planted'],
    ['is green, and says so, where the registry refuses to tell', 403, {}, 0, 'The registry was not asked'],
  ])(
    '%s',
    async (_, status, answer, code, said) => {
      const registry = createServer(({ method, url = '' }, response) => {
        // Of a package that is named it also asks which versions there are.
        const name = decodeURIComponent(url.slice(1))
        const versions = { name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0' } } }
        const said = method === 'GET' ? versions : answer
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said))
      })
      registry.listen(0, '127.0.0.1')
      await once(registry, 'listening')
      const { port } = registry.address() as AddressInfo
      const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_fetch_retries: '0' }
      const command = promisify(execFile)(process.execPath, [`${root}test/security/audit.ts`], { env })
      const ended = await command.then(
        ({ stdout }) => ({ code: 0, stdout }),
        (error: { code: number; stdout: string }) => ({ code: error.code, stdout: error.stdout }),
      )
      registry.close()
      expect(ended.stdout).toContain(said)
      expect(ended.code).toBe(code)
    },
    60_000,
  )
})
