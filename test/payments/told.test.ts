import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff, cookieFor, told, visitor } from '../support/as.ts'
import { linesOf } from '../support/jobs.ts'
import { deliver, mailServer } from '../support/outbox.ts'
import { addPayment, entriesOf, formIn, moneyOf, noticesOf, openForm } from '../support/payments.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

const open = async () => {
  const world = await makeWorld()
  const alice = await asCustomer(world, world.alice)
  const office = await asStaff(world, 'office')
  await alice.get('/portal')
  await office.get('/admin')
  const id = world.alice.invoiceId
  return { world, alice, office, id, at: `/portal/invoices/${id}`, desk: `/admin/invoices/${id}` }
}
type Opened = Awaited<ReturnType<typeof open>>
const formOf = async ({ alice, at }: Opened, typed: Record<string, string> = {}): Promise<Record<string, string>> => ({
  ...formIn(await (await alice.get(`${at}/paid`)).text(), `${at}/paid`),
  ...{ method: 'transfer', message: '', ...typed },
})

describe('a customer who has paid', () => {
  it('says so on a form that begins with what is due, in two round trips, and changes nothing of what is owed', async () => {
    const opened = await open()
    const { world, alice, id, at } = opened
    expect(await (await alice.get(at)).text()).toContain(`href="${at}/paid"`)
    const read = await tripsOf(() => alice.get(`${at}/paid`))
    expect(read.trips).toHaveLength(1)
    const form = await formOf(opened, { message: 'Compte de ma mère' })
    expect(form.amount).toBe('100,00')
    const { answer, trips } = await tripsOf(() => alice.post(`${at}/paid`, form))
    expect(trips).toHaveLength(2)
    expect(answer.headers.get('Location')).toBe(`${at}?done=told`)
    expect(await noticesOf(world)).toMatchObject([
      { id: form.key, amount_cents: 10_000, message: 'Compte de ma mère', by_name: 'Contact alice', settled_at: null },
    ])
    const html = await (await alice.get(`${at}?done=told`)).text()
    expect(html).toContain('Merci, c’est noté')
    expect(html).toMatch(/Vous nous avez dit le .* avoir payé 100,00.€ le .*\. Nous vérifions\./)
    expect(html).toContain('En retard')
    expect(html).not.toContain(`href="${at}/paid"`)
    // Who has paid it all is neither reminded nor asked to pay again.
    expect(html).toContain('Vous n’avez rien d’autre à faire.')
    expect(html).not.toContain('C’était à payer')
    expect(html).not.toContain('Comment payer')
    expect(await (await alice.get(`${at}/paid`)).text()).toContain('rien d’autre à faire')
    expect(await moneyOf(world, id)).toMatchObject({ paid_cents: 2_000 })
    expect(await linesOf(world, 'payment_told')).toMatchObject([{ customer_id: world.alice.id, actor: 'customer' }])
  })

  it('of a part of it is still told how to pay, and is reminded', async () => {
    const opened = await open()
    const { alice, at } = opened
    await alice.post(`${at}/paid`, await formOf(opened, { amount: '40' }))
    const html = await (await alice.get(at)).text()
    for (const text of ['avoir payé 40,00', 'C’était à payer', 'Comment payer']) expect(html).toContain(text)
    expect(html).not.toContain('rien d’autre à faire')
  })

  it('is told at once of all that is wrong, the day in words of one who paid', async () => {
    const opened = await open()
    const { alice, at } = opened
    const none = await alice.post(`${at}/paid`, await formOf(opened, { amount: '', paidOn: '' }))
    expect(none.status).toBe(422)
    const html = await none.text()
    expect(html).toContain('Indiquez le montant')
    expect(html).toContain('Indiquez la date')
    const ahead = await alice.post(`${at}/paid`, await formOf(opened, { amount: 'abc', paidOn: '2099-01-01' }))
    const said = await ahead.text()
    expect(said).toContain('Ce montant ne se lit pas.')
    expect(said).toContain('Indiquez le jour où vous avez payé.')
  })

  it('is told of by mail to the company’s address, in its language', async () => {
    const opened = await open()
    const { world, alice, at } = opened
    await alice.post(`${at}/paid`, await formOf(opened, { message: 'Chèque n° 7', method: 'cheque' }))
    const { letters, binding } = mailServer()
    await deliver(
      told.filter(({ companyId }) => companyId === world.companyId),
      { EMAIL: binding },
    )
    expect(letters).toHaveLength(1)
    const [letter] = letters
    expect(letter?.to.email).toBe('office@example.com')
    expect(letter?.subject).toBe('Règlement annoncé\u00a0: Customer alice, facture FA2602-0001')
    expect(letter?.text).toMatch(/100,00.€, le \d+ \S+ \d{4}, chèque/)
    expect(letter?.text).toContain('Chèque n° 7')
    expect(letter?.text).toContain(`/admin/invoices/${world.alice.invoiceId}`)
  })

  it('pressing fifty times at once says it once, with one mail, and each press is answered as the first', async () => {
    const opened = await open()
    const { world, alice, at } = opened
    const form = await formOf(opened)
    const answers = await Promise.all(Array.from({ length: 50 }, () => alice.post(`${at}/paid`, form)))
    expect(new Set(answers.map(({ headers }) => headers.get('Location')))).toEqual(new Set([`${at}?done=told`]))
    expect(await noticesOf(world)).toHaveLength(1)
    const mails = await env.DB.prepare(
      "select count(*) as n from mails where company_id = ? and message = 'payment_told'",
    )
      .bind(world.companyId)
      .first('n')
    expect(mails).toBe(1)
  })

  it('says it from fifty windows at once, once: the others are shown what was said', async () => {
    const opened = await open()
    const { world, alice, at } = opened
    const form = await formOf(opened)
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => alice.post(`${at}/paid`, { ...form, key: `${form.key}${index}` })),
    )
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    const late = answers.find(({ status }) => status === 409)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49)
    expect(await late?.text()).toContain('Vous nous avez dit le')
    expect(await noticesOf(world)).toHaveLength(1)
  })

  it('and says something else on the same form is not told that it was said, nor kept from saying it once there is room', async () => {
    const { world, alice, office, at, ...opened } = await open()
    const form = await formOf({ world, alice, office, at, ...opened })
    const other = { ...form, amount: '40' }
    await alice.post(`${at}/paid`, form)
    expect((await alice.post(`${at}/paid`, other)).status).toBe(409)
    await office.post(`/admin/payment-notices/${form.key}/settle`)
    expect((await alice.post(`${at}/paid`, other)).status).toBe(303)
    expect((await noticesOf(world)).map((notice) => notice.amount_cents)).toEqual([10_000, 4_000])
  })

  it('says it five times at most, and is then led to the phone', async () => {
    const opened = await open()
    const { world, alice, office, at } = opened
    for (let time = 0; time < 5; time++) {
      const form = await formOf(opened)
      expect((await alice.post(`${at}/paid`, form)).status).toBe(303)
      expect((await office.post(`/admin/payment-notices/${form.key}/settle`)).status).toBe(303)
    }
    const sixth = await alice.post(`${at}/paid`, await formOf(opened, { amount: '1', paidOn: '2026-01-01' }))
    expect(sixth.status).toBe(409)
    expect(await sixth.text()).toContain('tel:+33472000000')
    expect(await noticesOf(world)).toHaveLength(5)
    expect(await (await alice.get(at)).text()).not.toContain(`href="${at}/paid"`)
  })

  it('of what is paid already says nothing more', async () => {
    const opened = await open()
    const { world, alice, id, at } = opened
    const form = await formOf(opened)
    await addPayment(world, id, 10_000)
    const answer = await alice.post(`${at}/paid`, form)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('n’a plus rien à régler')
    expect(await noticesOf(world)).toHaveLength(0)
  })

  it.each([
    [{ amount: 'x' }, 'ne se lit pas'],
    [{ amount: '0' }, 'supérieur à zéro'],
    [{ paidOn: '2999-01-01' }, 'à venir'],
    [{ method: 'credit' }, 'Choisissez le moyen'],
    [{ message: 'm'.repeat(501) }, 'trop long'],
  ])('with %j is told what is wrong beside the field, and keeps what was typed', async (typed, said) => {
    const opened = await open()
    const { world, alice, at } = opened
    const answer = await alice.post(`${at}/paid`, await formOf(opened, { message: 'Gardé', ...typed }))
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(said)
    if (!('message' in typed)) expect(html).toContain('Gardé')
    expect(await noticesOf(world)).toHaveLength(0)
  })

  it('is never someone of staff who looks on, nor anyone else', async () => {
    const opened = await open()
    const { world, at } = opened
    const form = await formOf(opened)
    const who = { audience: 'customer' as const, customerId: world.alice.id, contactId: world.alice.contactId }
    const watching = visitor(world.host, await cookieFor(world, who, { accountId: 'account-staff-office' }))
    expect((await watching.post(`${at}/paid`, form)).status).toBe(403)
    const bob = await asCustomer(world, world.bob)
    expect((await bob.post(`${at}/paid`, form)).status).toBe(404)
    const resident = await asCustomer(world, { ...world.alice, contactId: `${world.alice.contactId}-resident` })
    expect((await resident.post(`${at}/paid`, form)).status).toBe(404)
    expect(await noticesOf(world)).toHaveLength(0)
  })
})

