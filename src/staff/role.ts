/** Owner: everything. Office: all but staff and settings. Technician: visits and jobs, no money. */
export const roles = ['owner', 'office', 'technician'] as const
export type Role = (typeof roles)[number]

/** Who deals with customers' addresses and with money. */
export const office: Role[] = ['owner', 'office']
