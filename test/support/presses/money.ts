import { run } from '../customers.ts'
import { draftFields } from '../drafts.ts'
import { draft, issued, pay } from '../invoicing.ts'
import { today } from '../issuing.ts'
import { addInvoice, addPayment } from '../payments.ts'
import type { World } from '../world.ts'
import type { Fields, Presses } from './press.ts'

// The id of a draft is made with its form.
const newDraft = '0draft0by0a0press000'
const money = { paidOn: today(), method: 'transfer', reference: 'VIR 12' }

/** Presses on invoices, deposits, credit notes and payments. */
export const ofMoney = ({ alice }: World): Presses => {
  const at = (rest: string, id = alice.invoiceId) => ({ as: 'office' as const, path: `/admin/invoices/${id}/${rest}` })
  return {
    'POST /admin/invoices': {
      ...{ as: 'office', path: '/admin/invoices', fields: { customer: alice.id, id: newDraft } },
    },
    'POST /admin/invoices/new-deposit': {
      ...{ as: 'office', path: '/admin/invoices/new-deposit' },
      fields: { customer: alice.id, draft: 'deposit-by-a-press', 'amount-2000': '100', tax: 'incl' },
    },
    'POST /admin/invoices/:id': {
      ...{ as: 'office', path: `/admin/invoices/${alice.draftId}` },
      fields: fieldsOf(
        draftFields([
          { description: 'Pipe', price: '12' },
          { description: 'Work', price: '50' },
        ]),
      ),
    },
    'POST /admin/invoices/:id/copy': { ...at('copy'), fields: { id: newDraft } },
    'POST /admin/invoices/:id/removal': { ...at('removal', 'draft-spare'), fields: {} },
    'POST /admin/invoices/:id/credit-note': {
      ...at('credit-note'),
      fields: { draft: 'credit-by-a-press', how: 'whole', reason: 'Not what was agreed.' },
    },
    'POST /admin/invoices/:id/deductions': {
      ...at('deductions', 'final'),
      fields: { version: '1', 'deposit[]': ['paid-deposit'] },
      before: async (world) => {
        await issued(world, 'paid-deposit', { kind: 'deposit', shares: [[1_000, 2000]] })
        await pay(world, 'paid-deposit', 1_200)
        await draft(world, 'final')
      },
    },
    'POST /admin/invoices/:id/issue': {
      ...at('issue', 'to-issue'),
      fields: { issuedOn: today(), version: '1' },
      before: async (world) => {
        await run(
          `update companies set legal = json_set(legal, '$.address', json('["1 rue des Eaux"]')) where id = ?`,
          world.companyId,
        )
        await draft(world, 'to-issue')
      },
    },
    'POST /admin/invoices/:id/payments': {
      ...at('payments'),
      fields: { key: 'payment-by-a-press', seen: '10000', amount: '40', ...money },
    },
    'POST /admin/invoices/:id/refund': {
      ...at('refund'),
      fields: { key: 'refund-by-a-press', seen: '-5000', amount: '50', ...money },
      before: (world) => addPayment(world, world.alice.invoiceId, 15_000),
    },
    'POST /admin/invoices/:id/credit': {
      ...at('credit'),
      fields: { key: 'credit-by-a-press', seen: '10000' },
      before: async (world) => {
        await addInvoice(world, 'overpaid', 1_000)
        await addPayment(world, 'overpaid', 4_000)
      },
    },
    'POST /admin/payments/:id/undo': { as: 'office', path: '/admin/payments/payment-alice/undo', fields: {} },
    'POST /admin/payment-notices/:id/settle': {
      ...{ as: 'office', path: '/admin/payment-notices/notice-alice/settle', fields: {} },
    },
  }
}

/** Fields that may repeat, by their names. */
const fieldsOf = (body: URLSearchParams): Fields =>
  Object.fromEntries([...new Set(body.keys())].map((name) => [name, body.getAll(name)]))
