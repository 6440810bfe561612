import type { CustomerViewer } from '../../sessions/viewer.ts'

/** Whether a contact may ask for visits and answer what is offered. */
export const mayAsk = ({ seesJobs, mayRequest }: CustomerViewer): boolean => seesJobs && mayRequest
