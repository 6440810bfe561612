import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { fonts } from '../../support/fonts.ts'

/** Validators that need Java, and rules that are no part of any package: `npm run check:einvoice`, not the suite. */
export default defineConfig({
  root: fileURLToPath(new URL('../../..', import.meta.url).href),
  plugins: [fonts()],
  test: { include: ['test/einvoice/official/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
})
