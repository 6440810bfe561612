import { readFileSync } from 'node:fs'
import { busyVisits, large, otherJobOf, small } from '../../src/dev/large.ts'
import { idOf } from '../../src/dev/random.ts'
import { root } from '../server/app.ts'
import type { Client } from '../server/client.ts'
import { formOf } from './html.ts'
import type { Stage } from './stage.ts'

const sizes = { small, large }
/** Place of a visit of today that the technician goes to. */
const busyVisit = small.busyDays * busyVisits

/**
 * Values for `:id` and `:token`, by what stands before them in a route (where both doors differ, with the door): rows that
 * the seed has, of the customer who signs in, and those added here that it lacks.
 */
export async function addressesOf(stage: Omit<Stage, 'ids'>): Promise<Record<string, string>> {
  const { server, companyId, size, people } = stage
  const own = (...name: (string | number)[]) => idOf(companyId, ...name)
  const { jobs, requests, firstInvoices } = sizes[size]
  const customerId = own('customer', 0)
  const [contactId, jobId] = [own(`customer-0@${size === 'small' ? 'small-1' : 'large'}.example`), own('job', jobs)]
  await addDrafts(stage, 'drafted', 1, 10)
  await server.rows(
    `insert into catalogue_items (company_id, id, names, unit, unit_price_cents, vat_rate_basis_points, created_at)
     with recursive counted(number) as (select 0 union all select number + 1 from counted where number < 29)
     select ?1, 'item-' || number, json_object('fr', 'Joint ' || number, 'en', 'Seal ' || number), 'u', 500, 2000, 0 from counted`,
    companyId,
  )
  await server.rows(
    `insert into invitation_runs (company_id, id, kind, audience, account_id, account_name, total, done, mailed,
       stepped_at, finished_at, created_at)
     values (?1, 'run', 'invitation', 'never_invited', 'account', 'Hélène Grand', 9, 9, 9, 0, 0, 0)`,
    companyId,
  )
  return {
    customers: customerId,
    contacts: contactId,
    jobs: jobId,
    visits: own('first visit', 31),
    'technician/visits': own('busy visit', busyVisit),
    'technician/jobs': own('job', otherJobOf(sizes[size], busyVisit)),
    'portal/requests': own('request', requests),
    'admin/requests': own('request', requests - 1),
    invoices: own('invoice', firstInvoices - 1),
    draft: 'drafted-0',
    staff: own(`technician@${size === 'small' ? 'small-1' : 'large'}.example`),
    categories: own('category'),
    types: own('type'),
    items: 'item-0',
    invitations: 'run',
    templates: 'customers',
    check: 'ABCD-EFGH-JKMN',
    files: await addFile(people.owner, jobId),
    imports: await addImport(people.owner),
    calendar: await addFeed(people.customer),
  }
}

/** Adds drafts of the first customer, `name-0` and on, that nothing keeps from being issued. */
export async function addDrafts(
  { server, companyId }: Pick<Stage, 'server' | 'companyId'>,
  name: string,
  count: number,
  lines: number,
) {
  const numbers = `with recursive counted(number) as (select 0 union all select number + 1 from counted where number < ?2 - 1)`
  await server.rows(
    `insert into invoices (company_id, customer_id, id, status, net_cents, vat_cents, total_cents, created_at)
     ${numbers} select ?1, ?3, ?4 || '-' || number, 'draft', ?5 * 5000, ?5 * 1000, ?5 * 6000, 0 from counted`,
    ...[companyId, count, idOf(companyId, 'customer', 0), name, lines],
  )
  await server.rows(
    `insert into invoice_lines (company_id, customer_id, invoice_id, position, description, quantity_thousandths, unit,
       unit_price_cents, vat_rate_basis_points, net_cents)
     with recursive counted(place) as (select 1 union all select place + 1 from counted where place < ?2)
     select company_id, customer_id, id, place, 'Remplacement du joint ' || place, 1000, 'u', 5000, 2000, 5000
     from invoices, counted where company_id = ?1 and id like ?3 || '-%'`,
    ...[companyId, lines, name],
  )
}

const picture = `${root}src/dev/demo/dupont.png`

async function addFile(owner: Client, jobId: string): Promise<string> {
  const form = new FormData()
  form.append('files', new File([readFileSync(picture)], 'plan.png', { type: 'image/png' }))
  form.append('shown', 'on')
  const packed = new Response(form)
  const type = packed.headers.get('Content-Type') ?? ''
  const body = Buffer.from(await packed.arrayBuffer())
  const path = `/admin/jobs/${jobId}/files`
  await owner.send('POST', path, { 'Content-Type': type }, body)
  const id = found(await owner.get(path), /\/admin\/files\/(\w+)\/name/)
  await owner.post(`/admin/files/${id}/shown`, { shown: 'yes' })
  return id
}

async function addImport(owner: Client): Promise<string> {
  const text = ['Nom;E-mail;Ville', ...Array.from({ length: 30 }, (_, n) => `Import ${n};import-${n}@a.example;Lyon`)]
  const { headers } = await owner.post('/admin/imports', { kind: 'customers', text: text.join('\n') })
  const path = headers.location ?? ''
  // Its columns are recognised: the form goes back as it comes.
  const { body } = await owner.get(path)
  await owner.post(`${path}/columns`, formOf(body.toString(), `${path}/columns`))
  return path.split('/').at(-1) ?? ''
}

async function addFeed(customer: Client): Promise<string> {
  await customer.post('/portal/account/calendar')
  return found(await customer.get('/portal/account/calendar'), /\/calendar\/([\w-]+\.ics)/)
}

function found({ body, status }: { body: Buffer; status: number }, pattern: RegExp): string {
  const match = pattern.exec(body.toString())?.[1]
  if (!match) throw new Error(`A page that answered ${status} has no ${pattern}.`)
  return match
}
