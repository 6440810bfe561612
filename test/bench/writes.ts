import { small } from '../../src/dev/large.ts'
import { idOf } from '../../src/dev/random.ts'
import { addDrafts } from './ids.ts'
import type { Actor, Stage } from './stage.ts'

/** What is posted: a form that stands on a page, filled as it comes but for these fields. */
export interface Press {
  page: string
  action: string
  fields?: Record<string, string>
}

/** A write that is measured: each of its requests has a row of its own to work on. */
export interface WriteRow {
  route: string
  as: Actor
  presses: (stage: Stage, count: number) => Promise<Press[]>
}

const turns = (count: number) => Array.from({ length: count }, (_, turn) => turn)

/** One press on the same page each time; fields may name the turn. */
const onPage = (
  route: string,
  as: Actor,
  page: (ids: Stage['ids']) => string,
  fields: (turn: number) => Press['fields'],
) => ({
  ...{ route, as },
  presses: async ({ ids }: Stage, count: number) =>
    turns(count).map((turn) => ({ page: page(ids), action: route.split(' ')[1] ?? '', fields: fields(turn) ?? {} })),
})

/** One press for each of so many rows; `to` is what the form posts to below the row's own address. */
const onRows = (
  route: string,
  as: Actor,
  rowsOf: (stage: Stage, count: number) => Promise<string[]>,
  page: string,
  fields: (turn: number) => Press['fields'],
) => ({
  ...{ route, as },
  presses: async (stage: Stage, count: number) => {
    const rows = await rowsOf(stage, count)
    if (rows.length < count) throw new Error(`${route} has ${rows.length} rows, not ${count}.`)
    const at = (pattern: string, row: string) => pattern.replace(':id', row)
    return rows.slice(0, count).map((row, turn) => ({
      ...{ page: at(page, row), action: at(route.split(' ')[1] ?? '', row), fields: fields(turn) ?? {} },
    }))
  },
})

const found =
  (sql: string) =>
  async ({ server, companyId }: Stage, count: number) =>
    (await server.rows(`${sql} limit ?2`, companyId, count)).map(({ id }) => String(id))
const named =
  (name: string, from = 0) =>
  async ({ companyId }: Stage, count: number) =>
    turns(count).map((turn) => idOf(companyId, name, from + turn))
const drafts = (name: string) => async (stage: Stage, count: number) => {
  await addDrafts(stage, name, count, 10)
  return turns(count).map((turn) => `${name}-${turn}`)
}

