import { existsSync, statfsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { tried } from './fuzz/plugin.ts'
import { fonts } from './support/fonts.ts'
import { resolver } from './support/resolver.ts'

// Rows and files of tests are kept in memory where there is room: a disk that is busy makes each write wait for it.
const memory = '/dev/shm'
if (!process.env.TMPDIR && existsSync(memory) && statfsSync(memory).bavail * statfsSync(memory).bsize > 4 * 1024 ** 3)
  process.env.TMPDIR = memory

const root = fileURLToPath(new URL('..', import.meta.url).href)
const migrations = await readD1Migrations(`${root}/migrations`)

const workerd = () =>
  cloudflareTest({
    wrangler: { configPath: `${root}/wrangler.toml` },
    miniflare: {
      bindings: { MIGRATIONS: migrations, DNS_RESOLVER: 'https://resolver.test/dns-query' },
      outboundService: resolver(),
    },
  })

// How often and from where the input of the app is tried, and which case alone: a test that fails says what to set.
const fuzz = {
  cases: Number(process.env.FUZZ_CASES ?? 1_000),
  seed: Number(process.env.FUZZ_SEED ?? 20_261_125),
  route: process.env.FUZZ_ROUTE ?? '',
  path: process.env.FUZZ_PATH ?? '',
}

declare module 'vitest' {
  interface ProvidedContext {
    fuzz: { cases: number; seed: number; route: string; path: string }
  }
}

export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [workerd()],
        test: {
          name: 'workerd',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [
            'test/browser/**',
            'test/crash/**',
            'test/pages/**',
            'test/lighthouse/**',
            'test/tree/**',
            'test/einvoice/**',
            'test/fuzz/**',
          ],
          setupFiles: ['test/support/migrate.ts'],
          provide: { faults: { isLong: process.env.FAULTS === 'all' } },
          // Some write thousands of rows: a machine that is busy with other things takes its time.
          testTimeout: 30_000,
        },
      },
      {
        root,
        plugins: [...tried(), workerd()],
        test: {
          name: 'fuzz',
          include: ['test/fuzz/**/*.test.ts'],
          setupFiles: ['test/support/migrate.ts'],
          provide: { fuzz },
          testTimeout: 600_000,
        },
      },
      {
        root,
        plugins: [fonts()],
        test: { name: 'tree', include: ['test/tree/**/*.test.ts'] },
      },
      {
        root,
        test: { name: 'crash', include: ['test/crash/**/*.test.ts'] },
      },
      {
        root,
        plugins: [fonts()],
        test: { name: 'pages', include: ['test/pages/**/*.test.ts'] },
      },
      {
        root,
        plugins: [fonts()],
        // Validators that run in Node alone; `npm run check:einvoice` has those that need more.
        test: { name: 'einvoice', include: ['test/einvoice/*.test.ts'] },
      },
      {
        root,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 150_000,
          hookTimeout: 120_000,
          globalSetup: ['test/browser/support/server.ts'],
          fileParallelism: false,
        },
      },
    ],
  },
})
