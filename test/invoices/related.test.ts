import { describe, expect, it } from 'vitest'
import { asCustomer } from '../support/as.ts'
import { openOffice } from '../support/customers.ts'
import { deduct, draft, issue, issued, pay } from '../support/invoicing.ts'
import { tripsOf } from '../support/recorder.ts'

const plain = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ')

describe('documents that hang together', () => {
  it('lead to each other on both sides, what is issued alone to the customer, in one trip', async () => {
    const { world, office } = await openOffice()
    const alice = await asCustomer(world, world.alice)
    await alice.get('/portal')
    await issued(world, 'deposit', { kind: 'deposit', shares: [[1000, 2000]] })
    await pay(world, 'deposit', 1200)
    await draft(world, 'final')
    await deduct(world, 'final', 'deposit')
    const hidden = await (await alice.get('/portal/invoices/deposit')).text()
    expect(hidden).not.toContain('/invoices/final"')
    await issue(world, 'final')
    await issued(world, 'note', { kind: 'credit_note', corrects: 'final', shares: [[500, 2000]] })
    await draft(world, 'unissued', { kind: 'credit_note', corrects: 'final', shares: [[1, 2000]] })
    for (const [who, side, others] of [
      [office, 'admin', ['deposit', 'note', 'unissued']],
      [alice, 'portal', ['deposit', 'note']],
    ] as const) {
      const at = `/${side}/invoices`
      // The first time that the customer opens it is noted.
      await who.get(`${at}/final`)
      const { answer, trips } = await tripsOf(() => who.get(`${at}/final`))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(40)
      const html = await answer.text()
      const links = [...html.matchAll(new RegExp(`class="lead whole" href="${at}/([^"]+)"`, 'g'))].map(([, id]) => id)
      expect(links.toSorted()).toEqual(others)
      expect(await (await who.get(`${at}/note`)).text()).toContain(`href="${at}/final"`)
      expect(await (await who.get(`${at}/deposit`)).text()).toContain(`href="${at}/final"`)
    }
  })

  it('say what was issued from the document alone: as many rows are read of 100 lines as of one', async () => {
    const { world, office } = await openOffice()
    await issued(world, 'short', { shares: [[1000, 2000]] })
    await issued(world, 'long', { shares: Array.from({ length: 100 }, () => [1000, 2000]) })
    const rowsOf = async (id: string) => {
      const { answer, trips } = await tripsOf(() => office.get(`/admin/invoices/${id}`))
      expect(await answer.text()).toContain('Work 1')
      expect(trips).toHaveLength(1)
      return trips[0]?.rowsRead
    }
    await rowsOf('short')
    expect(await rowsOf('long')).toBe(await rowsOf('short'))
  })

  it('are called what they are, in lists too, and a credit note takes away', async () => {
    const { world, office } = await openOffice()
    const alice = await asCustomer(world, world.alice)
    await issued(world, 'note', { kind: 'credit_note', corrects: world.alice.invoiceId, shares: [[500, 2000]] })
    await issued(world, 'deposit', { kind: 'deposit', shares: [[1000, 2000]] })
    const french = await plain(alice.get('/portal/invoices'))
    expect(french).toContain('Avoir CRE-1')
    expect(french).toContain('-6,00 €')
    expect(french).toContain('Facture d’acompte DEP-1')
    const english = await plain(office.get('/admin/invoices'))
    expect(english).toContain('Credit note CRE-1')
    expect(english).toContain('-€6.00')
    expect(await plain(alice.get('/portal/invoices/note'))).toContain('Avoir CRE-1')
  })

  it('of Bob are none of Alice’s', async () => {
    const { world } = await openOffice()
    const alice = await asCustomer(world, world.alice)
    await issued(world, 'bobs', { customer: world.bob.id })
    await issued(world, 'bobs-note', {
      kind: 'credit_note',
      customer: world.bob.id,
      corrects: 'bobs',
      shares: [[5, 2000]],
    })
    expect((await alice.get('/portal/invoices/bobs-note')).status).toBe(404)
  })
})
