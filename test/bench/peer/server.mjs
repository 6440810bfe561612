// The customer's list of invoices as a plain Node server has it: Fastify, better-sqlite3 and Eta, on a copy of the
// portal's own database. It does the same work for a page (company by host, signed cookie, session that still stands,
// a page of invoices, the years there are, credit) and says the same. Told by the environment: DATABASE, PORT, and
// EMAIL of the customer whose session it opens; says { cookie } to its parent once it listens.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import cookie from '@fastify/cookie'
import view from '@fastify/view'
import Database from 'better-sqlite3'
import { Eta } from 'eta'
import Fastify from 'fastify'
import { words } from './words.mjs'

const { DATABASE, PORT, EMAIL, SLUG } = process.env
const day = 24 * 60 * 60 * 1000
const rowsAPage = 25

const db = new Database(DATABASE)
db.pragma('journal_mode = WAL')
db.pragma('synchronous = NORMAL')

const company = db.prepare('select id, name, phone, time_zone as timeZone, currency from companies where slug = ?')
const session = db.prepare(`
  select c.name, c.sees_jobs as seesJobs, c.sees_invoices as seesInvoices, c.may_request as mayRequest
  from sessions s
  join accounts a on a.company_id = s.company_id and a.id = s.account_id and a.revoked_at is null
    and a.activated_at is not null
  join contacts c on c.company_id = s.company_id and c.customer_id = s.customer_id and c.id = s.contact_id
  where s.company_id = ? and s.id = ? and s.customer_id = ? and s.expires_at > ? and s.last_used_at > ?`)
const columns = `id, number, sequence, kind, status, issued_on as issuedOn, due_on as dueOn, total_cents as totalCents,
  deducted_cents as deductedCents, credited_cents as creditedCents, paid_cents as paidCents,
  retention_cents as retentionCents, retention_due_on as retentionDueOn`
const list = (condition) =>
  db.prepare(`
    select ${columns} from invoices
    where company_id = ? and customer_id = ? and ${condition} and (issued_on, sequence, id) < (?, ?, ?)
    order by issued_on desc, sequence desc, id desc limit ${rowsAPage + 1}`)
const lists = { all: list("issued_on > ''"), 'to-pay': list('payable = 1') }
const oneDay = (order) =>
  db.prepare(`
    select issued_on as issuedOn from invoices where company_id = ? and customer_id = ? and issued_on > ''
    order by issued_on ${order}, sequence ${order}, id ${order} limit 1`)
const [oldest, newest] = [oneDay('asc'), oneDay('desc')]
const credit = db.prepare(
  'select sum(balance_cents) as cents from invoices where company_id = ? and customer_id = ? and balance_cents < 0',
)

const app = Fastify()
app.register(cookie, { secret: randomBytes(32).toString('hex') })
const views = fileURLToPath(new URL('views', import.meta.url))
app.register(view, { engine: { eta: new Eta({ views, cache: true }) }, root: views })

app.get('/portal/invoices', (request, reply) => {
  const owner = company.get(request.headers.host?.split('.')[0])
  if (!owner) return reply.code(404).send('404 Not Found')
  const signed = request.unsignCookie(request.cookies.session ?? '')
  if (!signed.valid) return reply.redirect('/portal/sign-in')
  const [sessionId, customerId] = signed.value.split('.')
  const now = Date.now()
  const viewer = session.get(owner.id, sessionId, customerId, now, now - 7 * day)
  if (!viewer?.seesInvoices) return reply.redirect('/portal/sign-in')
  const show = request.query.show === 'to-pay' ? 'to-pay' : 'all'
  const after = request.query.after?.split('~') ?? ['9999', 0, '']
  const found = lists[show].all(owner.id, customerId, after[0], Number(after[1]), after[2])
  const last = found.length > rowsAPage ? found[rowsAPage - 1] : undefined
  const [from, to] = [oldest.get(owner.id, customerId), newest.get(owner.id, customerId)]
  return reply.header('Cache-Control', 'private, no-store').viewAsync('invoices', {
    ...{ company: owner, viewer, show, words, paged: request.query.after !== undefined },
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: owner.timeZone }).format(now),
    rows: found.slice(0, rowsAPage),
    next: last && [last.issuedOn, last.sequence, last.id].join('~'),
    years: yearsBetween(from?.issuedOn, to?.issuedOn),
    credit: -(credit.get(owner.id, customerId).cents ?? 0),
    money: moneyIn(owner.currency),
    dayOf,
  })
})

function yearsBetween(first = '', last = '') {
  if (!first) return []
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: to - from + 1 }, (_, index) => to - index)
}

const formats = new Map()
function moneyIn(currency) {
  const format = formats.get(currency) ?? new Intl.NumberFormat('fr', { style: 'currency', currency })
  formats.set(currency, format)
  return (cents) => format.format(cents / 100)
}

const dates = new Intl.DateTimeFormat('fr', { dateStyle: 'medium', timeZone: 'UTC' })
const dayOf = (date) => dates.format(Date.parse(date)).replace(/^1 /, '1er ')

/** Opens a session for the customer, as signing in would. */
function openSession() {
  const { id } = company.get(SLUG)
  const contact = db.prepare('select id, customer_id as customerId from contacts where company_id = ? and email = ?')
  const found = contact.get(id, EMAIL)
  const account = db.prepare('select id from accounts where company_id = ? and contact_id = ?').get(id, found.id)
  const [sessionId, now] = [randomBytes(12).toString('hex'), Date.now()]
  db.prepare(`
    insert into sessions (company_id, id, audience, account_id, customer_id, contact_id, created_at, last_used_at, expires_at)
    values (?, ?, 'customer', ?, ?, ?, ?, ?, ?)`).run(
    ...[id, sessionId, account.id, found.customerId, found.id, now, now, now + 30 * day],
  )
  return `session=${encodeURIComponent(app.signCookie(`${sessionId}.${found.customerId}`))}`
}

await app.listen({ host: '127.0.0.1', port: Number(PORT) })
process.send({ ready: true, cookie: openSession() })
