import type { RequestStatus } from '../../requests/request.ts'
import { idOf } from '../random.ts'
import type { Tables } from '../tables.ts'
import { day, localTime, sunday, workDay } from './calendar.ts'
import type { Script } from './script.ts'
import type { Setting } from './write.ts'

/** The job that a request is about, and its next visit, if one is planned. */
interface Asked {
  customerId: string
  jobId: string
  visitId: string | undefined
}

/** Gathers what a customer has asked for on a job: one request still to answer, one answered, and one in between. */
export function writeRequests(script: Script, rows: Tables, setting: Setting, asked: Asked, index: number): void {
  const { today } = setting
  const ask = asker(script, rows, setting, asked)
  ask('pending', workDay(today + 9 * day), { comments: script.wish })
  if (index === 0) {
    ask('declined', sunday(today + 3 * day), { comments: script.declined.wish, reason: script.declined.reason })
    ask('proposed', workDay(today + 4 * day), { offers: [workDay(today + 6 * day), workDay(today + 7 * day)] })
  } else {
    ask('withdrawn', workDay(today + 5 * day))
    if (asked.visitId) ask('pending', workDay(today + 12 * day), { moves: asked.visitId })
  }
}

interface Wished {
  comments?: string
  reason?: string
  /** Days that staff offer instead. */
  offers?: number[]
  /** The visit that is to be moved. */
  moves?: string
}

function asker(script: Script, rows: Tables, { companyId, today }: Setting, { customerId, jobId }: Asked) {
  const { timeZone } = script.company
  const length = 7_200_000
  const slot = (start: number) => ({ start, end: start + length })
  return (status: RequestStatus, dayStart: number, { comments, reason, offers = [], moves }: Wished = {}) => {
    const start = localTime(dayStart, 9, timeZone)
    const id = idOf(jobId, moves ? 'move' : status)
    const [asked, answered] = [today - 2 * day, today - day]
    const turn = status === 'pending' ? 1 : 2
    const by = status === 'declined' || status === 'proposed' ? 'staff' : 'customer'
    const slots = JSON.stringify(offers.map((one) => slot(localTime(one, 14, timeZone))))
    const expires = status === 'proposed' ? today + 5 * day : start + length
    rows.requests.add(
      ...[companyId, customerId, id, moves ? 'move' : 'visit', jobId, moves ?? null, start, start + length],
      ...[comments ?? null, status, turn, slots, reason ?? null, expires, turn === 1 ? asked : answered, by, asked],
    )
    // The step that the row itself shows is written by the database.
    if (turn > 1) rows.requestSteps.add(companyId, customerId, id, 1, asked, 'pending', 'customer', '[]')
  }
}
