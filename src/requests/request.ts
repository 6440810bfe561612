export const requestStatuses = ['pending', 'confirmed', 'declined', 'withdrawn'] as const
export type RequestStatus = (typeof requestStatuses)[number]
