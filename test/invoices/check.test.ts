import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { mostFileBytes } from '../../src/invoices/check/form.ts'
import { newCheckCode, readCheckCode } from '../../src/invoices/issue/check-code.ts'
import { renderInvoice } from '../../src/invoices/pdf/render.ts'
import { sha256 } from '../../src/secrets/sha256.ts'
import { asCustomer, type Visitor, visitor } from '../support/as.ts'
import { issued } from '../support/documents.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld, type World } from '../support/world.ts'

const yes = 'Yes, this document is from'
const no = 'No, we do not recognise this document.'
const english = { 'Accept-Language': 'en' }

const codeFor = (code: string) => ({ check: { code, url: `https://dupont.example/check/${code}` } })

/** A document that bears a code, and its file as its customer was given it. */
async function given(world: World, says: Parameters<typeof issued>[2] = {}, row: Parameters<typeof issued>[3] = {}) {
  const code = newCheckCode()
  const { id, document } = await issued(world, world.alice, { ...codeFor(code), ...says }, row)
  const alice = await asCustomer(world, world.alice)
  const file = await (await alice.get(`/portal/invoices/${id}/pdf`)).bytes()
  return { code, file, id, document }
}

/** What a browser without JavaScript sends. */
function sends(who: Visitor, code: string, file: Uint8Array, headers: Record<string, string> = {}) {
  const body = new FormData()
  body.set('code', code)
  body.set('sha256', '')
  body.set('file', new File([file], 'document.pdf', { type: 'application/pdf' }))
  return who.send('/check', { method: 'POST', body, headers: { ...english, ...headers } })
}

/** What one with JavaScript sends: no file. */
const tells = async (who: Visitor, code: string, file: Uint8Array) =>
  who.post('/check', { code, sha256: await sha256(file) }, english)

const spaced = (html: string) => html.replace(/[\u00a0\u202f]/g, ' ')