describe('what a customer says to have paid', () => {
  const said = async (typed: Record<string, string> = {}) => {
    const opened = await open()
    const form = await formOf(opened, { message: 'From my mother’s account', ...typed })
    await opened.alice.post(`${opened.at}/paid`, form)
    return { ...opened, notice: form.key ?? '' }
  }

  it('stands on the first page of staff with a count, in a list, and on the page of the invoice, in one trip each', async () => {
    const { office, desk, notice } = await said()
    for (const path of ['/admin', '/admin/payments/notices', desk]) {
      const { answer, trips } = await tripsOf(() => office.get(path))
      expect(trips).toHaveLength(1)
      const html = await answer.text()
      expect(html).toContain(`id="notice-${notice}"`)
      expect(html).toContain('From my mother’s account')
      expect(html).toMatch(/€100.00 paid on .*, bank transfer/)
      if (path === '/admin') expect(html).toContain('Payments announced (1)')
      else expect(html).toContain(`${desk}/payments?notice=${notice}`)
    }
  })

  it('fills the form of a payment, and is dealt with once that is recorded, though it be a part', async () => {
    const { world, office, alice, id, at, desk, notice } = await said({
      amount: '60',
      paidOn: '2026-03-02',
      method: 'cheque',
    })
    const html = await (await office.get(`${desk}/payments?notice=${notice}`)).text()
    const form = formIn(html, `${desk}/payments`)
    expect(form).toMatchObject({ amount: '60.00', paidOn: '2026-03-02', notice })
    expect(html).toMatch(/<option value="cheque" selected/)
    expect((await office.post(`${desk}/payments`, { ...form, method: 'cheque' })).status).toBe(303)
    expect((await moneyOf(world, id)).paid_cents).toBe(8_000)
    expect((await noticesOf(world))[0]?.settled_at).not.toBeNull()
    const page = await (await alice.get(at)).text()
    expect(page).not.toContain('Vous nous avez dit')
    expect(page).toContain(`href="${at}/paid"`)
  })

  it('is dealt with by any payment that settles the invoice', async () => {
    const { world, office, id, desk } = await said()
    await office.post(`${desk}/payments`, await openForm(office, id))
    expect((await noticesOf(world))[0]?.settled_at).not.toBeNull()
    expect(await (await office.get('/admin/payments/notices')).text()).toContain('No customer’s word')
  })

  it('is put aside once, by fifty presses at once, and each is answered as the first', async () => {
    const { world, office, desk, id, notice } = await said()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => office.post(`/admin/payment-notices/${notice}/settle`)),
    )
    expect(new Set(answers.map(({ headers }) => headers.get('Location')))).toEqual(new Set([`${desk}?money=settled`]))
    expect(await linesOf(world, 'payment_settled')).toHaveLength(1)
    expect(await entriesOf(world, id)).toHaveLength(1)
    expect((await office.post('/admin/payment-notices/no-such-notice/settle')).status).toBe(404)
  })
})
