import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { importKinds } from '../../src/imports/kind.ts'
import type { Bad } from '../../src/imports/look.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { begin, checked, imported, rowOf, workOff } from '../support/imports.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const rowsOf = async ({ companyId }: World, select: string) =>
  (await env.DB.prepare(`${select} where company_id = ? and import_key is not null`).bind(companyId).all()).results

/** What is wrong with each line of an import that was looked at. */
const faultsOf = async ({ companyId }: World, id: string) => {
  const text = (await (await env.FILES.get(`${companyId}/imports/${id}/faults/2`))?.text()) ?? ''
  const bad = text
    .split('\n')
    .filter(Boolean)
    .flatMap((block) => JSON.parse(block) as Bad[])
  return bad.map(({ line, faults }) => [line, ...faults.map(({ field, reason }) => `${field} ${reason}`)].join(' '))
}

it.each(['fr', 'en'])(
  'the templates in %s go in cleanly, one after the other, and a second time add nothing',
  async (language) => {
    const world = await makeWorld()
    const owner = await asStaff(world, 'owner')
    await env.DB.prepare('update staff set language = ?2 where company_id = ?1').bind(world.companyId, language).run()
    for (const kind of importKinds) {
      const file = await (await owner.get(`/admin/imports/templates/${kind}`)).text()
      const { preview, row } = await imported(owner, world, kind, file)
      expect([kind, preview.refused, preview.existed]).toEqual([kind, 0, 0])
      expect(row).toMatchObject({ state: 'done', added: kind === 'customers' ? 2 : 1, refused: 0 })
      const again = await imported(owner, world, kind, file)
      expect(again.preview).toMatchObject({ added: 0, existed: row.added, refused: 0 })
    }
    expect(await rowsOf(world, 'select customer_id, job_id, start_at from visits')).toEqual([
      { customer_id: expect.any(String), job_id: expect.any(String), start_at: Date.parse('2026-01-20T08:00:00Z') },
    ])
    const [zoe] = await rowsOf(world, 'select civility, first_name, last_name, name, address, sort_key from customers')
    expect(zoe).toMatchObject(
      language === 'fr'
        ? { civility: 'mrs', name: 'Zoé Exemple', address: '1 rue de l’Exemple\n69001 Lyon', sort_key: 'exemple zoe' }
        : { civility: 'mrs', name: 'Zoe Example', address: '1 Example Street\nLS1 1AA Leeds', sort_key: 'example zoe' },
    )
  },
  30_000,
)

it('jobs find their customer by reference, address or exact name, and say where none or several are found', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const customers = 'Référence;Nom;E-mail\nR1;Un;Un@Exemple.fr\nR2;Deux;\nR3;Deux;\nR4;Quatre;\n'
  await imported(office, world, 'customers', customers)
  const lines = ['R1', 'un@exemple.fr', 'Quatre', 'Deux', 'Personne', 'Customer alice'].map(
    (who, i) => `${who};Titre ${i};Repair;03/01/2026`,
  )
  const wrongType = ['R1;X;Peinture;', 'R1;X;;', 'R1;;dépannage;31/02/2026']
  const { id, row } = await imported(
    office,
    world,
    'jobs',
    ['Client;Titre;Type;Date', ...lines, ...wrongType].join('\n'),
  )
  expect(await faultsOf(world, id)).toEqual([
    ...['5 customer customerSeveral', '6 customer customerUnknown', '8 type typeUnknown', '9 type missing'],
    '10 title missing createdOn dateWrong',
  ])
  expect(row).toMatchObject({ added: 4, refused: 5 })
  expect(await rowsOf(world, 'select type_id, status, created_at from jobs')).toContainEqual({
    ...{ type_id: 'type', status: 'open', created_at: Date.parse('2026-01-03T11:00:00Z') },
  })
  // With a type for those without, they go in.
  const second = await checked(office, world, 'jobs', ['Client;Titre;Type', ...wrongType.slice(0, 2)].join('\n'), {
    typeId: 'type',
  })
  expect((await rowOf(world, second)).preview).toMatchObject({ added: 2, refused: 0 })
})

it('visits find their job by reference, or by customer and title, never one of another customer', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const file = [
    'Référence du chantier,Client,Titre du chantier,Date,Début,Fin,État',
    ',Customer alice,Job of alice,12/31/2025,09h05,10h,effectuée',
    ',Customer bob,job OF bob,01/02/2026 14:00,,,',
    ',Customer bob,Job of alice,01/02/2026,,,',
    'J9,,,01/02/2026,,,',
    ',,Job of bob,01/02/2026,,,',
    ',Customer bob,Job of bob,01/03/2026,11:00,10:00,',
    ',Customer bob,Job of bob,01/03/2026,26:00,,',
  ].join('\n')
  const { id, row } = await imported(office, world, 'visits', file)
  expect(row).toMatchObject({ added: 2, refused: 5 })
  expect(await faultsOf(world, id)).toEqual([
    ...['4 title jobUnknown', '5 job jobUnknown', '6 customer missing', '7 end endWrong', '8 start timeWrong'],
  ])
  // The month comes first in this column, as its first line shows.
  expect(await rowsOf(world, 'select customer_id, start_at, end_at, status from visits')).toEqual(
    expect.arrayContaining([
      {
        customer_id: 'customer-alice',
        start_at: Date.parse('2025-12-31T08:05Z'),
        end_at: Date.parse('2025-12-31T09:00Z'),
        status: 'done',
      },
      expect.objectContaining({ customer_id: 'customer-bob', start_at: Date.parse('2026-01-02T13:00Z') }),
    ]),
  )
})

