export const visitStatuses = ['planned', 'done', 'cancelled'] as const
export type VisitStatus = (typeof visitStatuses)[number]
