import { jobs } from '../jobs/schema.ts'
import { visits } from '../visits/schema.ts'

/** What every reader of a calendar is told of a visit; read with a join to its job. */
export const entryColumns = {
  id: visits.id,
  startAt: visits.startAt,
  endAt: visits.endAt,
  status: visits.status,
  sequence: visits.sequence,
  changedAt: visits.changedAt,
  createdAt: visits.createdAt,
  comments: visits.comments,
  title: jobs.title,
  location: jobs.location,
}
