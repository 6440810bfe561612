import type { D1 } from '../db/d1.ts'
import { ImportFiles } from '../files/scope.ts'
import { logFault } from '../http/log.ts'
import { inTime, readPatience } from '../outside/answered.ts'
import type { Site } from './setting.ts'
import { type ImportToWorkOff, stepImport } from './step.ts'

/** Tries after which a step is given up, and its import stopped: what was added stays, and staff are told. */
const mostTries = 8

/** What an import is worked off with. */
export interface Tools extends Site {
  bucket: R2Bucket
  queue: Queue<ImportToWorkOff>
}

/** Makes a step of each import the queue names, and has the queue name it again while there is more to do. Never throws. */
export async function workOffImports(
  messages: readonly Message<ImportToWorkOff>[],
  tools: Tools,
  d1: D1,
): Promise<void> {
  for (const message of messages) {
    const { companyId, importId } = message.body
    try {
      const { more } = await stepImport(d1, new ImportFiles(tools.bucket, companyId), tools, message.body)
      if (more) await inTime(tools.queue.send({ companyId, importId }), readPatience)
      message.ack()
    } catch (error) {
      logFault('import', { company: companyId, import: importId }, error)
      if (message.attempts < mostTries) message.retry({ delaySeconds: 10 })
      else await giveUp(d1, message)
    }
  }
}

async function giveUp(d1: D1, message: Message<ImportToWorkOff>): Promise<void> {
  const { companyId, importId } = message.body
  const sql = `update imports set state = 'stopped', finished_at = ?3, stepped_at = ?3
    where company_id = ?1 and id = ?2 and state = 'running'`
  await d1.send([{ sql, params: [companyId, importId, Date.now()] }])
  message.ack()
}

/** Tells the queue of an import just begun. Never throws: the sweep finds what the queue was not told. */
export async function beginImport(queue: Queue<ImportToWorkOff>, one: ImportToWorkOff): Promise<void> {
  try {
    await inTime(queue.send(one), readPatience)
  } catch (error) {
    // The sweep will tell it.
    logFault('queue of runs', { company: one.companyId, import: one.importId }, error)
  }
}