describe('the code of a document', () => {
  it('is read however it is typed, and nothing else is', () => {
    for (let made = 0; made < 100; made++) {
      const code = newCheckCode()
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
      for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' – ')} `])
        expect(readCheckCode(typed)).toBe(code)
      expect(readCheckCode(code.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(code)
    }
    for (const typed of ['', 'H2K79', 'H2K79-MZC044', 'H2K79-MZC0U', 'H2K79-MZC0é', '١2345-67890'])
      expect(readCheckCode(typed)).toBeUndefined()
  })
})

describe('a document with its code', () => {
  it('is known to be the company’s, with the account it names and nothing else of it', async () => {
    const world = await makeWorld()
    const { code, file, document } = await given(world)
    const anyone = visitor(world.host)
    for (const answer of [await sends(anyone, code, file), await tells(anyone, code.toLowerCase(), file)]) {
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Set-Cookie')).toBeNull()
      const html = spaced(await answer.text())
      expect(html).toContain(`${yes} Company ${world.slug}.`)
      expect(html).toContain('FR76 3000 6000 0112 3456 7890 189')
      expect(html).toContain('<dd>Dupont</dd>')
      expect(html).toContain('content="noindex"')
      for (const hidden of [document.number, 'Customer alice', 'Work for alice', '120', '2026']) {
        expect(html).not.toContain(hidden)
      }
    }
  })

  it('says so of a credit note, of what was cancelled, and of one without an account', async () => {
    const world = await makeWorld()
    const anyone = visitor(world.host)
    const corrects = { number: 'FA2602-0001', issuedOn: '2026-02-03' }
    const creditNote = await given(world, { kind: 'credit_note', corrects }, { correctsId: world.alice.invoiceId })
    expect(await (await sends(anyone, creditNote.code, creditNote.file)).text()).toContain(yes)
    const plain = await given(world)
    const without = await given(world, { seller: { ...plain.document.seller, bank: null } })
    const html = await (await sends(anyone, without.code, without.file)).text()
    expect(html).toContain(yes)
    expect(html).toContain('It names no bank account.')
  })

  it('is refused with one byte changed, with another’s code, and with none that anyone has, all in the same words', async () => {
    const world = await makeWorld()
    const [one, other] = [await given(world), await given(world)]
    const anyone = visitor(world.host)
    const changed = one.file.slice()
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
    const answers = [
      await sends(anyone, one.code, changed),
      await sends(anyone, one.code, one.file.slice(0, -1)),
      await sends(anyone, one.code, other.file),
      await sends(anyone, other.code, one.file),
      await sends(anyone, newCheckCode(), one.file),
      await tells(anyone, newCheckCode(), one.file),
    ]
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(texts[0]).toContain(no)
    expect(texts[0]).toContain('tel:+33472000000')
    expect(texts[0]).not.toContain('FR76')
    expect(new Set(texts).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  })

  it('is unknown on the host of another company, whose code may be the same', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    const ours = await given(world)
    const theirs = await issued(elsewhere, elsewhere.alice, codeFor(ours.code))
    await (await asCustomer(elsewhere, elsewhere.alice)).get(`/portal/invoices/${theirs.id}/pdf`)
    expect(await (await sends(visitor(elsewhere.host), ours.code, ours.file)).text()).toContain(no)
    expect(await (await sends(visitor(world.host), ours.code, ours.file)).text()).toContain(yes)
  })

  it('is unknown as long as it is a draft', async () => {
    const world = await makeWorld()
    const code = newCheckCode()
    await env.DB.prepare(`update invoices set check_code = ?1, pdf_sha256 = ?2 where company_id = ?3 and id = ?4`)
      .bind(code, '0'.repeat(64), world.companyId, world.alice.draftId)
      .run()
    const html = await (await visitor(world.host).post('/check', { code, sha256: '0'.repeat(64) }, english)).text()
    expect(html).toContain(no)
  })

  it('is unknown until its file is recorded, which it is before anyone is given it', async () => {
    const world = await makeWorld()
    const code = newCheckCode()
    const { id, document } = await issued(world, world.alice, codeFor(code))
    const file = await renderInvoice(document)
    const anyone = visitor(world.host)
    expect(await (await sends(anyone, code, file)).text()).toContain(no)
    const kept = await (await (await asCustomer(world, world.alice)).get(`/portal/invoices/${id}/pdf`)).bytes()
    expect(kept).toEqual(file)
    expect(await (await sends(anyone, code, file)).text()).toContain(yes)
  })

  it('is found by one search of the unique key, in one round trip, whatever the answer', async () => {
    const world = await makeWorld()
    const { code, file } = await given(world)
    await visitor(world.host).get('/check')
    for (const [asked, most] of [
      [code, 1],
      [newCheckCode(), 0],
    ] as const) {
      const { trips } = await tripsOf(() => sends(visitor(world.host), asked, file))
      expect(trips).toHaveLength(1)
      expect(trips[0]?.rowsRead).toBeLessThanOrEqual(most + 1)
    }
    const { trips } = await tripsOf(() => visitor(world.host).get(`/check/${code}`))
    expect(trips).toEqual([])
  })
})

describe('the form', () => {
  it('comes with the code of its address, which it does not look up', async () => {
    const { host } = await makeWorld()
    const answer = await visitor(host).get('/check/H2K79-MZC04', english)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('value="H2K79-MZC04"')
    expect(await (await visitor(host).get('/check/%3Cscript%3E')).text()).toContain('value="&lt;script&gt;"')
  })

  it('says what is missing or wrong beside its field, and keeps the code', async () => {
    const { host } = await makeWorld()
    const anyone = visitor(host)
    const file = new Uint8Array([1])
    const ask = async (answer: Promise<Response>) => {
      const { status, text } = await answer.then(async (one) => ({ status: one.status, text: await one.text() }))
      expect(status).toBe(422)
      return text
    }
    expect(await ask(sends(anyone, '', file))).toContain('Enter the code printed on the document.')
    const short = await ask(sends(anyone, 'H2K7', file))
    expect(short).toContain('value="H2K7"')
    expect(short).toContain('This code is not complete')
    const without = await ask(anyone.post('/check', { code: 'H2K79-MZC04' }, english))
    expect(without).toContain('Choose the PDF file of the document.')
    expect(without).toContain('value="H2K79-MZC04"')
    const large = await ask(sends(anyone, 'H2K79-MZC04', new Uint8Array(mostFileBytes + 1)))
    expect(large).toContain('This file is too large')
    // A hash that is none counts as none.
    expect(await ask(anyone.post('/check', { code: 'H2K79-MZC04', sha256: 'x' }, english))).toContain('Choose the PDF')
  })

  it('takes no file that is far too large', async () => {
    const { host } = await makeWorld()
    const answer = await sends(visitor(host), 'H2K79-MZC04', new Uint8Array(2 * mostFileBytes + 1))
    expect(answer.status).toBe(413)
  })

  it('keeps nothing of a file that was sent', async () => {
    const world = await makeWorld()
    const before = await env.FILES.list()
    await sends(visitor(world.host), newCheckCode(), new Uint8Array(1000))
    expect((await env.FILES.list()).objects.length).toBe(before.objects.length)
  })
})

describe('tries', () => {
  it('from one network are 30 a minute, and no others wait for them', async () => {
    const world = await makeWorld()
    const { code, file } = await given(world)
    const eve = visitor(world.host)
    const statuses: number[] = []
    // The minute may turn over meanwhile.
    while (!statuses.includes(429) && statuses.length < 62) {
      statuses.push((await tells(eve, newCheckCode(), file)).status)
    }
    expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(30)
    const refused = await sends(eve, code, file)
    expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '60'])
    const html = await refused.text()
    expect(html).toContain('Too many tries in a short time.')
    expect(html).not.toContain(yes)
    expect(await (await sends(eve, code, file, { 'CF-Connecting-IP': '192.0.2.7' })).text()).toContain(yes)
    // Signing in from there is another matter.
    expect((await eve.post('/portal/sign-in', { email: 'a@example.com', password: 'wrong' })).status).not.toBe(429)
  })

  it('from many networks together are limited as well, of each company by itself', async () => {
    const [world, elsewhere] = [await makeWorld(), await makeWorld()]
    const ask = ({ host }: World, network: number) =>
      visitor(host).post(
        '/check',
        { code: newCheckCode(), sha256: '0'.repeat(64) },
        { 'CF-Connecting-IP': `192.0.${network >> 8}.${network & 255}` },
      )
    const answers = await Promise.all(Array.from({ length: 602 }, (_, network) => ask(world, network)))
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(300)
    expect((await ask(elsewhere, 1)).status).toBe(200)
  })
})
