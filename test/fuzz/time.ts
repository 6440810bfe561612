import { env } from 'cloudflare:workers'
import { scryptSync } from 'node:crypto'

/** Milliseconds within which every answer must be there, on a machine that has nothing else to do. */
export const slow = 2_000

/** How many times slower than a quiet one the machine is just now, by what it takes to hash a password. */
export async function strain(): Promise<number> {
  const begun = await afterReading()
  scryptSync('as long as it takes', 'salt', 32, { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 })
  return Math.max(1, ((await afterReading()) - begun) / 300)
}

// The runtime's clock stands still while code runs, and goes on with what is waited for.
async function afterReading(): Promise<number> {
  await env.DB.prepare('select 1').first()
  return performance.now()
}
