import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { companyById } from '../../src/companies/directory.ts'
import { usualInvoicing } from '../../src/companies/invoicing.ts'
import { eq } from '../../src/db/operators.ts'
import { beforeSignIn } from '../../src/db/scope.ts'
import { composeMail, letterColumns } from '../../src/mail/compose.ts'
import { mails } from '../../src/mail/schema.ts'
import { told } from '../support/as.ts'
import { addDrafts, dayFrom, issue, issuedIn, openIssuing } from '../support/issuing.ts'
import type { World } from '../support/world.ts'

/** The mails that tell of invoices, as they would leave. */
async function lettersOf({ companyId }: World) {
  const [query, owner] = [
    beforeSignIn(companyId)
      .from(mails, letterColumns)
      .where(eq(mails.message, 'invoice_issued'))
      .orderBy(mails.toEmail),
    companyById(companyId),
  ]
  const [rows, companies] = await env.DB.batch<Record<string, unknown>>(
    [query, owner].map((one) => {
      const { sql, params } = one.statement()
      return env.DB.prepare(sql).bind(...params)
    }),
  )
  const [company] = (companies?.results ?? []).map((row) => owner.decode(row))
  if (!company) throw new Error('The company is gone.')
  return (rows?.results ?? []).map((row) => composeMail(query.decode(row), company, undefined, env))
}

const set = ({ companyId }: World, sql: string) => env.DB.prepare(`update ${sql}`).bind(companyId).run()

describe('the mail that tells of an invoice', () => {
  it('goes to those at the customer who see invoices, in their language, with number, sum and last day', async () => {
    const { world, office } = await openIssuing()
    await set(world, "contacts set language = 'en' where company_id = ? and id = 'contact-alice-payer'")
    const [id = ''] = await addDrafts(world, 1, { netCents: 100_000 })
    told.length = 0
    await issue(office, id)
    const letters = await lettersOf(world)
    expect(letters.map(({ to }) => to.email)).toEqual([
      ...['alice-payer@example.com', 'alice-spare@example.com', 'alice@example.com'],
    ])
    expect(told).toHaveLength(3)
    const [one] = await issuedIn(world)
    const [english, french] = letters
    expect(english?.subject).toBe(`Company ${world.slug}: invoice ${one?.number}`)
    expect(english?.text).toContain('€1,200.00')
    const day = (language: string) =>
      new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${dayFrom(30)}T00:00:00Z`),
      )
    expect(english?.text).toContain(day('en-GB'))
    expect(english?.text).toContain(`/portal/invoices/${id}`)
    expect(english?.text).toContain('/portal/account/mails')
    expect(french?.subject).toBe(`Company ${world.slug} : facture ${one?.number}`)
    expect(french?.text).toContain(`La facture ${one?.number}, d’un montant de`)
    expect(french?.text.replace(/\s/gu, ' ')).toContain('1 200,00 €')
  })

  it('asks nothing where nothing is to pay', async () => {
    const { world, office } = await openIssuing()
    const [id = ''] = await addDrafts(world, 1, { kind: 'credit_note' })
    await issue(office, id)
    const [letter] = await lettersOf(world)
    expect(letter?.subject).toMatch(/: avoir AV/)
    expect(letter?.text).toMatch(/L’avoir AV/)
    expect(letter?.text).toContain('Rien à régler')
  })

  it('does not go to whoever wants none, nor to other customers', async () => {
    const { world, office } = await openIssuing()
    await set(world, `accounts set muted = '["invoices"]' where company_id = ? and id = 'account-contact-alice'`)
    await set(world, "accounts set revoked_at = 1 where company_id = ? and id = 'account-contact-alice-payer'")
    const [id = ''] = await addDrafts(world, 1)
    await issue(office, id)
    expect((await lettersOf(world)).map(({ to }) => to.email)).toEqual(['alice-spare@example.com'])
  })

  it.each([
    ['the company wants none', `invoicing = '${JSON.stringify({ ...usualInvoicing, sendsByMail: false })}'`],
    ['the portal shows no invoices', `closed = '["invoices"]'`],
  ])('is not written where %s', async (_, changes) => {
    const { world, office } = await openIssuing()
    await set(world, `companies set ${changes} where id = ?`)
    const [id = ''] = await addDrafts(world, 1)
    expect((await issue(office, id)).status).toBe(303)
    expect(await lettersOf(world)).toEqual([])
    expect(await (await office.get('/admin/mails')).text()).not.toContain('alice@example.com')
  })
})
