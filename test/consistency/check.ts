import type { Server } from '../server/app.ts'
import type { Law } from './law.ts'
import { mailLaws, restingLaws } from './mails.ts'
import { moneyLaws } from './money.ts'
import { recordLaws } from './records.ts'
import { requestLaws } from './requests.ts'

/** What holds of the rows whenever nothing is being written. */
export const laws: Law[] = [...requestLaws, ...recordLaws, ...moneyLaws, ...mailLaws]
export { restingLaws }

/**
 * Which of these laws the rows break, each with the first rows that do. `since` is the moment in milliseconds from which on
 * the trail tells of everything: data that was seeded has no lines.
 */
export async function broken(server: Pick<Server, 'rows'>, among: Law[], since: number): Promise<string[]> {
  const faults = await Promise.all(
    among.map(async ({ holds, broken }) => {
      const rows = await server.rows(`${broken} limit 5`, ...(broken.includes('?1') ? [since] : []))
      return rows.length > 0 ? [`Not so: ${holds}. ${JSON.stringify(rows)}`] : []
    }),
  )
  return faults.flat()
}
