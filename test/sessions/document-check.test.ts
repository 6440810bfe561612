import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import { D1 } from '../../src/db/d1.ts'
import { accountNamedBy } from '../../src/sessions/document-check.ts'
import { documentOf } from '../support/document.ts'
import { makeWorld, type World } from '../support/world.ts'

const bank = { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' }
const sha256 = (letter: string) => letter.repeat(64)
let world: World
let there: World
beforeEach(async () => {
  world = await makeWorld()
  there = await makeWorld()
})

/** Writes a document as it stands once it is issued and its file recorded. */
const put = ({ companyId }: World, code: string, seller: object, status = 'issued') =>
  env.DB.prepare(
    `insert into invoices (company_id, customer_id, id, status, number, sequence, issued_on, due_on, net_cents, vat_cents,
       total_cents, document, check_code, pdf_sha256, created_at)
     select company_id, customer_id, ?2, ?5, iif(?5 = 'draft', null, 'N-' || ?2), iif(?5 = 'draft', null, 50),
       iif(?5 = 'draft', null, issued_on), iif(?5 = 'draft', null, due_on), 10, 0, 10, iif(?5 = 'draft', null, ?3), ?2, ?4, 0 from invoices where company_id = ?1 and id = 'invoice-alice'`,
  )
    .bind(companyId, code, JSON.stringify(withSeller(seller)), sha256(code.slice(0, 1)), status)
    .run()
const withSeller = (seller: object) => {
  const document = documentOf('alice', 'N')
  return { ...document, seller: { ...document.seller, ...seller } }
}
const named = (code: string, file = sha256(code.slice(0, 1)), { companyId } = world) =>
  accountNamedBy(new D1(env.DB), companyId, { code, sha256: file })

it('a document names its bank account, or none, to whoever has both its code and its file', async () => {
  await put(world, 'a-code', { bank })
  await put(world, 'b-code', { bank: null })
  expect(await named('a-code')).toEqual(bank)
  expect(await named('b-code')).toBeNull()
  for (const answer of [
    ...[named('a-code', sha256('x')), named('a-code', sha256('b')), named('other', sha256('a'))],
    named('a-code', sha256('a'), there),
  ])
    expect(await answer).toBeUndefined()
})

it('what was not issued names nothing', async () => {
  await put(world, 'c-code', { bank }, 'draft')
  expect(await named('c-code')).toBeUndefined()
})
