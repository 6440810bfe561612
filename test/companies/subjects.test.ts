import { describe, expect, it } from 'vitest'
import { asStaff, cookieFor, visitor } from '../support/as.ts'
import { makeBare } from '../support/day.ts'
import { tripsOf } from '../support/recorder.ts'
import { companyRow, filled, inEnglish, openSettings, saveWith, toldOf } from '../support/settings.ts'

// One change that each form takes, and ones that it refuses, with a few words of what it then says.
const forms: Record<string, { good: Record<string, string | undefined>; bad: [Record<string, string>, string][] }> = {
  identity: {
    good: { name: 'Dupont & Filles', siret: '732 829 320 00074', vatNumber: 'FR 44 732829320' },
    bad: [
      [{ name: ' ' }, 'Please give the name'],
      [{ name: 'Dupont 😀' }, 'cannot be printed'],
      [{ phone: '' }, 'Please give a phone number'],
      [{ email: 'office' }, 'full e-mail address'],
      [{ siret: '73282932000075' }, 'not a valid SIRET'],
      [{ siret: '732829321' }, 'not a valid SIRET'],
      [{ vatNumber: 'FR45732829320' }, 'not right'],
      [{ siret: '552100554', vatNumber: 'FR44732829320' }, 'another SIREN'],
      [{ vatNumber: '44732829320' }, 'begins with two letters'],
      [{ iban: 'FR7630006000011234567890189' }, 'all three fields'],
      [{ holder: 'D', bic: 'AGRIFRPP', iban: 'FR7630006000011234567890188' }, 'slip in this IBAN'],
      [{ holder: 'D', bic: 'AGRIFRPP', iban: 'FR76300060000112345678901' }, 'one too many'],
      [{ holder: 'D', bic: 'AGRI', iban: 'FR7630006000011234567890189' }, '8 or 11'],
      [{ address: 'a\nb\nc\nd\ne\nf\ng' }, 'lines too many'],
    ],
  },
  appearance: {
    good: { colour: '#A51D1D' },
    bad: [
      [{ colour: 'red' }, 'choose a colour'],
      [{ colour: '#0b5cad}body{display:none' }, 'choose a colour'],
    ],
  },
  region: {
    good: { timeZone: 'Indian/Reunion', country: 'RE' },
    bad: [
      [{ timeZone: 'Europe/Lyon' }, 'choose a time zone'],
      [{ currency: 'EURO' }, 'choose a currency'],
      [{ country: 'ZZ' }, 'choose a country'],
      [{ language: 'de' }, 'choose a language'],
      [{ languageFr: '' }, 'must be offered'],
    ],
  },
  invoicing: {
    good: {
      invoice: 'F{yyyy}-{00000}',
      vatRates: '20 ; 5,5',
      dueDays: '45',
      endOfMonth: 'yes',
      penaltyFr: 'Trois fois.',
    },
    bad: [
      [{ invoice: 'FA{yy}' }, 'running number is needed'],
      [{ invoice: 'FÄ{000}' }, 'without accents'],
      [{ deposit: 'FA{mm}/{000}' }, 'taken for others'],
      [{ vatRates: '120' }, '1 to 8 rates'],
      [{ dueDays: '-1' }, '0 to 180'],
      [{ dueDays: 'soon' }, '0 to 180'],
      [{ vatRegime: 'none' }, 'choose a scheme'],
    ],
  },
  offer: {
    good: { sectionRequests: undefined, welcomeFr: 'Bienvenue !' },
    bad: [[{ welcomeFr: 'x'.repeat(1001) }, 'shorten it']],
  },
  mails: {
    good: { senderName: 'Le bureau', replyTo: 'Bureau@Example.com' },
    bad: [
      [{ replyTo: 'bureau' }, 'full e-mail address'],
      [{ senderName: 'A <b@c.example>' }, 'cannot hold'],
    ],
  },
}