/** A wall time of so many days from now. */
const wall = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`
const busyToday = small.busyDays * 30
const customersNew = '/admin/customers/new'

/** The writes that people make every day, at both doors. */
export const writes: WriteRow[] = [
  onPage(
    'POST /portal/requests',
    'customer',
    ({ jobs }) => `/portal/requests/new?job=${jobs}`,
    (turn) => ({
      ...{ start: wall(20 + turn, '09:00'), end: wall(20 + turn, '11:00'), comments: 'Sonnez deux fois.' },
    }),
  ),
  onRows(
    'POST /portal/requests/:id/withdrawal',
    'customer',
    async (stage, count) =>
      (
        await stage.server.rows(
          `select id from visit_requests where company_id = ?1 and customer_id = ?2 and status = 'pending' limit ?3`,
          ...[stage.companyId, stage.ids.customers, count],
        )
      ).map(({ id }) => String(id)),
    '/portal/requests/:id',
    () => ({}),
  ),
  onRows(
    'POST /portal/invoices/:id/paid',
    'customer',
    async ({ server, companyId, ids }, count) => {
      await server.rows(
        `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents,
           vat_cents, total_cents, document, created_at)
         with recursive counted(place) as (select 0 union all select place + 1 from counted where place < ?3 - 1)
         select company_id, customer_id, 'owed-' || place, 'issued', 'B-' || place, 900000 + place, issued_on, due_on,
           net_cents, vat_cents, total_cents, document, created_at
         from (select * from invoices where company_id = ?1 and customer_id = ?2 and payable = 1 limit 1), counted`,
        ...[companyId, ids.customers, count],
      )
      return turns(count).map((turn) => `owed-${turn}`)
    },
    '/portal/invoices/:id/paid',
    () => ({}),
  ),
  onPage(
    'POST /portal/account/mails',
    'customer',
    () => '/portal/account/mails',
    () => ({}),
  ),
  onPage(
    'POST /admin/customers',
    'owner',
    () => customersNew,
    (turn) => ({ lastName: `Nouveau ${turn}${Date.now()}` }),
  ),
  onRows('POST /admin/customers/:id', 'owner', named('customer', 1), '/admin/customers/:id/edit', () => ({
    phone: '04 65 71 99 99',
  })),
  onRows(
    'POST /admin/customers/:id/contacts',
    'owner',
    named('customer', 1),
    '/admin/customers/:id/contacts/new',
    (turn) => ({
      ...{ name: 'Camille Blanc', email: `camille-${turn}@bench.example` },
    }),
  ),
  onPage(
    'POST /admin/jobs',
    'owner',
    ({ customers }) => `/admin/jobs/new?customer=${customers}`,
    (turn) => ({ title: `Fuite ${turn}` }),
  ),
  onRows('POST /admin/jobs/:id', 'owner', named('job', 1), '/admin/jobs/:id/edit', () => ({ reference: 'B-12' })),
  onRows(
    'POST /admin/jobs/:id/status',
    'owner',
    found(`select id from jobs where company_id = ?1 and status = 'open' order by created_at, id`),
    '/admin/jobs/:id',
    () => ({}),
  ),
  onPage(
    'POST /admin/visits',
    'owner',
    ({ jobs }) => `/admin/visits/new?job=${jobs}`,
    (turn) => ({
      ...{ start: wall(50 + turn, '09:00'), end: wall(50 + turn, '10:00') },
    }),
  ),
  onRows('POST /admin/visits/:id', 'owner', named('busy visit', busyToday + 90), '/admin/visits/:id/edit', () => ({
    comments: 'Clé chez la gardienne.',
  })),
  onRows(
    'POST /admin/visits/:id/time',
    'owner',
    named('busy visit', busyToday + 120),
    '/admin/visits/:id/time',
    (turn) => ({
      ...{ start: wall(60 + turn, '14:00'), end: wall(60 + turn, '15:00') },
    }),
  ),
  onRows(
    'POST /admin/visits/:id/status',
    'owner',
    named('busy visit', busyToday + 20),
    '/admin/visits/:id',
    () => ({}),
  ),
  onRows(
    'POST /admin/visits/:id/comments',
    'technician',
    found('select visit_id as id from visit_technicians where company_id = ?1 order by start_at desc'),
    '/admin/visits/:id',
    () => ({ comments: 'Le joint est changé.' }),
  ),
  ...['confirmation', 'refusal'].map((what) =>
    onRows(
      `POST /admin/requests/:id/${what}`,
      'owner',
      found(`select id from visit_requests where company_id = ?1 and stage = 'waiting' order by created_at, id`),
      '/admin/requests/:id',
      () => (what === 'refusal' ? { reason: 'Nous ne faisons pas cela.' } : {}),
    ),
  ),
  onPage(
    'POST /admin/invoices',
    'owner',
    ({ customers }) => `/admin/invoices/new?customer=${customers}`,
    () => ({}),
  ),
  onRows('POST /admin/invoices/:id', 'owner', drafts('saved'), '/admin/invoices/:id/edit', () => ({
    'price-1': '75,00',
  })),
  onRows('POST /admin/invoices/:id/issue', 'owner', drafts('issued'), '/admin/invoices/:id/issue', () => ({})),
  onRows(
    'POST /admin/invoices/:id/payments',
    'owner',
    found(`select id from invoices where company_id = ?1 and payable = 1 order by due_on desc, id`),
    '/admin/invoices/:id/payments',
    () => ({}),
  ),
  onPage(
    'POST /admin/catalogue/items',
    'owner',
    () => '/admin/catalogue/items/new',
    (turn) => ({
      ...{ name_fr: `Robinet ${turn}`, unit: 'u', price: '12,50', rate: '20' },
    }),
  ),
]
