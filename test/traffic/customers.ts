import { filled, formsIn, textOf } from './form.ts'
import { browse, look, oneOf, openForm } from './pages.ts'
import { type Act, type Person, rowsOf, timeIn } from './person.ts'
import { sendPhoto } from './photo.ts'

/** Asks for a visit on one of the jobs, by the times typed or any morning. */
async function ask(person: Person) {
  const path = '/portal/requests'
  const page = await openForm(person, 'form of a request', `${path}/new`, { action: path })
  if (!page) return
  const job = person.chance.of([...page.html.matchAll(/<option value="([0-9a-z]{20})"/g)])?.[1]
  if (!job) return
  const day = 5 + person.chance.below(20)
  const when = person.chance.of([
    {
      when: 'slots',
      start: timeIn(day, 9),
      end: timeIn(day, 11),
      start2: timeIn(day + 1, 14),
      end2: timeIn(day + 1, 16),
    },
    { when: 'mornings', week: 'next' },
    { when: 'afternoons', week: 'next' },
  ])
  const comments = person.mark()
  const { fields } = filled(page.form, { job, ...(when as Record<string, string>), comments })
  const { done, to } = await person.press({
    ...{ deed: 'ask for a visit', path, fields },
    effect: rowsOf(person, 'visit_requests', 'comments = ?2', comments),
  })
  const id = /\/portal\/requests\/([0-9a-z]{20})/.exec(to)?.[1]
  if (done && id && person.chance.happens(0.5)) await sendPhotos(person, id)
}

/** Sends photos with a request, one after the other. */
async function sendPhotos(person: Person, id: string) {
  const path = `/portal/requests/${id}/photos`
  for (let left = 1 + person.chance.below(2); left > 0; left--) {
    const page = await openForm(person, 'form of photos', path)
    if (!page) return
    await sendPhoto(person, 'send a photo', page.form, { request_id: id })
  }
}

/** Answers what is offered, or takes a request back. */
async function answer(person: Person) {
  const id = await oneOf(person, 'request', '/portal/requests')
  const page = id && (await person.see('request', `/portal/requests/${id}`))
  if (!page) return
  const open = formsIn(page).filter(({ action }) => action.startsWith(`/portal/requests/${id}/`))
  const isOffered = open.some(({ action }) => action.endsWith('/acceptance'))
  // What waits for staff is seldom taken back, or nothing would be left to answer.
  if (!isOffered && !person.chance.happens(0.3)) return
  const form = person.chance.of(open.filter(({ action }) => isOffered !== action.endsWith('/withdrawal')))
  if (!form) return
  const [, step = ''] = /\/(\w+)$/.exec(form.action) ?? []
  const status = { acceptance: 'accepted', refusal: 'pending', withdrawal: 'withdrawn' }[step] ?? ''
  const turn = Number(textOf(form, 'turn'))
  const slot = person.chance.of([...page.matchAll(/name="slot" value="(\d+)"/g)])?.[1]
  const typed = {
    ...(step === 'acceptance' && slot && { slot }),
    ...(step === 'refusal' && { comments: person.mark() }),
  }
  await person.press({
    ...{ deed: `answer: ${step}`, path: form.action, fields: filled(form, typed).fields },
    effect: rowsOf(person, 'request_steps', 'request_id = ?2 and turn = ?3 and status = ?4', id, turn + 1, status),
  })
}

/** Says to have paid an invoice. */
async function sayPaid(person: Person) {
  const id = await oneOf(person, 'invoice', '/portal/invoices')
  const path = `/portal/invoices/${id}/paid`
  const page = id && (await openForm(person, 'form of what was paid', path))
  if (page)
    await person.press({
      ...{ deed: 'say to have paid', path, fields: filled(page.form, { message: person.mark() }).fields },
      effect: rowsOf(person, 'payment_notices', 'id = ?2', textOf(page.form, 'key')),
    })
}

/** Opens an invoice and its PDF: the first time is noted. */
async function openInvoice(person: Person) {
  const id = await oneOf(person, 'invoice', '/portal/invoices')
  const page = id && (await person.see('invoice', `/portal/invoices/${id}`))
  const pdf = page && /href="(\/portal\/invoices\/[^"]+\.pdf)"/.exec(page)?.[1]
  if (pdf) await person.see('invoice as PDF', pdf)
}

/** What customers write. */
export const customerWrites: Act[] = [
  { often: 5, act: ask },
  { often: 5, act: answer },
  { often: 2, act: sayPaid },
  { often: 3, act: openInvoice },
]

/** What customers read. */
export const customerReads: Act[] = [
  { often: 20, act: look('home', '/portal') },
  { often: 12, act: browse('job', '/portal/jobs') },
  { often: 12, act: look('visits', '/portal/visits') },
  { often: 4, act: look('past visits', '/portal/visits?show=past') },
  { often: 12, act: browse('invoice', '/portal/invoices') },
  { often: 8, act: browse('request', '/portal/requests') },
  { often: 3, act: look('statement', '/portal/invoices/statement') },
  { often: 1, act: look('statement as PDF', '/portal/invoices/statement.pdf') },
  { often: 2, act: look('account', '/portal/account') },
]
