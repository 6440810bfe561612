import { newId } from '../../db/id.ts'
import { tagList } from '../../http/text.ts'
import * as z from '../../http/zod.ts'
import { instantAt } from '../../time/zoned.ts'
import { area, cell, day, line, neededLine } from '../cells/rules.ts'
import { plain, readJobStatus } from '../cells/words.ts'
import type { DayOrder, Fault } from '../kind.ts'
import { isFault } from '../references.ts'
import type { KindRules, Setting } from './made.ts'

const jobRules = (order: DayOrder) =>
  z.object({
    reference: line(100),
    customer: neededLine(254),
    title: neededLine(200),
    type: line(200),
    status: cell(readJobStatus, 'wordUnknown'),
    location: line(300),
    scope: area(4000),
    createdOn: day(order),
    notes: area(4000),
    tags: tagList('tagsTooMany'),
  })
type ParsedJob = z.infer<ReturnType<typeof jobRules>>

/** Jobs of customers who are there already. */
export const jobKind: KindRules<ParsedJob> = {
  kind: 'jobs',
  rules: (orderOf) => jobRules(orderOf('createdOn')),
  names: ({ customer }) => ({ customer }),
  make: (parsed, found, setting) => {
    const [customer, type] = [found.customer(parsed.customer), typeOf(parsed.type, setting)]
    if (isFault(customer) || isFault(type)) return [customer, type].filter(isFault)
    const { reference, title, location, scope, notes, tags, createdOn } = parsed
    const status = parsed.status ?? 'open'
    const createdAt = createdOn === null ? setting.now : instantAt(createdOn, 12 * 60, setting.timeZone)
    return {
      reference,
      sameAs: { ...parsed, customer: customer.id, reference: null },
      rows: {
        jobs: {
          ...{ id: newId(), customerId: customer.id, typeId: type.id, reference, title, status },
          ...{ location, scope, internalNotes: notes, tags, createdAt },
        },
      },
      shown: {
        ...{ reference: reference ?? '', customer: customer.name, title, type: type.names[setting.language], status },
        ...{ location: location ?? '', createdOn: createdOn ?? '', tags: tags.join(', ') },
      },
    }
  },
}

type JobType = Setting['types'][number]

/** The type of this name in either language, the one chosen for jobs without, or what is wrong. */
function typeOf(name: string | null, { types, mapping }: Setting): JobType | Fault {
  const wanted = name === null ? '' : plain(name)
  const named = types.filter(({ names }) => Object.values(names).some((one) => plain(one) === wanted))
  const fallback = types.find(({ id }) => id === mapping.typeId)
  const [only, other] = named
  if (only && !other) return only
  if (fallback && (!other || named.includes(fallback))) return fallback
  return { field: 'type', reason: other ? 'typeSeveral' : name === null ? 'missing' : 'typeUnknown' }
}
