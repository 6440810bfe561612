import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import { addDrafts, issue, issuedIn, openIssuing, setCounter, today } from '../support/issuing.ts'
import { tripsOf } from '../support/recorder.ts'
import { inEnglish, toldOf } from '../support/settings.ts'

const path = '/admin/settings/invoicing/numbers'
const page = '/admin/settings/invoicing'

async function open() {
  const { world } = await openIssuing()
  const owner = await asStaff(world, 'owner')
  await owner.get('/admin')
  const text = async () => (await owner.get(page, inEnglish)).text()
  return { world, owner, text }
}

const month = `${today().slice(2, 4)}${today().slice(5, 7)}`

describe('where numbers go on', () => {
  it('is said before the first is issued, told, and shown', async () => {
    const { world, owner, text } = await open()
    const { answer, trips } = await tripsOf(() => owner.post(path, { nextInvoice: '43', nextDeposit: '1' }, inEnglish))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([303, `${page}?done=saved`, 2])
    const html = await text()
    expect(html).toMatch(/name="nextInvoice"[^>]*value="43"|value="43"[^>]*name="nextInvoice"/)
    expect(html).toContain(`FA${month}-0043, FA${month}-0044`)
    expect(await toldOf(world)).toEqual([{ nextInvoice: '1 → 43' }])
    await owner.post(path, { nextInvoice: '42' })
    const [id = ''] = await addDrafts(world, 1)
    await issue(owner, id)
    expect((await issuedIn(world)).map(({ number }) => number)).toEqual([`FA${month}-0042`])
  })

  it('is shown and no longer asked once a series has begun, and refused where it has just begun', async () => {
    const { world, owner, text } = await open()
    await setCounter(world, 'invoice', 7, today())
    const html = await text()
    expect(html).toContain(`FA${month}-0008`)
    expect(html).not.toContain('name="nextInvoice"')
    expect(html).toContain('name="nextCreditNote"')
    const answer = await owner.post(path, { nextInvoice: '100', nextDeposit: '5' }, inEnglish)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('A document has just been issued in this series')
    const { results } = await env.DB.prepare('select series, last from invoice_counters where company_id = ?')
      .bind(world.companyId)
      .all()
    expect(results).toEqual([{ series: 'invoice', last: 7 }])
  })

  it.each(['0', '-1', '1.5', 'x', '', '1000000'])('%j is refused beside its field, and stays there', async (typed) => {
    const { world, owner } = await open()
    const answer = await owner.post(path, { nextInvoice: typed, nextCreditNote: '3' }, inEnglish)
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(/id="nextInvoice-error"[^>]*>\s*Give a whole number/)
    expect(html).toContain(`value="${typed}"`)
    expect(html).not.toContain('id="nextCreditNote-error"')
    expect(await toldOf(world)).toEqual([])
  })

  it('saved as it is changes nothing', async () => {
    const { world, owner } = await open()
    expect((await owner.post(path, { nextInvoice: '1' })).status).toBe(303)
    expect(await toldOf(world)).toEqual([])
  })
})
