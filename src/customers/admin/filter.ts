import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { customerKinds } from '../customer.ts'

const filter = {
  show: z.enum(['current', 'archived']).catch('current'),
  kind: z.enum(customerKinds).optional().catch(undefined),
  sort: z.enum(['name', 'new']).catch('name'),
  tag: z.string().trim().min(1).max(40).optional().catch(undefined),
}

/** Which customers are listed, and in which order. A tag stands alone: it is of current customers, by name. */
export const customerFilter = z
  .object({ ...filter, after: markParameter(2) })
  .transform(({ after, ...chosen }) => ({ after, filter: chosen }))
export type CustomerFilter = z.infer<typeof customerFilter>['filter']

/** The filter as its address says it, without what goes without saying. */
export const addressed = ({ show, kind, sort, tag }: CustomerFilter): Record<string, string> =>
  tag !== undefined
    ? { tag }
    : { ...(show !== 'current' && { show }), ...(kind && { kind }), ...(sort !== 'name' && { sort }) }
