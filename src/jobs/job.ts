export const jobStatuses = ['open', 'in_progress', 'completed', 'cancelled'] as const
export type JobStatus = (typeof jobStatuses)[number]
