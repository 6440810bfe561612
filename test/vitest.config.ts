import { fileURLToPath } from 'node:url'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers'
import { defineConfig } from 'vitest/config'
import { fonts } from './support/fonts.ts'
import { resolver } from './support/resolver.ts'

const root = fileURLToPath(new URL('..', import.meta.url).href)
const migrations = await readD1Migrations(`${root}/migrations`)

export default defineConfig({
  test: {
    projects: [
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: `${root}/wrangler.toml` },
            miniflare: {
              bindings: { MIGRATIONS: migrations, DNS_RESOLVER: 'https://resolver.test/dns-query' },
              outboundService: resolver(),
            },
          }),
        ],
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
          ],
          setupFiles: ['test/support/migrate.ts'],
          // Some write thousands of rows: a machine that is busy with other things takes its time.
          testTimeout: 30_000,
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
