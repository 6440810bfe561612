import { jpeg } from '../../attachments/pictures.ts'
import { run } from '../customers.ts'
import { makeBare } from '../day.ts'
import { fileOf } from '../files.ts'
import { typedJob } from '../jobs.ts'
import { putOwnVisit } from '../on-site.ts'
import { noonIn, typed } from '../requests.ts'
import { fieldsOf } from '../site-visits.ts'
import type { World } from '../world.ts'
import type { Fields, Presses } from './press.ts'

const contact = {
  name: 'Carla Contact',
  email: 'carla@example.com',
  language: 'en',
  seesJobs: 'yes',
  mayRequest: 'yes',
}
const visit: Fields = Object.fromEntries(fieldsOf({ comments: 'Ring twice.' }))

/** Presses of staff on jobs, visits, files and requests. */
export const ofWork = ({ alice, staff }: World): Presses => ({
  'POST /admin/jobs': {
    ...{ as: 'office', path: '/admin/jobs' },
    fields: { ...typedJob, customer: alice.id, id: '0job0by0a0press00000' },
  },
  'POST /admin/jobs/:id': {
    ...{ as: 'office', path: `/admin/jobs/${alice.jobId}` },
    fields: { ...typedJob, status: 'in_progress', version: '1' },
  },
  'POST /admin/jobs/:id/status': {
    ...{ as: 'office', path: `/admin/jobs/${alice.jobId}/status`, fields: { from: 'in_progress', to: 'completed' } },
  },
  'POST /admin/jobs/:id/removal': { as: 'office', path: '/admin/jobs/job-spare/removal', fields: {} },
  'POST /admin/jobs/:id/files': {
    ...{ as: 'office', path: `/admin/jobs/${alice.jobId}/files`, sent: 'parts' },
    fields: { files: fileOf('cellar.jpg', jpeg()) },
  },
  'POST /admin/files/:id/shown': { as: 'office', path: '/admin/files/file-alice/shown', fields: { shown: 'no' } },
  'POST /admin/files/:id/name': {
    ...{ as: 'office', path: '/admin/files/file-alice/name', fields: { name: 'Cellar', version: '1' } },
  },
  'POST /admin/files/:id/removal': { as: 'office', path: '/admin/files/file-alice/removal', fields: {} },
  'POST /admin/files/:id/restoration': { as: 'office', path: '/admin/files/file-removed/restoration', fields: {} },
  'POST /admin/visits': {
    ...{ as: 'office', path: '/admin/visits' },
    fields: { ...visit, technicians: [staff.technician], job: alice.jobId, id: '0visit0by0a0press000', tell: 'yes' },
  },
  'POST /admin/visits/:id': {
    ...{ as: 'office', path: `/admin/visits/${alice.visitId}` },
    fields: { ...visit, technicians: [staff.technician], version: '1', tell: 'yes' },
  },
  'POST /admin/visits/:id/time': {
    ...{ as: 'office', path: `/admin/visits/${alice.visitId}/time` },
    fields: { start: typed(noonIn(9)), end: '', version: '1', tell: 'yes' },
  },
  'POST /admin/visits/:id/status': {
    ...{ as: 'office', path: `/admin/visits/${alice.visitId}/status` },
    fields: { from: 'planned', to: 'cancelled', tell: 'yes' },
  },
  'POST /admin/visits/:id/removal': {
    ...{ as: 'office', path: '/admin/visits/visit-mistaken/removal', fields: { tell: 'yes' } },
  },
  'POST /admin/visits/:id/arrival': {
    ...{ as: 'technician', path: '/admin/visits/visit-now/arrival', fields: {} },
    before: (world) => putOwnVisit(world, 'visit-now', -1),
  },
  'POST /admin/visits/:id/departure': {
    ...{ as: 'technician', path: '/admin/visits/visit-now/departure', fields: {} },
    before: (world) => putOwnVisit(world, 'visit-now', -1),
  },
  'POST /admin/visits/:id/photos': {
    ...{ as: 'technician', path: `/admin/visits/${alice.visitId}/photos`, sent: 'parts' },
    fields: { files: fileOf('done.jpg', jpeg()), shown: 'yes' },
  },
  'POST /admin/visits/:id/comments': {
    ...{ as: 'technician', path: `/admin/visits/${alice.visitId}/comments` },
    fields: { comments: 'The valve is new.', version: '1' },
  },
  'POST /admin/requests/:id/confirmation': {
    ...{ as: 'office', path: `/admin/requests/${alice.requestId}/confirmation` },
    fields: { turn: '1', start: typed(noonIn(6)), end: typed(noonIn(6) + 3_600_000), agreed: 'yes' },
  },
  'POST /admin/requests/:id/proposals': {
    ...{ as: 'office', path: `/admin/requests/${alice.requestId}/proposals` },
    fields: {
      turn: '1',
      start1: typed(noonIn(6)),
      end1: typed(noonIn(6) + 3_600_000),
      until: '3',
      message: 'Or later.',
    },
  },
  'POST /admin/requests/:id/refusal': {
    ...{ as: 'office', path: `/admin/requests/${alice.requestId}/refusal` },
    fields: { turn: '1', reason: 'We are away.' },
  },
})

