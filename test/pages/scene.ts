import { readFileSync } from 'node:fs'
import { TOTP } from 'otpauth'
import { noLegal } from '../../src/companies/company.ts'
import { root, type Server } from '../server/app.ts'
import { Client, password } from '../server/client.ts'
import { press, type Sent, submit } from './filling.ts'
import { formsIn } from './links.ts'

/** A photo, and the small one that a browser makes of it. */
const picture = (field: string): Sent => ({
  field,
  name: 'cave.png',
  type: 'image/png',
  bytes: readFileSync(`${root}src/dev/demo/dupont.png`),
})

/** Where the companies without rows are, the second of which asks its staff for codes. */
export const empty = { slug: 'martin', owner: 'anne@martin.example', customer: 'zoe@martin.example' }
export const strict = { slug: 'roux', owner: 'paul@roux.example' }

/** One that sees no invoices, and one whose address opens two files. */
export const resident = 'gardien@example.com'
export const twice = 'twice@example.com'

/** Who has an app with codes. */
export const cautious = { customer: 'syndic@example.com', staff: 'office@dupont.example' }

/**
 * Brings the demo to where every page of the app has something to show, and adds companies that have nothing. Gives the
 * pages to which presses of the owner led.
 */
export async function furnish(server: Server, port: number): Promise<string[]> {
  await addEmptyCompany(server, empty, 0)
  await addEmptyCompany(server, strict, 1)
  await addPeople(server)
  const owner = await new Client(port, 'dupont').signIn('admin', 'owner@dupont.example')
  const alice = await new Client(port, 'dupont').signIn('portal', 'alice@example.com')
  const tech = await new Client(port, 'dupont').signIn('admin', 'tech@dupont.example')

  await addPhotos(server, owner)
  const checked = await addImports(owner)
  await press(owner, '/admin/invitations', '/admin/invitations', { everyone: 'yes' })
  await press(owner, '/admin/settings/domains', '/domains', { host: 'portail.dupont.example' })
  await press(owner, '/admin/staff/new', '/admin/staff', {
    name: 'Zoé Petit',
    email: 'zoe@dupont.example',
    role: 'office',
  })
  await offerTimes(server, owner)
  for (const who of [alice, tech]) {
    const home = who === alice ? '/portal' : '/admin'
    await press(who, `${home}/account/calendar`, '/calendar')
  }
  await askForCodes(await new Client(port, 'dupont').signIn('portal', cautious.customer), 'portal')
  await askForCodes(await new Client(port, 'dupont').signIn('admin', cautious.staff), 'admin')
  for (const client of [owner, alice, tech]) client.close()
  return [checked]
}

/** Sets up a codes app for who is signed in, after which a password alone no longer lets in. */
async function askForCodes(client: Client, door: 'portal' | 'admin'): Promise<void> {
  const path = `/${door}/account/second-factor`
  // The offer to prove is another one each time that the page is shown.
  const html = String((await client.get(path)).body)
  const secret = /<code class="secret">([^<]+)/.exec(html)?.[1]?.replaceAll(' ', '')
  const form = formsIn(html).find(({ fields }) => fields.some(({ name }) => name === 'offer'))
  if (!secret || !form) throw new Error(`${path} offers no codes app.`)
  const code = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate()
  const { status } = await submit(client, path, form, { code, password })
  if (status >= 400) throw new Error(`The codes app of ${path} was refused with ${status}.`)
}

