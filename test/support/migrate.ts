import type { D1Migration } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Bindings } from '../../src/http/env.ts'

declare global {
  namespace Cloudflare {
    interface Env extends Bindings {
      MIGRATIONS: D1Migration[]
    }
  }
}

// In one batch: one by one, their statements take a second of every test file.
await env.DB.batch(env.MIGRATIONS.flatMap(({ queries }) => queries.map((query) => env.DB.prepare(query))))
