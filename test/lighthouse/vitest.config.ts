import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { fonts } from '../support/fonts.ts'

/** What `npm run lighthouse` runs: it takes minutes, on a machine that has nothing else to do. */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url).href),
  plugins: [fonts()],
  test: {
    include: ['test/lighthouse/*.test.ts'],
    globalSetup: ['test/lighthouse/install.ts'],
    disableConsoleIntercept: true,
    testTimeout: 7_200_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
})
