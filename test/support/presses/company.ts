import { env } from 'cloudflare:workers'
import { asStaff } from '../as.ts'
import { run } from '../customers.ts'
import { checked } from '../imports.ts'
import { picture } from '../png.ts'
import { addCustomers } from '../runs.ts'
import { filled } from '../settings.ts'
import type { World } from '../world.ts'
import type { Press, Presses } from './press.ts'

const runId = '0run0by0a0press00000'
const csv = 'Nom;E-mail\nUne Cliente;une@example.fr\nUn Client;un@example.fr\n'
const text = 'Your portal is there.'

/** Presses that concern many customers: invitations, announcements, imports. */
export const ofMany = (_: World): Presses => ({
  'POST /admin/invitations': {
    ...{ as: 'office', path: '/admin/invitations', fields: { run: runId, everyone: 'yes' } },
    before: (world) => addCustomers(world, 3),
  },
  'POST /admin/announcements/preview': {
    ...{ as: 'office', path: '/admin/announcements/preview', status: 200 },
    fields: { run: runId, to: 'with_access', text },
  },
  'POST /admin/announcements': {
    ...{ as: 'office', path: '/admin/announcements', fields: { run: runId, to: 'with_access', text } },
  },
  'POST /admin/imports': {
    ...{ as: 'office', path: '/admin/imports', sent: 'parts' },
    fields: { kind: 'customers', file: new File([csv], 'customers.csv'), text: '', key: '0import0by0a0press00' },
  },
  'POST /admin/imports/:id/columns': importPress('columns', async () => ({ c0: 'name', c1: 'email' })),
  'POST /admin/imports/:id/run': importPress('run', async (world, id) => ({
    version: String(
      await env.DB.prepare('select version from imports where company_id = ? and id = ?')
        .bind(world.companyId, id)
        .first('version'),
    ),
  })),
  'POST /admin/imports/:id/stop': importPress('stop', async (world, id) => {
    await run("update imports set state = 'running' where company_id = ? and id = ?", world.companyId, id)
    return {}
  }),
})

function importPress(what: string, fieldsFor: (world: World, id: string) => Promise<Record<string, string>>): Press {
  return {
    ...{ as: 'office', path: '/admin/imports/', fields: {} },
    ready: async (world) => {
      const id = await checked(await asStaff(world, 'office'), world, 'customers', csv)
      return { path: `/admin/imports/${id}/${what}`, fields: await fieldsFor(world, id) }
    },
  }
}

/** Presses of the owner: the team and the settings. */
export const ofTheOwner = (_: World): Presses => ({
  'POST /admin/staff': {
    ...{ as: 'owner', path: '/admin/staff' },
    fields: { name: 'Nina Roy', email: 'nina@example.com', role: 'office', language: 'fr' },
  },
  'POST /admin/staff/:id': {
    ...{ as: 'owner', path: '/admin/staff/staff-idle' },
    fields: { name: 'Ida Idle', email: 'ida@example.com', role: 'technician', language: 'fr' },
  },
  'POST /admin/staff/:id/invitation': {
    ...{ as: 'owner', path: '/admin/staff/staff-idle/invitation' },
    fields: {},
    ready: async ({ companyId }) => {
      const { value } = (await env.DB.prepare(
        "select invited_at as value from accounts where company_id = ? and id = 'account-staff-idle'",
      )
        .bind(companyId)
        .first<{ value: number }>()) ?? { value: 0 }
      return { fields: { seen: String(value) } }
    },
  },
  'POST /admin/staff/:id/revocation': { as: 'owner', path: '/admin/staff/staff-idle/revocation', fields: {} },
  'POST /admin/settings/second-factor': {
    ...{ as: 'owner', path: '/admin/settings/second-factor', fields: { required: 'yes' } },
  },
  ...settings('identity', { legalForm: 'SARL', address: '1 rue des Eaux\n69001 Lyon' }),
  ...settings('appearance', { colour: '#123456' }),
  ...settings('region', { timeZone: 'Europe/Brussels' }),
  ...settings('planning', { noticeHours: '12' }),
  ...settings('invoicing', { dueDays: '21' }),
  ...settings('offer', { welcomeFr: 'Bienvenue.' }),
  ...settings('mails', { senderName: 'Chez nous' }),
  'POST /admin/settings/invoicing/numbers': {
    ...{ as: 'owner', path: '/admin/settings/invoicing/numbers', fields: { nextInvoice: '120' } },
  },
  'POST /admin/settings/appearance/logo': {
    ...{ as: 'owner', path: '/admin/settings/appearance/logo', sent: 'parts', fields: {} },
    ready: async () => ({
      fields: { version: '1', logo: new File([await picture()], 'logo.png', { type: 'image/png' }) },
    }),
  },
  'POST /admin/settings/appearance/logo/removal': {
    ...{ as: 'owner', path: '/admin/settings/appearance/logo/removal', fields: { version: '1' } },
    before: ({ companyId }) => run("update companies set logo = 'a.png' where id = ?", companyId),
  },
  'POST /admin/settings/domains': {
    ...{ as: 'owner', path: '/admin/settings/domains', fields: { host: 'clients.example' } },
  },
  'POST /admin/settings/domains/:id/check': {
    ...{ as: 'owner', path: '/admin/settings/domains/claim-of-both/check', fields: {} },
    before: async ({ companyId }) => {
      // A domain is of one company in all: each world has its own.
      const host = `${companyId}.example`
      await run('update host_claims set host = ? where company_id = ?', host, companyId)
      await fetch(`${env.DNS_RESOLVER}?name=_artisan-portal.${host}`, {
        method: 'PUT',
        body: JSON.stringify({ Status: 0, Answer: [{ type: 16, data: '"token-of-both"' }] }),
      })
    },
  },
  'POST /admin/settings/domains/:id/removal': {
    ...{ as: 'owner', path: '/admin/settings/domains/claim-of-both/removal', fields: {} },
  },
})

/** A form of settings as its page shows it, with one thing changed. */
const settings = (subject: string, changes: Record<string, string>): Presses => ({
  [`POST /admin/settings/${subject}`]: {
    ...{ as: 'owner', path: `/admin/settings/${subject}`, fields: changes },
    ready: async (world) => ({ fields: { ...(await filled(await asStaff(world, 'owner'), subject)), ...changes } }),
  },
})
