import type { D1 } from '../db/d1.ts'
import { ImportFiles } from '../files/scope.ts'
import { inTime, readPatience } from '../outside/answered.ts'
import type { ImportToWorkOff } from './step.ts'

/** Milliseconds without a step after which an import is taken to have stopped. */
const longestPause = 5 * 60 * 1000
/** Imports a sweep deals with at most; what is left waits for the next one. */
const mostASweep = 100

/** Finds imports that stopped half-way, in every company, and has them go on: their rows know where. */
export async function sweepImports(d1: D1, queue: Queue<ImportToWorkOff>, now: Date): Promise<void> {
  const [stopped = []] = await d1.send([
    {
      sql: `select company_id as companyId, id as importId from imports
        where state = 'running' and stepped_at < ?1 order by stepped_at limit ${mostASweep}`,
      params: [now.getTime() - longestPause],
    },
  ])
  const told = (stopped as unknown as ImportToWorkOff[]).map((body) => ({ body }))
  if (told.length > 0) await inTime(queue.sendBatch(told), readPatience)
}

/** Removes files and rows of imports whose time is over, in every company: the file first, so that none is left alone. */
export async function sweepOldImports(d1: D1, bucket: R2Bucket, now: Date): Promise<void> {
  const [old = []] = await d1.send([
    {
      sql: `select company_id as companyId, id as importId from imports
        where expires_at < ?1 and state <> 'running' order by expires_at limit ${mostASweep}`,
      params: [now.getTime()],
    },
  ])
  const gone = old as unknown as ImportToWorkOff[]
  await Promise.all(gone.map(({ companyId, importId }) => new ImportFiles(bucket, companyId).remove(importId)))
  if (gone.length > 0) {
    const sql = 'delete from imports where company_id = ?1 and id = ?2 and state <> ?3'
    await d1.send(gone.map(({ companyId, importId }) => ({ sql, params: [companyId, importId, 'running'] })))
  }
}
