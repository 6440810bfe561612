import { fileURLToPath } from 'node:url'

/** Makes of the app what can be tried often: its validators are known, and its passwords quickly hashed. */
export const tried = () => [rememberingSchemas, cheapHashes]

/** Lets validators be made by `zod-validator.ts` beside this file, which remembers the schema of each. */
const rememberingSchemas = {
  name: 'remembering-schemas',
  enforce: 'pre' as const,
  resolveId: (source: string, importer?: string) =>
    source === '@hono/zod-validator' && !importer?.includes('/test/fuzz/')
      ? fileURLToPath(new URL('zod-validator.ts', import.meta.url).href)
      : undefined,
}

const [dear, cheap] = ['N: 2 ** 15', 'N: 2 ** 4']

/** Lets a password be hashed in no time, where what is tried is the input of forms and not how hard it is to guess. */
const cheapHashes = {
  name: 'cheap-hashes',
  enforce: 'pre' as const,
  transform(code: string, id: string) {
    if (!id.includes('/src/accounts/password/hash.ts')) return undefined
    if (!code.includes(dear)) throw new Error('What a hash costs is not told where it was')
    return code.replace(dear, cheap)
  },
}
