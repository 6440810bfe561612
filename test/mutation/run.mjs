import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { startVitest } from 'vitest/node'
import { resolver } from '../support/resolver.ts'
import { Book } from './book.mjs'
import { groups } from './groups.mjs'
import { instrument } from './mutants.mjs'
import { report } from './report.mjs'
import { say } from './say.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')
const migrations = await readD1Migrations(`${root}/migrations`)
// Groups by name, and of these only the files of `src` and `test` that are named, where any are.
const asked = process.argv.slice(2)
const only = (files, folder) => {
  const named = asked.filter((each) => each.startsWith(`${folder}/`))
  return named.length > 0 ? files.filter((file) => named.some((each) => file.startsWith(each))) : files
}
const ofGroups = asked.filter((each) => each in groups)
/** A mutant that so many test files have not noticed counts as alive, unless all are asked for. */
const most = asked.includes('--all') ? undefined : 6
/** How long a file may be at one mutant, in milliseconds: its tests have their own, shorter ones. */
const patience = 5 * 60_000
const wrong = []
for (const [name, group] of Object.entries(groups)) {
  if (ofGroups.length > 0 && !ofGroups.includes(name)) continue
  const started = Date.now()
  const { book, results } = await mutate({ files: only(group.files, 'src'), tests: only(group.tests, 'test') })
  wrong.push(...book.faults, ...report(name, results))
  say(`  ${results.length} mutants in ${Math.round((Date.now() - started) / 1000)} s`)
  const kept = { name, seconds: (Date.now() - started) / 1000, spent: book.spent(), results }
  await writeFile(
    process.env.MUTATE_OUT ?? `${root}/test/mutation/node_modules/${name}.json`,
    JSON.stringify(kept, null, 1),
  )
}
for (const line of wrong) say(line)
process.exit(wrong.length > 0 ? 1 : 0)

/** Tries every mutant of the group's files on its tests. */
async function mutate({ files, tests }) {
  const { code, mutants } = await instrument(root, files)
  const book = new Book(root, mutants, { most, log: process.env.MUTATE_LOG ? say : undefined })
  const network = resolver()
  const outboundService = (request) =>
    request.url.startsWith('http://mutants.test/') ? book.answer(request) : network(request)
  const bindings = { MIGRATIONS: migrations, DNS_RESOLVER: 'https://resolver.test/dns-query' }
  // No modules kept on disk: those with mutants in them must not meet other tests.
  const options = {
    fsModuleCache: false,
    ...{ config: false, root, watch: false, name: 'workerd', silent: true, reporters: [{}] },
    ...{ include: ['test/**/*.test.ts'], setupFiles: ['test/support/migrate.ts'], testTimeout: 30_000 },
    ...{ runner: `${root}/test/mutation/runner.ts`, maxWorkers: Number(process.env.MUTATE_WORKERS ?? 2) },
    ...{ sequence: { sequencer: inOrderOf(tests) }, dangerouslyIgnoreUnhandledErrors: true },
  }
  const plugins = [
    cloudflareTest({ wrangler: { configPath: `${root}/wrangler.toml` }, miniflare: { bindings, outboundService } }),
    { name: 'mutants', enforce: 'pre', load: (id) => code.get(id) },
  ]
  const watch = setInterval(() => {
    for (const { file, mutant } of book.stuck(patience)) {
      say(
        `${file} never comes back from ${mutant.file}:${mutant.line} (${mutant.mutator}): a test of it should time out.`,
      )
      process.exit(1)
    }
  }, 10_000)
  const vitest = await startVitest('test', tests, options, { plugins })
  await vitest.close()
  clearInterval(watch)
  for (const test of book.without(tests)) book.faults.push(`${test} was not run.`)
  return { book, results: book.results() }
}

/** Files in the order in which they are listed. */
function inOrderOf(tests) {
  const place = ({ moduleId }) => tests.findIndex((test) => moduleId.endsWith(`/${test}`))
  return class {
    shard(files) {
      return files
    }

    sort(files) {
      return files.toSorted((a, b) => place(a) - place(b))
    }
  }
}
