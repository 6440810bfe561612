import { fileURLToPath } from 'node:url'

/** Lets the app's validators be made by `zod-validator.ts` beside this file, which remembers the schema of each. */
export const rememberingSchemas = () => ({
  name: 'remembering-schemas',
  enforce: 'pre' as const,
  resolveId: (source: string, importer?: string) =>
    source === '@hono/zod-validator' && !importer?.includes('/test/fuzz/')
      ? fileURLToPath(new URL('zod-validator.ts', import.meta.url).href)
      : undefined,
})
