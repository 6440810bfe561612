import { filled, formsIn, textOf } from './form.ts'
import { oneOf, openForm } from './pages.ts'
import { type Act, linkedIn, type Person, rowsOf } from './person.ts'

/** One of the invoices that a list shows. */
const oneInvoice = (person: Person, show: string) =>
  oneOf(person, 'invoice', '/admin/invoices', `/admin/invoices?show=${show}`)

/** Begins a draft for a customer and writes its first line. */
async function draft(person: Person) {
  const customer = await oneOf(person, 'customer', '/admin/customers')
  const path = `/admin/invoices/new?customer=${customer}`
  const page = customer && (await openForm(person, 'form of a draft', path, { action: '/admin/invoices' }))
  if (!page) return
  const { form } = page
  const id = textOf(form, 'id')
  const { done } = await person.press({
    ...{ deed: 'begin a draft', path: '/admin/invoices', fields: form.fields },
    effect: rowsOf(person, 'invoices', 'id = ?2', id),
  })
  if (done && (await write(person, id)) && person.chance.happens(0.7)) await issue(person, id)
}

/** Writes two lines of a draft, and saves it. */
async function write(person: Person, id: string): Promise<boolean> {
  const path = `/admin/invoices/${id}`
  // Somebody else may have issued it.
  const page = await openForm(person, 'draft', `${path}/edit`, { action: path, mayBe: 'gone' })
  if (!page) return false
  const { form } = page
  const lines = form.fields.flatMap(([name]) => /^description-(\w+)$/.exec(name)?.[1] ?? []).slice(0, 2)
  const typed = lines.flatMap((key) => [
    ...[
      [`description-${key}`, person.mark()] as const,
      [`quantity-${key}`, String(1 + person.chance.below(9))] as const,
    ],
    ...[[`unit-${key}`, 'h'] as const, [`price-${key}`, String(10 + person.chance.below(90))] as const],
    ...[[`rate-${key}`, person.chance.of(['20', '10']) ?? '20'] as const],
  ])
  const { fields } = filled(form, { ...Object.fromEntries(typed), do: 'save' })
  const { done } = await person.press({
    ...{ deed: 'save a draft', path, fields },
    effect: rowsOf(person, 'invoices', 'id = ?2 and version > ?3', id, Number(textOf(form, 'version'))),
  })
  return done
}

/** Goes on with a draft that is there. */
async function goOn(person: Person) {
  const id = await oneInvoice(person, 'draft')
  if (id && (await write(person, id))) await issue(person, id)
}

/** Issues a draft after the page that asks before. */
async function issue(person: Person, id: string) {
  const path = `/admin/invoices/${id}/issue`
  const page = await openForm(person, 'page that asks before issuing', path)
  if (page)
    await person.press({
      ...{ deed: 'issue', path, fields: page.form.fields },
      effect: rowsOf(person, 'invoices', "id = ?2 and status <> 'draft'", id),
    })
}

/** Asks for a deposit on a job, and issues it. */
async function deposit(person: Person) {
  const job = await oneOf(person, 'job', '/admin/jobs')
  const path = '/admin/invoices/new-deposit'
  const page = job && (await openForm(person, 'form of a deposit', `${path}?job=${job}`, { action: path }))
  if (!page) return
  const { form } = page
  const amount = form.fields.find(([name]) => name.startsWith('amount-'))?.[0] ?? ''
  const id = textOf(form, 'draft')
  const { fields } = filled(form, {
    [amount]: String(50 + person.chance.below(500)),
    how: 'amount',
    description: person.mark(),
  })
  const { done } = await person.press({
    ...{ deed: 'ask for a deposit', path, fields },
    effect: rowsOf(person, 'invoices', "id = ?2 and kind = 'deposit'", id),
  })
  if (done) await issue(person, id)
}

/** Takes an invoice back whole, by a credit note that is issued. */
async function credit(person: Person) {
  const invoice = await oneInvoice(person, 'owed')
  const path = `/admin/invoices/${invoice}/credit-note`
  const page = invoice && (await openForm(person, 'form of a credit note', path))
  if (!page) return
  const { form } = page
  const { done } = await person.press({
    ...{ deed: 'begin a credit note', path, fields: filled(form, { how: 'whole', reason: person.mark() }).fields },
    effect: rowsOf(person, 'invoices', "id = ?2 and kind = 'credit_note'", textOf(form, 'draft')),
  })
  if (done) await issue(person, textOf(form, 'draft'))
}

/** Records a payment: whole, in part, or too much, which is then used for another invoice of the customer. */
async function pay(person: Person) {
  const invoice = await oneInvoice(person, 'owed')
  const path = `/admin/invoices/${invoice}/payments`
  const page = invoice && (await openForm(person, 'money of an invoice', path))
  if (!page) return
  const { form, html } = page
  const owed = Number(textOf(form, 'seen'))
  const typed = person.chance.of<Record<string, string>>([
    {},
    { amount: '10,00' },
    { amount: ((owed + tooMuch) / 100).toFixed(2), agreed: String(tooMuch) },
  ])
  const { done } = await person.press({
    ...{ deed: 'record a payment', path, fields: filled(form, { ...typed, reference: person.mark() }).fields },
    effect: rowsOf(person, 'payments', 'id = ?2', textOf(form, 'key')),
  })
  const customer = linkedIn(html, '/admin/customers')[0]
  if (done && typed?.agreed && customer) await useCredit(person, customer)
}

/** What is paid too much, in cents. */
const tooMuch = 20_00

/** Uses what a customer paid too much for one of their other invoices. */
async function useCredit(person: Person, customer: string) {
  const page = await person.see('customer', `/admin/customers/${customer}`)
  for (const invoice of page ? linkedIn(page, '/admin/invoices') : []) {
    const path = `/admin/invoices/${invoice}/payments`
    const action = `/admin/invoices/${invoice}/credit`
    // Drafts and credit notes, which are among them, take no money.
    const money = await openForm(person, 'money of an invoice', path, { action, mayBe: 'gone' })
    if (!money) continue
    await person.press({
      ...{ deed: 'use credit', path: action, fields: money.form.fields },
      effect: rowsOf(person, 'payments', 'id = ?2', textOf(money.form, 'key')),
    })
    return
  }
}

/** Undoes a payment. */
async function undo(person: Person) {
  const invoice = await oneInvoice(person, 'paid')
  const page = invoice && (await person.see('money of an invoice', `/admin/invoices/${invoice}/payments`))
  const form = page && person.chance.of(formsIn(page).filter(({ action }) => /payments\/\w+\/undo$/.test(action)))
  if (!form) return
  const [, payment = ''] = /payments\/(\w+)\/undo$/.exec(form.action) ?? []
  await person.press({
    ...{ deed: 'undo a payment', path: form.action, fields: form.fields },
    effect: rowsOf(person, 'payments', 'counter_of = ?2', payment),
  })
}

/** What staff write of invoices and money. */
export const moneyWrites: Act[] = [
  { often: 6, act: draft },
  { often: 4, act: goOn },
  { often: 3, act: deposit },
  { often: 3, act: credit },
  { often: 6, act: pay },
  { often: 3, act: undo },
]
