import { filled, formsIn, textOf } from './form.ts'
import { browse, look, oneOf, openForm, openSureForm } from './pages.ts'
import { type Act, lineOf, type Person, rowsOf, timeIn } from './person.ts'
import { sendPhoto } from './photo.ts'

/** Confirms a request, offers other times, or declines it. */
async function answerRequest(person: Person) {
  const id = await oneOf(person, 'request', '/admin/requests')
  const page = id && (await person.see('request', `/admin/requests/${id}`))
  const form =
    page && person.chance.of(formsIn(page).filter(({ action }) => action.startsWith(`/admin/requests/${id}/`)))
  if (!form || !id) return
  const step = form.action.split('/').at(-1) ?? ''
  const turn = Number(textOf(form, 'turn'))
  const day = 3 + person.chance.below(20)
  const typed: Record<string, Record<string, string>> = {
    confirmation: {},
    proposals: {
      ...{ start1: timeIn(day, 10), end1: timeIn(day, 11), start2: timeIn(day + 1, 15), end2: timeIn(day + 1, 16) },
      message: person.mark(),
    },
    refusal: { reason: person.mark() },
  }
  const status = { confirmation: 'confirmed', proposals: 'proposed', refusal: 'declined' }[step] ?? ''
  await person.press({
    ...{ deed: `request: ${step}`, path: form.action, fields: filled(form, typed[step] ?? {}).fields },
    effect: rowsOf(person, 'request_steps', 'request_id = ?2 and turn = ?3 and status = ?4', id, turn + 1, status),
  })
}

async function addCustomer(person: Person) {
  const path = '/admin/customers'
  const { form } = await openSureForm(person, 'form of a customer', `${path}/new`, path)
  const lastName = person.mark()
  await person.press({
    ...{ deed: 'add a customer', path },
    fields: filled(form, { lastName, address: '1 rue Neuve', tags: 'neuf' }).fields,
    effect: rowsOf(person, 'customers', 'name = ?2', lastName),
  })
}

async function changeCustomer(person: Person) {
  const id = await oneOf(person, 'customer', '/admin/customers')
  await change(person, 'customer', `/admin/customers/${id}`, 'customer_changed', 'internalNotes')
}

async function addJob(person: Person) {
  const customer = await oneOf(person, 'customer', '/admin/customers')
  const path = `/admin/jobs/new?customer=${customer}`
  const page = customer && (await openForm(person, 'form of a job', path, { action: '/admin/jobs' }))
  if (!page) return
  const typeId = person.chance.of([...page.html.matchAll(/<option value="([0-9a-z]{20})"/g)])?.[1] ?? ''
  const title = person.mark()
  await person.press({
    ...{ deed: 'add a job', path: '/admin/jobs' },
    fields: filled(page.form, { title, typeId, tags: 'neuf' }).fields,
    effect: rowsOf(person, 'jobs', 'title = ?2', title),
  })
}

async function changeJob(person: Person) {
  const id = await oneOf(person, 'job', '/admin/jobs')
  await change(person, 'job', `/admin/jobs/${id}`, 'job_changed', 'internalNotes')
}

async function addVisit(person: Person) {
  const job = await oneOf(person, 'job', '/admin/jobs')
  if (!job) return
  const path = `/admin/visits/new?job=${job}`
  const { form, html } = await openSureForm(person, 'form of a visit', path, '/admin/visits')
  const id = textOf(form, 'id')
  const [day, hour] = [1 + person.chance.below(60), 8 + person.chance.below(9)]
  const someone = person.chance.of([...html.matchAll(/name="technicians" value="([0-9a-z]{20})"/g)])?.[1]
  const technicians = someone ? { technicians: someone } : {}
  const typed = { start: timeIn(day, hour), end: timeIn(day, hour + 1), comments: person.mark(), ...technicians }
  await person.press({
    ...{ deed: 'add a visit', path: '/admin/visits', fields: filled(form, typed).fields },
    effect: rowsOf(person, 'visits', 'id = ?2', id),
  })
}

async function changeVisit(person: Person) {
  const id = await oneOf(person, 'visit', '/admin/visits')
  await change(person, 'visit', `/admin/visits/${id}`, 'visit_changed', 'internalNotes')
}

