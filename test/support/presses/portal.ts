import { newCheckCode } from '../../../src/invoices/issue/check-code.ts'
import { jpeg } from '../../attachments/pictures.ts'
import { run } from '../customers.ts'
import { fileOf } from '../files.ts'
import { today } from '../issuing.ts'
import { linkTo, offered, offers, slot } from '../proposals.ts'
import { day, hour, noonIn, typed } from '../requests.ts'
import type { World } from '../world.ts'
import type { Presses } from './press.ts'

export { day, hour }

/** Presses of customers, and of whoever holds a link or a document. */
export const ofCustomers = ({ alice }: World): Presses => ({
  'POST /check': {
    ...{ as: 'nobody', path: '/check', status: 200 },
    fields: { code: newCheckCode(), sha256: '0'.repeat(64) },
  },
  'POST /proposals/:token': {
    ...{ as: 'nobody', path: '/proposals/', fields: { slot: slot(0) } },
    ready: async (world) => ({ path: await linkTo(world, await offered(world, 'offered')) }),
  },
  'POST /portal/requests': {
    ...{ as: 'Alice', path: '/portal/requests' },
    fields: {
      ...{ kind: 'visit', job: alice.jobId, when: 'slots', week: 'next', key: 'request-by-a-press' },
      ...{ start: typed(noonIn(4)), end: typed(noonIn(4) + hour), comments: 'The tap drips.' },
    },
  },
  'POST /portal/requests/:id/photos': {
    ...{ as: 'Alice', path: `/portal/requests/${alice.requestId}/photos`, sent: 'parts' },
    fields: { files: fileOf('tap.jpg', jpeg()) },
  },
  'POST /portal/requests/:id/withdrawal': {
    ...{ as: 'Alice', path: `/portal/requests/${alice.requestId}/withdrawal`, fields: { turn: '1' } },
  },
  'POST /portal/requests/:id/acceptance': {
    ...{ as: 'Alice', path: '/portal/requests/offered/acceptance' },
    fields: { turn: '2', slot: String(offers[0]?.start) },
    before: (world) => offered(world, 'offered'),
  },
  'POST /portal/requests/:id/refusal': {
    ...{ as: 'Alice', path: '/portal/requests/offered/refusal', fields: { turn: '2', comments: 'Not then.' } },
    before: (world) => offered(world, 'offered'),
  },
  'POST /portal/invoices/:id/paid': {
    ...{ as: 'Alice', path: `/portal/invoices/${alice.invoiceId}/paid` },
    fields: { key: 'told-by-a-press', amount: '50', paidOn: today(), method: 'transfer', message: 'From my bank.' },
    // What was said before is dealt with, or nothing more could be said.
    before: async ({ companyId }) => {
      await run('delete from payment_notices where company_id = ?', companyId)
    },
  },
})