/** Presses of staff on customers and their contacts, the catalogue and mails. */
export const ofPeople = ({ alice, bob }: World): Presses => ({
  'POST /admin/customers': {
    ...{ as: 'office', path: '/admin/customers' },
    fields: {
      ...{ kind: 'person', civility: 'mrs', firstName: 'Nora', lastName: 'Novak', email: 'nora@example.com' },
      ...{ address: '3 rue Neuve', language: 'fr', tags: 'syndic', id: '0customer0by0a0press' },
    },
  },
  'POST /admin/customers/:id': {
    ...{ as: 'office', path: `/admin/customers/${alice.id}` },
    fields: { kind: 'person', lastName: 'Martin', address: '4 rue Neuve', language: 'fr', version: '1' },
  },
  'POST /admin/customers/:id/archive': { as: 'office', path: `/admin/customers/${bob.id}/archive`, fields: {} },
  'POST /admin/customers/:id/restoration': {
    ...{ as: 'office', path: `/admin/customers/${bob.id}/restoration`, fields: {} },
    before: async ({ companyId, bob }) => {
      await run('update customers set archived_at = 1 where company_id = ? and id = ?', companyId, bob.id)
    },
  },
  'POST /admin/customers/:id/merge': {
    ...{ as: 'office', path: `/admin/customers/${alice.id}/merge` },
    fields: { with: bob.id, version: '1', otherVersion: '1' },
  },
  'POST /admin/customers/:id/contacts': {
    ...{
      as: 'office',
      path: `/admin/customers/${alice.id}/contacts`,
      fields: { ...contact, key: 'contact-by-a-press' },
    },
  },
  'POST /admin/contacts/:id': { as: 'office', path: `/admin/contacts/${alice.contactId}-spare`, fields: contact },
  'POST /admin/contacts/:id/invitation': {
    ...{ as: 'office', path: '/admin/contacts/contact-new/invitation', fields: {} },
    before: async ({ companyId, alice }) => {
      await run(
        `insert into contacts (company_id, id, customer_id, email, name, language, created_at)
         values (?, 'contact-new', ?, 'new@example.com', 'New', 'fr', 1)`,
        ...[companyId, alice.id],
      )
    },
  },
  'POST /admin/contacts/:id/revocation': {
    ...{ as: 'office', path: `/admin/contacts/${alice.contactId}-spare/revocation`, fields: {} },
  },
  'POST /admin/contacts/:id/view': {
    ...{ as: 'office', path: `/admin/contacts/${alice.contactId}/view`, fields: { reason: 'They called.' } },
  },
  'POST /admin/mails/:id/retry': { as: 'office', path: '/admin/mails/mail-failed/retry', fields: {} },
  ...ofKinds('categories', 'category', {}),
  ...ofKinds('types', 'type', { category: 'category' }),
  ...ofKinds('items', 'item', { unit: 'h', price: '60', rate: '20' }),
  'POST /admin/catalogue/start': {
    ...{ as: 'office', path: '/admin/catalogue/start', fields: { trade: 'plumber' } },
    // A catalogue is begun where there is none.
    ready: async (world) => ({ world: await makeBare(world) }),
  },
})

function ofKinds(kind: string, id: string, more: Record<string, string>): Presses {
  const at = `/admin/catalogue/${kind}`
  const fields = { name_fr: 'Chaudière', name_en: 'Boiler', ...more }
  return {
    [`POST ${at}`]: { as: 'office', path: at, fields: { ...fields, id: '0kind0by0a0press0000' } },
    [`POST ${at}/:id`]: { as: 'office', path: `${at}/${id}`, fields: { ...fields, version: '1' } },
    [`POST ${at}/:id/archive`]: {
      ...{ as: 'office', path: `${at}/spare/archive`, fields: {} },
      before: ({ companyId }) => putSpare(kind, companyId, null),
    },
    [`POST ${at}/:id/restoration`]: {
      ...{ as: 'office', path: `${at}/spare/restoration`, fields: {} },
      before: ({ companyId }) => putSpare(kind, companyId, 1),
    },
  }
}

/** A kind or an item that nothing hangs on. */
async function putSpare(kind: string, companyId: string, archivedAt: number | null): Promise<void> {
  const [table, column, value] = {
    categories: ['service_categories', '', ''],
    types: ['job_types', ', category_id', ", 'category'"],
    items: ['catalogue_items', ', unit, unit_price_cents, vat_rate_basis_points, created_at', ", 'u', 100, 2000, 0"],
  }[kind] as [string, string, string]
  await run(
    `insert into ${table} (company_id, id, names, archived_at${column}) values (?, 'spare', '{"fr":"S","en":"S"}', ?${value})`,
    ...[companyId, archivedAt],
  )
}
