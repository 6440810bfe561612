import type { D1 } from '../db/d1.ts'
import { dropAttached, mostDropped } from '../files/attached.ts'
import { sweepAfter } from './attachment.ts'

/** Rounds a run makes at most; what is left waits for the next run. */
const mostRounds = 10

/**
 * Finishes what was left unfinished for an hour, in every company: files that were removed, and those whose bytes never
 * arrived. Their objects go first, so that no object is ever without a row.
 */
export async function sweepAttachments(d1: D1, bucket: R2Bucket, now: Date): Promise<void> {
  const before = now.getTime() - sweepAfter
  for (let round = 0; round < mostRounds; round++) {
    const [rows = []] = await d1.send([
      {
        sql: `select company_id as companyId, id from attachments where unfinished_since < ?1
          order by unfinished_since limit ?2`,
        params: [before, mostDropped],
      },
    ])
    if (rows.length === 0) return
    await dropAttached(bucket, rows as { companyId: string; id: string }[])
    await d1.send([
      {
        sql: `delete from attachments where (company_id, id) in
            (select value ->> 'companyId', value ->> 'id' from json_each(?1)) and unfinished_since < ?2`,
        params: [JSON.stringify(rows), before],
      },
    ])
    if (rows.length < mostDropped) return
  }
}
