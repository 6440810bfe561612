import { setTimeout as sleep } from 'node:timers/promises'
import type { Server } from '../server/app.ts'
import { broken, laws, restingLaws } from './check.ts'
import { disagreeing } from './files.ts'

const minute = 60_000
/** The longest that queues are waited for, in milliseconds. */
const patience = 5 * minute

/** Lets queues and clock do their work, and gives what does not hold after that: of rows, and between rows and files. */
export async function brokenAtRest(server: Server, since: number): Promise<string[]> {
  const deadline = Date.now() + patience
  let left: string[]
  do {
    // Ahead, so that what a crash left half done is taken for that.
    await server.clock(Date.now() + 20 * minute)
    await sleep(200)
    left = await broken(server, restingLaws, since)
  } while (left.length > 0 && Date.now() < deadline)
  await server.clock(Date.now() + 130 * minute, 'hourly')
  return [...left, ...(await broken(server, laws, since)), ...(await disagreeing(server))]
}
