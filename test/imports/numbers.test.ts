import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { begin, checked, imported, rowOf, step, workOff } from '../support/imports.ts'
import { addDrafts, issue, issuedIn, openIssuing, setCounter, today } from '../support/issuing.ts'
import { recordedDb } from '../support/recorder.ts'
import type { World } from '../support/world.ts'

const fileOf = (...numbers: string[]) =>
  [
    'N° facture;Client;Date;Total TTC;TVA',
    ...numbers.map((one) => `${one};Customer alice;15/03/2024;120,00;20,00`),
  ].join('\n')

const countersOf = async ({ companyId }: World) =>
  (
    await env.DB.prepare('select series, last, last_issued_on as day from invoice_counters where company_id = ?')
      .bind(companyId)
      .all()
  ).results

const month = `${today().slice(2, 4)}${today().slice(5, 7)}`

it('numbers like those of the company have each series go on after the highest of them', async () => {
  const { world, office } = await openIssuing()
  const file = fileOf('FA2403-0041', 'FA2402-0107', 'FA2413-0900', 'AC2401-0003', 'ZZ-5000')
  const { row } = await imported(office, world, 'invoices', file)
  expect(row).toMatchObject({ state: 'done', added: 5, refused: 0 })
  expect(await countersOf(world)).toEqual([
    { series: 'deposit', last: 3, day: null },
    { series: 'invoice', last: 107, day: null },
  ])
  // A lower one does not lead back.
  await imported(office, world, 'invoices', fileOf('FA2401-0001'))
  const [id = ''] = await addDrafts(world, 1)
  await issue(office, id)
  expect((await issuedIn(world)).map(({ number }) => number)).toEqual([`FA${month}-0108`])
})

it('once one was given here, those beyond it are refused in words, and those before it go in', async () => {
  const { world, office } = await openIssuing()
  await setCounter(world, 'invoice', 50, today())
  const { preview, row } = await imported(office, world, 'invoices', fileOf('FA2403-0050', 'FA2403-0051', 'X-99'))
  expect(preview).toMatchObject({ added: 2, refused: 1 })
  expect(row).toMatchObject({ added: 2, refused: 1 })
  const refused = await office.get(`/admin/imports/${(await lastImport(world)) ?? ''}/refused`)
  expect(await refused.text()).toMatch(/FA2403-0051.*own series/)
  expect(await countersOf(world)).toEqual([{ series: 'invoice', last: 50, day: today() }])
})

it('where the first is given between the look and the writing, the step is undone and looked at anew', async () => {
  const { world, office } = await openIssuing()
  const id = await checked(office, world, 'invoices', fileOf('FA2403-0050', 'FA2403-0001'))
  await begin(office, id)
  const [draft = ''] = await addDrafts(world, 1)
  let [writes, issuedThen] = [false, 0]
  const between = {
    prepare: (sql: string) => {
      writes ||= /insert into invoice_counters/.test(sql)
      return recordedDb.prepare(sql)
    },
    batch: async (statements: D1PreparedStatement[]) => {
      if (writes && issuedThen === 0) issuedThen = (await issue(office, draft)).status
      return recordedDb.batch(statements)
    },
  } as unknown as D1Database
  await step(world, id, between)
  expect(await rowOf(world, id)).toMatchObject({ state: 'running', cursor: 0, added: 0 })
  expect(issuedThen).toBe(303)
  await workOff(world, id)
  expect(await rowOf(world, id)).toMatchObject({ state: 'done', added: 1, refused: 1 })
  expect((await issuedIn(world)).map(({ number }) => number)).toEqual([`FA${month}-0001`])
})

const lastImport = ({ companyId }: World) =>
  env.DB.prepare('select id from imports where company_id = ? order by created_at desc limit 1')
    .bind(companyId)
    .first<string>('id')
