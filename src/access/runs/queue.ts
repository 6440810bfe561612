import type { D1 } from '../../db/d1.ts'
import type { Bindings } from '../../http/env.ts'
import { logFault } from '../../http/log.ts'
import { announceMails } from '../../mail/outbox.ts'
import { inTime, readPatience } from '../../outside/answered.ts'
import { stepRun } from './step.ts'

/** What the queue of runs is told: which run is to make its next step. The row knows which that is. */
export interface RunToWorkOff {
  companyId: string
  runId: string
}

/** Makes a step of each run the queue names, and has the queue name it again while there is more to do. Never throws. */
export async function workOffRuns(
  batch: Pick<MessageBatch<RunToWorkOff>, 'messages'>,
  env: Pick<Bindings, 'DATA_KEYS' | 'MAIL' | 'RUNS'>,
  d1: D1,
): Promise<void> {
  for (const message of batch.messages) {
    const { companyId, runId } = message.body
    try {
      const { mailIds, more } = await stepRun(d1, env.DATA_KEYS, message.body)
      await announceMails(env.MAIL, companyId, mailIds)
      if (more) await inTime(env.RUNS.send({ companyId, runId }), readPatience)
      message.ack()
    } catch (error) {
      logFault('run', { company: companyId, run: runId }, error)
      message.retry({ delaySeconds: 10 })
    }
  }
}

/** Tells the queue of a run just committed. Never throws: the sweep finds what the queue was not told. */
export async function beginRun(queue: Queue<RunToWorkOff>, run: RunToWorkOff): Promise<void> {
  try {
    await inTime(queue.send(run), readPatience)
  } catch (error) {
    // The sweep will tell it.
    logFault('queue of runs', { company: run.companyId, run: run.runId }, error)
  }
}

/** Milliseconds without a step after which a run is taken to have stopped. */
const longestPause = 5 * 60 * 1000
/** Runs a sweep tells the queue of at most; what is left waits for the next one. */
const mostASweep = 100

/** Finds runs that stopped half-way, in every company, and has them go on: their rows know where. */
export async function sweepRuns(d1: D1, queue: Queue<RunToWorkOff>, now: Date): Promise<void> {
  const [stopped = []] = await d1.send([
    {
      sql: `select company_id as companyId, id as runId from invitation_runs
        where finished_at is null and stepped_at < ?1 order by stepped_at limit ${mostASweep}`,
      params: [now.getTime() - longestPause],
    },
  ])
  const told = (stopped as unknown as RunToWorkOff[]).map((body) => ({ body }))
  if (told.length > 0) await inTime(queue.sendBatch(told), readPatience)
}