/** Changes one field of a record to words that nobody else writes. */
async function change(person: Person, what: string, path: string, did: string, field: string) {
  const id = path.split('/').at(-1) ?? ''
  if (id === 'undefined') return
  const { form } = await openSureForm(person, `form of a ${what}`, `${path}/edit`, path)
  const typed = person.mark()
  await person.press({
    ...{ deed: `change a ${what}`, path, fields: filled(form, { [field]: typed }).fields },
    effect: lineOf(person, did, id, typed),
  })
}

/** Adds a photo to a job. */
async function addFile(person: Person) {
  const job = await oneOf(person, 'job', '/admin/jobs')
  const page = job && (await person.see('files of a job', `/admin/jobs/${job}/files`))
  const form = page && formsIn(page).find(({ action }) => action.startsWith(`/admin/jobs/${job}/files`))
  if (form) await sendPhoto(person, 'add a file', form, { job_id: job })
}

/** Takes customers over from pasted cells: uploaded, columns, and begun. */
async function importCustomers(person: Person) {
  const { form } = await openSureForm(person, 'imports', '/admin/imports', '/admin/imports')
  const [name, lines] = [person.mark(), 30]
  const rows = Array.from({ length: lines }, (_, at) => `${name}-${at};${name} ${at};${at} rue Longue`)
  const text = ['Référence;Nom;Adresse', ...rows].join('\n')
  const typed = { kind: 'customers', text: '' }
  const file = { field: 'file', name: `${name}.csv`, type: 'text/csv', bytes: Buffer.from(text) }
  const { fields } = filled(form, typed)
  const { to } = await person.press({ deed: 'bring a file', path: '/admin/imports', fields, file })
  const at = /^\/admin\/imports\/[0-9a-z]{20}$/.exec(to)?.[0]
  const columns = at && (await openForm(person, 'columns', at, { action: `${at}/columns` }))
  if (!columns) return
  await person.press({ deed: 'choose columns', path: `${at}/columns`, fields: columns.form.fields })
  const check = await openForm(person, 'look at an import', `${at}/check`, { action: `${at}/run` })
  if (!check) return
  await person.press({
    ...{ deed: 'begin an import', path: `${at}/run`, fields: check.form.fields, later: true },
    effect: {
      sql: `select count(*) = ?3 and count(distinct name) = ?3 as n from customers
        where company_id = ?1 and name > ?2 and name < ?2 || '~' and import_key is not null`,
      params: [person.companyId, `${name} `, lines],
    },
  })
}

/** Writes to everyone with access. */
async function announce(person: Person) {
  const path = '/admin/announcements'
  const { form } = await openSureForm(person, 'form of an announcement', `${path}/new`, `${path}/preview`)
  await person.press({
    ...{ deed: 'announce', path, fields: filled(form, { text: person.mark() }).fields },
    effect: rowsOf(person, 'invitation_runs', 'id = ?2', textOf(form, 'run')),
  })
}

/** What staff write of customers, jobs, visits and requests. */
export const recordWrites: Act[] = [
  { often: 12, act: answerRequest },
  { often: 4, act: addCustomer },
  { often: 3, act: changeCustomer },
  { often: 4, act: addJob },
  { often: 3, act: changeJob },
  { often: 4, act: addVisit },
  { often: 3, act: changeVisit },
  { often: 2, act: addFile },
  { often: 5, act: importCustomers },
  { often: 1, act: announce },
]

/** Searches for words that are there, a name with a letter mistyped, and a number. */
const search = (person: Person) => {
  const words = person.chance.of(['fuite', 'radiateur', 'Client 1', 'chaufe-eau', 'FA26', 'Lefèvre'])
  return person.see('search', `/admin/search?${new URLSearchParams({ q: words ?? '' })}`)
}

/** What staff read. */
export const staffReads: Act[] = [
  { often: 20, act: look('first page', '/admin') },
  { often: 10, act: look('calendar', '/admin/calendar') },
  { often: 6, act: look('calendar of a day', '/admin/calendar?view=day') },
  { often: 3, act: look('calendar of a month', '/admin/calendar?view=month') },
  { often: 12, act: search },
  { often: 8, act: browse('customer', '/admin/customers') },
  { often: 8, act: browse('job', '/admin/jobs') },
  { often: 8, act: browse('visit', '/admin/visits') },
  { often: 8, act: browse('invoice', '/admin/invoices') },
  { often: 4, act: browse('invoice', '/admin/invoices', '/admin/invoices?show=overdue') },
  { often: 3, act: look('mails', '/admin/mails') },
  { often: 3, act: look('trail', '/admin/trail') },
]