it('past invoices are issued as they were, with what was paid, and stand in the customer’s portal with their PDF', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const file = [
    'N° facture;Client;Date;Échéance;Total TTC;TVA;Taux;Payée;Montant réglé',
    'F-2024-007;Customer alice;15/03/2024;14/04/2024;1 234,56 €;;20 %;oui;',
    'F-2024-008;Customer alice;16/03/2024;;110,00;10,00;;non;50,00',
    'FA2602-0001;Customer alice;16/03/2024;;110,00;10,00;;;',
    'F-2024-009;Customer alice;16/03/2024;01/03/2024;110,00;20,00;5,5;;',
    'F-2024-010;Customer alice;16/03/2024;;-5,00;0,00;;;',
    'F-2024-011;Personne;16/03/2024;;abc;0,00;;;',
  ].join('\r\n')
  const { id, preview, row } = await imported(office, world, 'invoices', file)
  // One of these numbers was there already.
  expect(preview).toMatchObject({ added: 2, existed: 1, refused: 3 })
  expect(row).toMatchObject({ added: 2, existed: 1, refused: 3 })
  expect(await faultsOf(world, id)).toEqual([
    ...['5 vatRate vatWrong dueOn dueWrong', '6 total negative', '7 total numberWrong'],
  ])
  const select =
    'select id, number, sequence, issued_on, due_on, net_cents, vat_cents, total_cents, paid_cents from invoices'
  const [first, second] = await rowsOf(world, `${select}`)
  const [seventh, eighth] = first?.number === 'F-2024-007' ? [first, second] : [second, first]
  expect(seventh).toMatchObject({
    sequence: 7,
    net_cents: 102880,
    vat_cents: 20576,
    total_cents: 123456,
    paid_cents: 123456,
  })
  expect(eighth).toMatchObject({
    sequence: 8,
    due_on: '2024-04-15',
    net_cents: 10000,
    total_cents: 11000,
    paid_cents: 5000,
  })
  expect(await countIn('invoice_lines', world, `invoice_id = '${seventh?.id}' and net_cents = 102880`)).toBe(1)
  const change = env.DB.prepare('update invoices set total_cents = 1, net_cents = 1, vat_cents = 0 where id = ?').bind(
    seventh?.id,
  )
  await expect(change.run()).rejects.toThrow('an issued invoice cannot be changed')
  const alice = await asCustomer(world, world.alice)
  const page = await (await alice.get(`/portal/invoices/${seventh?.id}`)).text()
  expect(page).toContain('Facture reprise de documents antérieurs')
  const pdf = await alice.get(`/portal/invoices/${seventh?.id}/pdf`)
  expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  await pdf.arrayBuffer()
}, 30_000)

it('makes a contact of each new customer’s address where that is ticked, and invites nobody', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const file = 'Nom;E-mail;Code client\nUn;UN@exemple.fr;A\nDeux;;B\n'
  const id = await checked(office, world, 'customers', file, { contacts: 'yes' })
  await begin(office, id)
  await workOff(world, id)
  expect(await countIn('contacts', world, "email = 'un@exemple.fr'")).toBe(1)
  expect(await countIn('contacts', world)).toBe(9)
  expect(await countIn('accounts', world, "customer_id not like 'customer-%'")).toBe(0)
  expect(await countIn('mails', world)).toBe(0)
})

it('what was refused comes as a file to put right, which goes in when it is', async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  const file =
    'Nom;E-mail;Téléphone;Couleur\nUn;pas une adresse;\'+33 4 72 00 00 00;"bleu;\nvert"\nDeux;deux@exemple.fr;;\n'
  const { id } = await imported(office, world, 'customers', file)
  const refused = await (await office.get(`/admin/imports/${id}/refused`)).text()
  expect(refused).toContain("'+33 4 72 00 00 00")
  expect(refused).toContain('To correct')
  const { row } = await imported(office, world, 'customers', refused.replace('pas une adresse', 'un@exemple.fr'))
  expect(row).toMatchObject({ added: 1, existed: 0, refused: 0 })
  expect(await rowsOf(world, 'select name, phone from customers')).toContainEqual({
    name: 'Un',
    phone: '+33 4 72 00 00 00',
  })
})
