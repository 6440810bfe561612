import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleInto } from '../server/app.ts'

/** A fault put into the bundled Worker, to see that a harness finds it. */
interface Planted {
  is: string
  find: RegExp
  instead: string
}

/** By the names that `PLANT` and `--plant` take. */
export const planted: Record<string, Planted> = {
  split: {
    is: 'writes of several statements are made in two transactions, a moment apart',
    find: /\(\) => this\.#binding\.batch\(prepared\)(?=, does)/,
    instead: `async () => {
        if (does !== "write" || prepared.length < 3) return this.#binding.batch(prepared);
        const first = await this.#binding.batch(prepared.slice(0, 2));
        await new Promise((resolve) => setTimeout(resolve, 100));
        return [...first, ...await this.#binding.batch(prepared.slice(2))];
      }`,
  },
  keyless: {
    is: 'a request forgets the key of its form',
    find: /comments, key: \w+ \|\| null,/,
    instead: 'comments, key: null,',
  },
  fileFirst: {
    is: 'the file of an import is stored before its row, and the answer comes late',
    find: /(const \{ accountId, name: accountName \} = await db\.viewer\(\);)(?=\s+const now[\s\S]{0,1600}await (\w+)\.put\((\w+), linesPart, (\w+)\))/,
    instead: '$1 await $2.put($3, linesPart, $4); await new Promise((resolve) => setTimeout(resolve, 300));',
  },
  unswept: {
    is: 'the sweep leaves files behind that were never stored',
    find: /(async function sweepAttachments\(\w+, \w+, \w+\) \{)/,
    instead: '$1 return;',
  },
  leak: {
    is: 'the isolate keeps every page it has given out',
    find: /fetch: app_default\.fetch,/,
    instead: `fetch: async (...given) => {
      const answer = await app_default.fetch(...given);
      if (answer.status === 200) (globalThis.kept ??= []).push(await answer.clone().text());
      return answer;
    },`,
  },
  error: {
    is: 'one page in five hundred fails',
    find: /fetch: app_default\.fetch,/,
    instead: `fetch: (...given) => {
      globalThis.given = (globalThis.given ?? 0) + 1;
      return globalThis.given % 500 === 0 ? new Response('broken', { status: 500 }) : app_default.fetch(...given);
    },`,
  },
}

/** Bundles the Worker with one of the faults; throws when there is none of that name, or its place is not there. */
export function bundlePlanted(bundle: string, name: string): void {
  const fault = planted[name]
  if (!fault) throw new Error(`No such fault: ${name}. There are ${Object.keys(planted).join(', ')}.`)
  bundleInto(bundle, undefined, { named: true })
  const path = join(bundle, 'worker.js')
  const source = readFileSync(path, 'utf8')
  if (!fault.find.test(source)) throw new Error(`The place for "${fault.is}" is not in the bundle.`)
  writeFileSync(path, source.replace(fault.find, fault.instead))
}
