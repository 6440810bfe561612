import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/secrets/sha256.ts'
import { asCustomer } from '../support/as.ts'
import { countsOf, customerIn, merge, openOffice, run, theirs } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

const rowsIn = async (world: World, table: string) =>
  (await env.DB.prepare(`select * from ${table} where company_id = ?`).bind(world.companyId).all()).results

describe('two records made one', () => {
  it('have everything of the one in the other, in two round trips, and change nothing else of it', async () => {
    const [{ world, office }, elsewhere] = [await openOffice(), await makeWorld()]
    const { alice, bob } = world
    const before = await countsOf(world, alice.id)
    const bobs = await countsOf(world, bob.id)
    expect(before).toMatchObject({
      jobs: 1,
      visits: 2,
      visit_technicians: 1,
      invoices: 2,
      invoice_lines: 2,
      payments: 1,
    })
    const rows = await Promise.all(theirs.map((table) => rowsIn(world, table)))
    const { answer, trips } = await tripsOf(() => merge(office, alice.id, bob.id))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([
      303,
      `/admin/customers/${bob.id}?done=merged`,
      2,
    ])
    expect(Object.values(await countsOf(world, alice.id))).toEqual(theirs.map(() => 0))
    expect(await countsOf(world, bob.id)).toEqual(
      Object.fromEntries(theirs.map((table) => [table, (before[table] ?? 0) + (bobs[table] ?? 0)])),
    )
    // Row by row, whose they are is all that is new.
    const after = await Promise.all(theirs.map((table) => rowsIn(world, table)))
    expect(after).toEqual(rows.map((list) => list.map((row) => ({ ...row, customer_id: bob.id }))))
    expect(await countsOf(elsewhere, elsewhere.alice.id)).toEqual(before)
    const { results } = await env.DB.prepare('pragma foreign_key_check').all()
    expect(results).toEqual([])
  })

  it('leave nothing behind that was added in the same moment', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    const contact = { name: 'New', email: 'new@example.com', language: 'fr', seesJobs: 'yes' }
    const [merged, ...added] = await Promise.all([
      merge(office, alice.id, bob.id),
      office.post('/admin/jobs', { title: 'New', typeId: 'type', status: 'open', customer: alice.id }),
      office.post(`/admin/customers/${alice.id}/contacts`, contact),
    ])
    expect(merged.status).toBe(303)
    for (const { status } of added) expect([303, 404]).toContain(status)
    for (const table of ['jobs', 'contacts']) expect(await countIn(table, world, `customer_id = '${alice.id}'`)).toBe(0)
  })

  it('lead on from whoever was merged into one of them before, and take no new job, whatever adds it', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    await env.DB.prepare(
      `insert into customers (company_id, id, kind, name, address, language, created_at)
       values (?1, 'third', 'person', 'Third', '', 'fr', 0)`,
    )
      .bind(world.companyId)
      .run()
    await merge(office, alice.id, bob.id)
    await merge(office, bob.id, 'third', { version: '2' })
    const { results } = await env.DB.prepare('select id, merged_into from customers where company_id = ? order by id')
      .bind(world.companyId)
      .all<{ id: string; merged_into: string | null }>()
    expect(results.map(({ merged_into }) => merged_into)).toEqual(['third', 'third', null])
    const late = env.DB.prepare(
      `insert into jobs (company_id, customer_id, id, type_id, title, status, created_at)
       values (?1, ?2, 'late', 'type', 'Late', 'open', 0)`,
    ).bind(world.companyId, alice.id)
    await expect(late.run()).rejects.toThrow('this customer is another now')
  })

  it('unite tags and notes, fill in what was missing, and leave the one archived with the way to the other', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    await run(
      'update customers set tags = \'["bail","syndic"]\', phone = \'04\' where id = ? and company_id = ?',
      alice.id,
      world.companyId,
    )
    await run(
      "update customers set tags = '[\"syndic\"]', internal_notes = 'Bob' where id = ? and company_id = ?",
      bob.id,
      world.companyId,
    )
    await merge(office, alice.id, bob.id)
    const gone = await customerIn(world, alice.id)
    expect(gone).toMatchObject({ merged_into: bob.id, archived: 1 })
    expect(await customerIn(world, bob.id)).toMatchObject({
      tags: '["syndic","bail"]',
      internal_notes: `Bob\n\n${gone?.internal_notes}`,
      phone: '04',
      version: 2,
      archived: 0,
    })
    expect(await countIn('customer_tags', world)).toBe(2)
    const old = await (await office.get(`/admin/customers/${alice.id}`)).text()
    expect(old).toContain(`This record was merged into that of <a href="/admin/customers/${bob.id}">`)
    expect(old).not.toContain('/restoration')
    expect((await office.get(`/admin/customers/${alice.id}/contacts/new`)).status).toBe(404)
    const kept = await (await office.get(`/admin/customers/${bob.id}?done=merged`)).text()
    expect(kept).toContain(`href="/admin/customers/${alice.id}/trail"`)
    for (const id of [alice.id, bob.id])
      expect(await countIn('audit_events', world, `did = 'customer_merged' and customer_id = '${id}'`)).toBe(1)
    expect(await (await office.get(`/admin/customers/${alice.id}/trail`)).text()).toContain('merged into: Customer bob')
    const restored = await office.post(`/admin/customers/${alice.id}/restoration`)
    expect([restored.status, (await customerIn(world, alice.id))?.archived]).toEqual([303, 1])
  })

  it('bring contacts along with their access, signed out, and shut out one whose address is there already', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    await run(
      "update contacts set email = 'bob-payer@example.com' where id = ? and company_id = ?",
      `${alice.contactId}-payer`,
      world.companyId,
    )
    await run(
      `insert into passkeys (company_id, id, account_id, credential_id, public_key, signatures, transports, name, created_at)
        select company_id, 'key-' || id, id, 'key-' || id, 'k', 0, '[]', 'Phone', 1 from accounts
        where company_id = ? and customer_id = ?`,
      world.companyId,
      alice.id,
    )
    const own = await asCustomer(world, alice)
    const payer = await asCustomer(world, { ...alice, contactId: `${alice.contactId}-payer` })
    const bobs = await asCustomer(world, bob)
    await office.post(`/admin/contacts/${alice.contactId}/view`, { reason: 'help' })
    expect([(await own.get('/portal')).status, (await payer.get('/portal')).status]).toEqual([200, 200])
    await merge(office, alice.id, bob.id)
    for (const who of [own, payer])
      expect((await who.get('/portal')).headers.get('Location')).toMatch(/^\/portal\/sign-in/)
    expect(await countIn('sessions', world, `customer_id = '${alice.id}'`)).toBe(0)
    expect(await countIn('contacts', world, `customer_id = '${bob.id}'`)).toBe(7)
    expect(await countIn('accounts', world, `customer_id = '${bob.id}' and revoked_at is null`)).toBe(7)
    const left = `id = 'account-${alice.contactId}-payer'`
    expect(await countIn('contacts', world, `customer_id = '${alice.id}' and id = '${alice.contactId}-payer'`)).toBe(1)
    expect(await countIn('accounts', world, `${left} and revoked_at is not null and password_hash is null`)).toBe(1)
    expect(await countIn('passkeys', world)).toBe(3)
    expect(await countIn('passkeys', world, `account_id = 'account-${alice.contactId}-payer'`)).toBe(0)
    // Whoever came along signs in anew, and sees what the record that stays has.
    const again = await asCustomer(world, { ...alice, id: bob.id })
    const jobs = await (await again.get('/portal/jobs')).text()
    expect([jobs.includes('Job of alice'), jobs.includes('Job of bob')]).toEqual([true, true])
    expect(await (await bobs.get('/portal/jobs')).text()).toContain('Job of alice')
  })

  it('give out an invoice’s PDF with the same bytes as before', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    const at = `/portal/invoices/${alice.invoiceId}/pdf`
    const papers = async () =>
      (await env.FILES.list({ prefix: `${world.companyId}/` })).objects.map(({ key, uploaded }) => [key, uploaded])
    const before = await (await (await asCustomer(world, alice)).get(at)).arrayBuffer()
    const there = await papers()
    await merge(office, alice.id, bob.id)
    const answer = await (await asCustomer(world, bob)).get(at)
    expect(answer.status).toBe(200)
    const after = await answer.arrayBuffer()
    expect([after.byteLength > 1_000, new Uint8Array(after)]).toEqual([true, new Uint8Array(before)])
    const stored = await env.DB.prepare('select customer_id, sha256 from stored_files where company_id = ?')
      .bind(world.companyId)
      .all()
    expect(stored.results).toEqual([{ customer_id: bob.id, sha256: await sha256(new Uint8Array(before)) }])
    // The file itself, and none that was made anew.
    expect([there.length, await papers()]).toEqual([1, there])
  })
})
