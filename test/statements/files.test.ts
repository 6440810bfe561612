import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { renderStatement } from '../../src/statements/pdf/render.ts'
import { type Charge, linesOf } from '../../src/statements/statement.ts'
import { french } from '../invoices/pdf-fixtures.ts'
import { textOf } from '../invoices/pdf-text.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { makeWorld, type World } from '../support/world.ts'
import { billAlice } from './many.ts'

const year = 'from=2026-01-01&to=2026-12-31'

/** What each page says, in the order in which it is drawn, its spaces plain. */
const saidBy = async (bytes: Uint8Array) =>
  (await textOf(bytes)).map((runs) => runs.map(({ text }) => text.replace(/[\u00a0\u202f]/g, ' ')))

const pay = ({ companyId, alice }: World, reference: string) =>
  env.DB.prepare(
    `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, reference, created_at)
     values (?, ?, 'paid', ?, 2000, '2026-02-10', 'cheque', ?, 0)`,
  )
    .bind(companyId, alice.id, alice.invoiceId, reference)
    .run()

const setBank = ({ companyId }: World) =>
  env.DB.prepare(
    `update companies set legal = json_set(legal, '$.bank', json('{"holder":"Dupont","iban":"FR7630006000011234567890189","bic":"AGRIFRPP"}'))
     where id = ?`,
  )
    .bind(companyId)
    .run()

describe('the PDF of a statement', () => {
  it('says what the page says, with the company’s head and foot, and is stored nowhere', async () => {
    const world = await makeWorld()
    await pay(world, 'Chèque Kılıç n° 12')
    await setBank(world)
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get(`/portal/invoices/statement.pdf?${year}`)
    expect(answer.headers.get('Content-Type')).toBe('application/pdf')
    expect(answer.headers.get('Content-Disposition')).toMatch(
      /^attachment; filename="Releve de compte du 2026-01-01 au 2026-12-31 - .+\.pdf"; filename\*=UTF-8''Relev%C3%A9%20de/,
    )
    const bytes = await answer.bytes()
    expect(Number(answer.headers.get('Content-Length'))).toBe(bytes.length)
    const [said = []] = await saidBy(bytes)
    for (const text of [
      ...['Relevé de compte', '1er janvier 2026 – 31 décembre 2026', 'Customer alice', '1 rue de la Paix'],
      ...['Facture FA2602-0001', '03/02/2026', 'Règlement de la facture FA2602-0001', 'Chèque · Chèque Kılıç n° 12'],
      ...['120,00 €', '20,00 €', '100,00 €', 'Reste à régler : 80,00 €', 'Page 1/1'],
      'Par virement à Dupont, IBAN FR76 3000 6000 0112 3456 7890 189, BIC AGRIFRPP.',
    ])
      expect(said).toContain(text)
    const stored = await env.DB.prepare('select id from stored_files where company_id = ?').bind(world.companyId).all()
    expect(stored.results).toEqual([])
  })

  it('speaks the reader’s language in the portal, and the customer’s for staff', async () => {
    const world = await makeWorld()
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    const path = `/admin/customers/${world.alice.id}/statement.pdf?${year}`
    const [french = []] = await saidBy(await (await office.get(path)).bytes())
    expect(french).toContain('Relevé de compte')
    await env.DB.prepare("update customers set language = 'en' where company_id = ?").bind(world.companyId).run()
    const [english = []] = await saidBy(await (await office.get(path)).bytes())
    expect(english).toContain('Statement of account')
    expect(english).toContain('Invoice FA2602-0001')
    // The contact's own language stands.
    const [own = []] = await saidBy(await (await alice.get(`/portal/invoices/statement.pdf?${year}`)).bytes())
    expect(own).toContain('Relevé de compte')
  })

  it('pages: its head on each page, every entry once, the last balance never alone', async () => {
    for (const count of [1, ...Array.from({ length: 40 }, (_, index) => 15 + index), 200]) {
      const charges = Array.from({ length: count }, (_, index): Charge => {
        const number = `FA-${String(index).padStart(3, '0')}`
        return { id: number, kind: 'invoice', number, issuedOn: '2026-03-01', totalCents: 100, deductedCents: 0 }
      })
      const bytes = await renderStatement({
        ...{ language: 'fr', currency: 'EUR', seller: french.seller, printedOn: '2026-12-31' },
        customer: { name: 'Mme Hélène Lefèbvre-Œuvrard', address: ['27 avenue du Château'] },
        statement: {
          ...{ from: '2026-01-01', to: '2026-12-31', isCut: false, lines: linesOf(0, charges, []) },
          opening: { chargedCents: 0, receivedCents: 0 },
          closing: { chargedCents: count * 100, receivedCents: 0 },
        },
      })
      const pages = await saidBy(bytes)
      expect(pages.flat().filter((text) => text.startsWith('Facture FA-'))).toEqual(
        charges.map(({ number }) => `Facture ${number}`),
      )
      for (const [index, said] of pages.entries()) {
        expect(said).toContain(`Page ${index + 1}/${pages.length}`)
        if (index > 0) expect(said.filter((text) => text.startsWith('Facture FA-')).length).toBeGreaterThan(0)
      }
    }
  })

  it('breaks no page off where a text has signs that the fonts lack', async () => {
    const world = await makeWorld()
    await pay(world, '転送 12')
    const alice = await asCustomer(world, world.alice)
    const [said = []] = await saidBy(await (await alice.get(`/portal/invoices/statement.pdf?${year}`)).bytes())
    expect(said).toContain('Chèque · ?? 12')
  })
})

describe('the CSV of a statement', () => {
  it('has an entry a line between two balances, as a French spreadsheet reads it, and runs no formula', async () => {
    const world = await makeWorld()
    await pay(world, '=HYPERLINK("x")')
    const alice = await asCustomer(world, world.alice)
    const answer = await alice.get(`/portal/invoices/statement.csv?${year}`)
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('Content-Disposition')).toBe(
      `attachment; filename="Releve de compte du 2026-01-01 au 2026-12-31.csv"; filename*=UTF-8''Relev%C3%A9%20de%20compte%20du%202026-01-01%20au%202026-12-31.csv`,
    )
    expect((await answer.text()).replaceAll('\u00a0', ' ').split('\r\n')).toEqual([
      'Date;Opération;Détail;Débit;Crédit;Solde',
      '2026-01-01;Solde initial;;;;0,00',
      '2026-02-03;Facture FA2602-0001;;120,00;;120,00',
      '2026-02-10;Règlement de la facture FA2602-0001;"Chèque · =HYPERLINK(""x"")";;20,00;100,00',
      '2026-02-10;Règlement de la facture FA2602-0001;Virement;;20,00;80,00',
      '2026-12-31;Solde final;;;;80,00',
      '',
    ])
  })

  it('of a customer in credit has amounts below zero as numbers', async () => {
    const world = await makeWorld()
    await billAlice(world, 1, { from: '2026-02-01', days: 1 })
    await env.DB.prepare(
      `insert into payments (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
       values (?, ?, 'too-much', 'many-0', 20000, '2026-02-12', 'transfer', 0)`,
    )
      .bind(world.companyId, world.alice.id)
      .run()
    const alice = await asCustomer(world, world.alice)
    const csv = await (await alice.get(`/portal/invoices/statement.csv?${year}`)).text()
    expect(csv.trim().split('\r\n').at(-1)).toBe('2026-12-31;Solde final;;;;-100,00')
  })
})
