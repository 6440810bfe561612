import { env } from 'cloudflare:workers'
import { hashPassword } from '../../src/accounts/password/hash.ts'

/** Milliseconds within which every answer must be there, on a machine that has nothing else to do. */
export const slow = 2_000

/** How many times slower than a quiet one the machine is just now, by what it takes to hash a password. */
export async function strain(): Promise<number> {
  const begun = await afterReading()
  await hashPassword('as long as it takes')
  return Math.max(1, ((await afterReading()) - begun) / 300)
}

// The runtime's clock stands still while code runs, and goes on with what is waited for.
async function afterReading(): Promise<number> {
  await env.DB.prepare('select 1').first()
  return performance.now()
}
