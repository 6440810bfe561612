export const jobStatuses = ['open', 'in_progress', 'completed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]

const next: Record<JobStatus, readonly JobStatus[]> = {
  open: ['in_progress', 'completed', 'cancelled'],
  in_progress: ['completed', 'cancelled'],
  completed: ['in_progress'],
  cancelled: ['open'],
}

/** Where a job may go from one status, in the order in which it is offered. */
export const nextStatuses = (from: JobStatus): readonly JobStatus[] => next[from]

/**
 * Whether a job may go from one status to another: a step onwards, or a step taken back. What is over reaches the other
 * end only once it was taken up again.
 */
export const mayBecome = (from: JobStatus, to: JobStatus): boolean => next[from].includes(to) || next[to].includes(from)

/** What one does to a job by a step onwards. */
export type JobAct = 'begin' | 'complete' | 'cancel' | 'reopen'

/** What a step onwards is called. */
export function actOf(from: JobStatus, to: JobStatus): JobAct {
  if (to === 'completed') return 'complete'
  if (to === 'cancelled') return 'cancel'
  return from === 'open' ? 'begin' : 'reopen'
}