describe.each(Object.entries(forms))('the form of %s', (subject, { good, bad }) => {
  it('shows its page in one trip and saves in two, told with old and new', async () => {
    const { world, owner } = await openSettings()
    const page = await tripsOf(() => owner.get(`/admin/settings/${subject}`, inEnglish))
    expect([page.answer.status, page.trips.length]).toEqual([200, 1])
    const typed = { ...(await filled(owner, subject)), ...good }
    for (const [name, value] of Object.entries(typed)) if (value === undefined) delete typed[name]
    const saved = await tripsOf(() =>
      owner.post(`/admin/settings/${subject}`, typed as Record<string, string>, inEnglish),
    )
    expect([saved.answer.status, saved.trips.length]).toEqual([303, 2])
    expect(saved.answer.headers.get('Location')).toBe(`/admin/settings/${subject}?done=saved`)
    expect(await (await owner.get(`/admin/settings/${subject}?done=saved`, inEnglish)).text()).toContain('Saved.')
    const [told = {}, ...more] = await toldOf(world)
    expect(Object.keys(told).sort()).toEqual(Object.keys(good).sort())
    expect([more, (await companyRow(world))?.version]).toEqual([[], 2])
  })

  it('saved as it was touches no row and is not told', async () => {
    const { world, owner } = await openSettings()
    const before = await companyRow(world)
    expect((await saveWith(owner, subject, {})).status).toBe(303)
    expect([await companyRow(world), await toldOf(world)]).toEqual([before, []])
  })

  it.each(bad)('refuses %j and keeps what was typed', async (typed, said) => {
    const { world, owner } = await openSettings()
    const before = await companyRow(world)
    const answer = await saveWith(owner, subject, typed)
    const html = await answer.text()
    expect([answer.status, html.includes(said)]).toEqual([422, true])
    expect(html).toContain('aria-invalid="true"')
    expect([await companyRow(world), await toldOf(world)]).toEqual([before, []])
  })

  it('opened before someone else saved shows both, and saves after that', async () => {
    const { world, owner } = await openSettings()
    const stale = await filled(owner, subject)
    expect((await saveWith(owner, subject, good)).status).toBe(303)
    const between = await companyRow(world)
    const other =
      { offer: { welcomeEn: 'Hello' }, mails: { senderName: 'Someone' } }[subject] ?? forOther[subject] ?? {}
    const answer = await owner.post(`/admin/settings/${subject}`, { ...stale, ...other }, inEnglish)
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('class="meanwhile"')
    expect(html).toContain('name="version" value="2"')
    expect(await companyRow(world)).toEqual(between)
    expect(
      (await owner.post(`/admin/settings/${subject}`, { ...stale, ...other, version: '2' }, inEnglish)).status,
    ).toBe(303)
    expect((await companyRow(world))?.version).toBe(3)
  })

  it('shown before it is saved changes nothing', async () => {
    const { world, owner } = await openSettings()
    const before = await companyRow(world)
    const answer = await saveWith(owner, subject, { ...good, show: 'preview' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('id="preview"')
    expect([await companyRow(world), await toldOf(world)]).toEqual([before, []])
  })
})

const forOther: Record<string, Record<string, string>> = {
  identity: { phone: '+33 1 00 00 00 00' },
  appearance: { colour: '#166534' },
  region: { country: 'BE' },
  invoicing: { dueDays: '10' },
}

describe('the currency', () => {
  it('stands once there is an invoice, and the page says why', async () => {
    const { world, owner } = await openSettings()
    const answer = await saveWith(owner, 'region', { currency: 'CHF' })
    expect([answer.status, (await answer.text()).includes('there are invoices in it already')]).toEqual([422, true])
    expect((await companyRow(world))?.currency).toBe('EUR')
  })

  it('is offered among all of them, and may be any, as long as there is no invoice', async () => {
    const { world, owner } = await openSettings()
    const fresh = await asStaff(await makeBare(world), 'owner')
    const page = await (await fresh.get('/admin/settings/region')).text()
    const offered = /<select id="currency".*?<\/select>/s.exec(page)?.[0] ?? ''
    expect(offered.match(/<option/g)?.length).toBeGreaterThan(100)
    for (const code of ['EUR', 'CHF', 'GBP']) expect(offered).toContain(`value="${code}"`)
    expect(offered).toContain('value="EUR" selected')
    expect((await saveWith(fresh, 'region', { currency: 'CHF' })).status).toBe(303)
    expect(await (await fresh.get('/admin/settings/region')).text()).toContain('value="CHF" selected')
    // That of another company is as it was.
    expect(await (await owner.get('/admin/settings/region')).text()).toContain('value="EUR" selected')
  })

  it('is the only one offered then, beside what was typed all the same', async () => {
    const { owner } = await openSettings()
    const offeredIn = async (page: Response) =>
      [...(/<select id="currency".*?<\/select>/s.exec(await page.text())?.[0] ?? '').matchAll(/value="(\w+)"/g)].map(
        ([, code]) => code,
      )
    expect(await offeredIn(await owner.get('/admin/settings/region'))).toEqual(['EUR'])
    expect(await offeredIn(await saveWith(owner, 'region', { currency: 'CHF' }))).toEqual(['EUR', 'CHF'])
  })
})

it('a place where nobody lives is offered to the company that has it, and to no other', async () => {
  const { owner } = await openSettings()
  const page = async () => (await owner.get('/admin/settings/region')).text()
  expect(await page()).not.toMatch(/Antarctica\/|value="AQ"/)
  const saved = await saveWith(owner, 'region', { timeZone: 'Antarctica/Troll', country: 'AQ' })
  expect(saved.status).toBe(303)
  expect(await page()).toMatch(/<option selected[^>]*>Antarctica\/Troll[\s\S]*value="AQ" selected/)
})

describe('the preview', () => {
  it('shows the numbers that come next', async () => {
    const { owner } = await openSettings()
    const html = await (await saveWith(owner, 'invoicing', { invoice: 'R-{000}', show: 'preview' })).text()
    const last = Number(/R-(\d+), R-/.exec(html)?.[1])
    expect(html).toContain(`R-${String(last + 1).padStart(3, '0')}`)
    expect(html).toMatch(/AV\d{4}-0001, AV\d{4}-0002/)
  })

  it('is an invoice as it is printed', async () => {
    const { owner } = await openSettings()
    await saveWith(owner, 'identity', { name: 'Dupont & Filles', notesFr: 'Mention légale' })
    const answer = await owner.get('/admin/settings/sample.pdf?language=fr')
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect(new TextDecoder().decode((await answer.bytes()).slice(0, 5))).toBe('%PDF-')
  })
})

it('a company of one language offers that language alone to customers, and every one to its team', async () => {
  const { world, owner } = await openSettings()
  expect((await saveWith(owner, 'region', { languageEn: undefined })).status).toBe(303)
  const { id: customerId, contactId } = world.alice
  const session = await cookieFor(world, { audience: 'customer', customerId, contactId })
  const alice = visitor(world.host, `${session}; __Host-language=en`)
  const html = await (await alice.get('/portal', inEnglish)).text()
  const signIn = await (await alice.get('/portal/sign-in', inEnglish)).text()
  for (const page of [html, signIn]) {
    expect(page).toContain('<html lang="fr"')
    expect(page).not.toContain('name="language"')
  }
  expect(await (await owner.get('/admin', inEnglish)).text()).toContain('value="en"')
})
