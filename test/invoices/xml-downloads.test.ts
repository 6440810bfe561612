import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { facturXml } from '../../src/invoices/facturx/xml.ts'
import { asCustomer, asStaff } from '../support/as.ts'
import { issued } from '../support/documents.ts'
import { makeWorld } from '../support/world.ts'

describe('the electronic form of an invoice', () => {
  it('is what its frozen document says, for its customer and for staff, and is noted like the PDF', async () => {
    const world = await makeWorld()
    const { id, document } = await issued(world, world.alice, { number: 'FA+26/02_7' })
    const alice = await asCustomer(world, world.alice)
    const office = await asStaff(world, 'office')
    for (const answer of [
      await alice.get(`/portal/invoices/${id}/xml`),
      await office.get(`/admin/invoices/${id}/xml`),
    ]) {
      expect(answer.headers.get('Content-Type')).toBe('application/xml; charset=utf-8')
      expect(answer.headers.get('Content-Disposition')).toBe(
        `attachment; filename="FA_26_02_7.xml"; filename*=UTF-8''FA%2B26%2F02_7.xml`,
      )
      expect(await answer.text()).toBe(facturXml(document))
    }
    const { results } = await env.DB.prepare(
      "select actor, subject from audit_events where company_id = ? and did = 'document_opened'",
    )
      .bind(world.companyId)
      .all()
    expect(results).toEqual([{ actor: 'customer', subject: 'FA+26/02_7' }])
  })

  it('is not there for a draft', async () => {
    const world = await makeWorld()
    const path = `invoices/${world.alice.draftId}/xml`
    expect((await (await asCustomer(world, world.alice)).get(`/portal/${path}`)).status).toBe(404)
    expect((await (await asStaff(world, 'office')).get(`/admin/${path}`)).status).toBe(404)
  })
})
