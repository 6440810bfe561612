import { type Form, filled, formIn, formsIn } from './form.ts'
import { type Act, linkedIn, type Person, rowsOf } from './person.ts'

const textOf = ({ fields }: Form, name: string): string => fields.find(([one]) => one === name)?.[1] ?? ''

/** One of the invoices that a list shows. */
async function oneOf(person: Person, show: string): Promise<string | undefined> {
  const list = await person.see('invoices', `/admin/invoices${show}`)
  return list && person.chance.of(linkedIn(list, '/admin/invoices'))
}

/** Begins a draft for a customer and writes its first line. */
async function draft(person: Person) {
  const list = await person.see('customers', '/admin/customers')
  const customer = list && person.chance.of(linkedIn(list, '/admin/customers'))
  const page = customer && (await person.see('form of a draft', `/admin/invoices/new?customer=${customer}`))
  if (!page || !formsIn(page).some(({ action }) => action === '/admin/invoices')) return
  const form = formIn(page, '/admin/invoices')
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
  const page = await person.see('draft', `${path}/edit`)
  if (!page || !formsIn(page).some(({ action }) => action === path)) return false
  const form = formIn(page, path)
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
  const id = await oneOf(person, '?show=draft')
  if (id && (await write(person, id))) await issue(person, id)
}

/** Issues a draft after the page that asks before. */
async function issue(person: Person, id: string) {
  const path = `/admin/invoices/${id}/issue`
  const page = await person.see('page that asks before issuing', path)
  if (!page || !formsIn(page).some(({ action }) => action === path)) return
  await person.press({
    ...{ deed: 'issue', path, fields: formIn(page, path).fields },
    effect: rowsOf(person, 'invoices', "id = ?2 and status <> 'draft'", id),
  })
}

/** Asks for a deposit on a job, and issues it. */
async function deposit(person: Person) {
  const list = await person.see('jobs', '/admin/jobs')
  const job = list && person.chance.of(linkedIn(list, '/admin/jobs'))
  const path = '/admin/invoices/new-deposit'
  const page = job && (await person.see('form of a deposit', `${path}?job=${job}`))
  if (!page || !formsIn(page).some(({ action }) => action === path)) return
  const form = formIn(page, path)
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
  const invoice = await oneOf(person, '?show=owed')
  const path = `/admin/invoices/${invoice}/credit-note`
  const page = invoice && (await person.see('form of a credit note', path))
  if (!page || !formsIn(page).some(({ action }) => action === path)) return
  const form = formIn(page, path)
  const { done } = await person.press({
    ...{ deed: 'begin a credit note', path, fields: filled(form, { how: 'whole', reason: person.mark() }).fields },
    effect: rowsOf(person, 'invoices', "id = ?2 and kind = 'credit_note'", textOf(form, 'draft')),
  })
  if (done) await issue(person, textOf(form, 'draft'))
}

/** Records a payment: whole, in part, or too much, which is then used for another invoice of the customer. */
async function pay(person: Person) {
  const invoice = await oneOf(person, '?show=owed')
  const path = `/admin/invoices/${invoice}/payments`
  const page = invoice && (await person.see('money of an invoice', path))
  if (!page || !formsIn(page).some(({ action }) => action === path)) return
  const form = formIn(page, path)
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
  const customer = linkedIn(page, '/admin/customers')[0]
  if (done && typed?.agreed && customer) await useCredit(person, customer)
}

/** What is paid too much, in cents. */
const tooMuch = 20_00

/** Uses what a customer paid too much for one of their other invoices. */
async function useCredit(person: Person, customer: string) {
  const page = await person.see('customer', `/admin/customers/${customer}`)
  for (const invoice of page ? linkedIn(page, '/admin/invoices') : []) {
    const money = await person.see('money of an invoice', `/admin/invoices/${invoice}/payments`)
    const form = money && formsIn(money).find(({ action }) => action === `/admin/invoices/${invoice}/credit`)
    if (!form) continue
    await person.press({
      ...{ deed: 'use credit', path: form.action, fields: form.fields },
      effect: rowsOf(person, 'payments', 'id = ?2', textOf(form, 'key')),
    })
    return
  }
}

/** Undoes a payment. */
async function undo(person: Person) {
  const invoice = await oneOf(person, '?show=paid')
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