/** A company as it is on its first day, whose owner and one customer can sign in. */
async function addEmptyCompany(
  server: Server,
  { slug, owner, customer }: { slug: string; owner: string; customer?: string },
  secondFactor: 0 | 1,
): Promise<void> {
  await server.rows(
    `insert into companies (id, slug, name, shard, language, time_zone, currency, country, colour, logo, phone, email,
       legal, second_factor, created_at)
     select ?1, ?1, 'Peinture ' || ?1, shard, language, time_zone, currency, country, colour, null, '', ?2, ?3, ?4, created_at
     from companies where slug = 'dupont'`,
    ...[slug, owner, JSON.stringify(noLegal), secondFactor],
  )
  await server.rows(
    `insert into staff (company_id, id, email, name, role, language, created_at) values (?1, 'owner', ?2, 'Anne', 'owner', 'fr', 0)`,
    ...[slug, owner],
  )
  await server.rows(`${account} select ?1, 'owner', 'staff', 'owner', null, null, ${active}`, slug)
  if (!customer) return
  await server.rows(
    `insert into customers (company_id, id, kind, name, address, phone, language, created_at, last_name)
     values (?1, 'zoe', 'person', 'Zoé Lefèvre', '', '', 'fr', 0, 'Lefèvre')`,
    slug,
  )
  await addContact(server, slug, 'zoe', customer)
}

const account = `insert into accounts (company_id, id, audience, staff_id, customer_id, contact_id, password_hash, invited_at,
  activated_at, created_at)`
const active = `password_hash, activated_at, activated_at, activated_at from
  (select password_hash, activated_at from accounts where password_hash is not null limit 1)`

async function addContact(server: Server, company: string, customer: string, email: string): Promise<void> {
  const id = `contact-of-${customer}`
  await server.rows(
    `insert into contacts (company_id, id, customer_id, email, name, language, sees_jobs, sees_invoices, may_request, created_at)
     values (?1, ?2, ?3, ?4, 'Zoé Lefèvre', 'fr', 1, 1, 1, 0)`,
    ...[company, id, customer, email],
  )
  await server.rows(`${account} select ?1, ?2, 'customer', null, ?3, ?2, ${active}`, company, id, customer)
}

async function addPeople(server: Server): Promise<void> {
  // Who was invited has come.
  await server.rows(
    `update accounts set activated_at = invited_at,
       password_hash = (select password_hash from accounts where password_hash is not null limit 1)
     where (company_id, contact_id) in (select company_id, id from contacts where email = ?)`,
    resident,
  )
  const two = await server.rows(
    `select company_id, id from customers where company_id = (select id from companies where slug = 'dupont')
     and id not in (select customer_id from contacts) order by id limit 2`,
  )
  for (const { company_id, id } of two) await addContact(server, String(company_id), String(id), twice)
}

async function addPhotos(server: Server, owner: Client): Promise<void> {
  const [job] = await server.rows(
    `select j.id from jobs j join contacts c on c.customer_id = j.customer_id join visit_technicians t on t.job_id = j.id
     where c.email = 'alice@example.com' and j.company_id = (select id from companies where slug = 'dupont') limit 1`,
  )
  const files = `/admin/jobs/${job?.id}/files`
  await press(owner, files, '/files', {}, [picture('files'), picture('thumbnails')])
  await press(owner, files, '/shown')
}

async function addImports(owner: Client): Promise<string> {
  const csv = Buffer.from('Nom;E-mail;Langue\nExemple SARL;exemple@example.com;français\n;sans nom;klingon\n')
  const file = { field: 'file', name: 'clients.csv', type: 'text/csv', bytes: csv }
  await press(owner, '/admin/imports', '/imports', { kind: 'customers', text: '' }, [file])
  const at = await press(owner, '/admin/imports', '/imports', { kind: 'customers', text: '' }, [file])
  return press(owner, at, '/columns')
}

/** Offers other times for what a customer has asked, by mail. */
async function offerTimes(server: Server, owner: Client): Promise<void> {
  const [asked] = await server.rows(
    `select id, strftime('%Y-%m-%dT15:00', start_at / 1000 + 86400, 'unixepoch') as later from visit_requests
     where status = 'pending' and kind = 'visit' and company_id = (select id from companies where slug = 'dupont') limit 1`,
  )
  const start1 = String(asked?.later)
  const times = { start1, end1: start1.replace('T15', 'T17'), until: '2' }
  await press(owner, `/admin/requests/${asked?.id}`, '/proposals', times)
}

/** Signs in at a door up to where something more is asked; gives where that is. */
export async function begin(client: Client, door: 'portal' | 'admin', email: string): Promise<string> {
  return press(client, `/${door}/sign-in`, '/sign-in', { email, password })
}
