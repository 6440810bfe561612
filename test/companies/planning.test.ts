import { describe, expect, it } from 'vitest'
import { planning as english } from '../../src/i18n/en/planning.ts'
import { asCustomer } from '../support/as.ts'
import { tripsOf } from '../support/recorder.ts'
import { companyRow, filled, inEnglish, openSettings, saveWith, toldOf } from '../support/settings.ts'
import type { World } from '../support/world.ts'

const stored = async (world: World) => JSON.parse(String((await companyRow(world))?.planning))
const noHours = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].flatMap((day) =>
    ['From', 'Until', 'From2', 'Until2'].map((end) => [`${day}${end}`, '']),
  ),
)

/** A company that has saved the hours suggested to it. */
async function settled() {
  const opened = await openSettings()
  expect((await saveWith(opened.owner, 'planning', {})).status).toBe(303)
  return opened
}

describe('hours that were never set', () => {
  it('are suggested, count for nothing until they are saved, and are then told as a whole', async () => {
    const { world, owner } = await openSettings()
    const page = await tripsOf(() => owner.get('/admin/settings/planning', inEnglish))
    expect([page.answer.status, page.trips.length]).toEqual([200, 1])
    expect(await page.answer.text()).toContain(english.notSet)
    expect((await companyRow(world))?.planning).toBeNull()
    const typed = await filled(owner, 'planning')
    expect(typed).toMatchObject({ mondayFrom: '08:00', mondayUntil2: '17:30', sundayFrom: '', publicHolidays: 'yes' })
    const saved = await tripsOf(() => owner.post('/admin/settings/planning', typed, inEnglish))
    expect([saved.answer.status, saved.trips.length]).toEqual([303, 2])
    expect(await stored(world)).toMatchObject({ publicHolidays: true, noticeHours: 24, slotMinutes: 60, closings: [] })
    expect(await toldOf(world)).toEqual([
      expect.objectContaining({ monday: 'null → 08:00–12:00, 13:30–17:30', publicHolidays: 'false → true' }),
    ])
  })
})

describe('hours that are set', () => {
  it('saved as they were touch no row and are not told', async () => {
    const { world, owner } = await settled()
    const before = await companyRow(world)
    expect((await saveWith(owner, 'planning', {})).status).toBe(303)
    expect([await companyRow(world), (await toldOf(world)).length]).toEqual([before, 1])
  })

  it('change by the day, and the trail tells the day', async () => {
    const { world, owner } = await settled()
    await saveWith(owner, 'planning', { mondayFrom: '7h30', mondayUntil2: '0', fridayFrom2: '', fridayUntil2: '' })
    const { hours } = await stored(world)
    expect([hours[0][0].from, hours[0][1].until, hours[4].length]).toEqual(['07:30', '24:00', 1])
    expect((await toldOf(world)).at(-1)).toEqual({
      monday: '08:00–12:00, 13:30–17:30 → 07:30–12:00, 13:30–24:00',
      friday: '08:00–12:00, 13:30–17:30 → 08:00–12:00',
    })
    expect(await filled(owner, 'planning')).toMatchObject({ mondayFrom: '07:30', mondayUntil2: '24:00' })
  })

  it('take the later span of a day also when it is typed first', async () => {
    const { world, owner } = await settled()
    const typed = { saturdayFrom: '14:00', saturdayUntil: '16:00', saturdayFrom2: '09:00', saturdayUntil2: '12:00' }
    expect((await saveWith(owner, 'planning', typed)).status).toBe(303)
    expect((await stored(world)).hours[5]).toEqual([
      { from: '09:00', until: '12:00' },
      { from: '14:00', until: '16:00' },
    ])
  })

  it('keep closings by day, up to twelve, and lose the one whose line is emptied', async () => {
    const { world, owner } = await settled()
    const rows = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => {
          const day = `2027-01-${String(28 - index).padStart(2, '0')}`
          const name = `closing${index + 1}`
          return Object.entries({ [`${name}From`]: day, [`${name}Until`]: day, [`${name}Label`]: ` No ${index} ` })
        }).flat(),
      )
    expect((await saveWith(owner, 'planning', rows(12))).status).toBe(303)
    const { closings } = await stored(world)
    expect([closings.length, closings[0], closings[11].from]).toEqual([
      12,
      { from: '2027-01-17', until: '2027-01-17', label: 'No 11' },
      '2027-01-28',
    ])
    await saveWith(owner, 'planning', { closing1From: '', closing1Until: '', closing1Label: '' })
    expect((await stored(world)).closings.map(({ label }: { label: string }) => label)).not.toContain('No 11')
  })

  it('go with the number for emergencies and with reminders, or none', async () => {
    const { world, owner } = await settled()
    expect((await companyRow(world))?.reminder_hours).toBe(24)
    await saveWith(owner, 'planning', {
      emergencyPhone: '06 39 98 00 00',
      reminderHours: 'none',
      publicHolidays: undefined,
    })
    expect((await companyRow(world))?.reminder_hours).toBeNull()
    expect(await stored(world)).toMatchObject({ emergencyPhone: '06 39 98 00 00', publicHolidays: false })
    expect((await filled(owner, 'planning')).reminderHours).toBe('none')
    await saveWith(owner, 'planning', { reminderHours: '48' })
    expect((await toldOf(world)).at(-1)).toEqual({ reminderHours: 'none → 48' })
  })

  it('are shown in groups of days, with the days that come, before they are saved', async () => {
    const { world, owner } = await settled()
    const before = await companyRow(world)
    const typed = { closing1From: '2026-01-01', closing1Until: '2099-12-31', show: 'preview' }
    const closed = await saveWith(owner, 'planning', typed)
    expect([closed.status, (await closed.text()).includes(english.noneOpen)]).toEqual([200, true])
    const html = await (await owner.get('/admin/settings/planning', inEnglish)).text()
    expect(html).toContain('<dt>Mon–Fri</dt><dd><span class="span">08:00–12:00</span>, <span')
    expect(html).toContain('<dt>Sat, Sun</dt><dd>closed</dd>')
    const days = /Next open days<\/h3>(.*?)<\/dl>/s.exec(html)?.[1] ?? ''
    expect(days.match(/<dt>/g)).toHaveLength(5)
    expect(await companyRow(world)).toEqual(before)
  })

  it('say where public holidays are not known', async () => {
    const { owner } = await settled()
    await saveWith(owner, 'region', { country: 'JP' })
    const html = await (await owner.get('/admin/settings/planning', inEnglish)).text()
    expect(html).toContain('We do not know the public holidays of this country (Japan)')
  })
})

const { errors } = english
describe('a form that does not hold', () => {
  it.each([
    [{ mondayFrom: '25:00' }, errors.timeWrong],
    [{ mondayUntil: 'noon' }, errors.timeWrong],
    [{ mondayUntil: '24:30' }, errors.timeWrong],
    [{ mondayUntil: '11:60' }, errors.timeWrong],
    [{ mondayFrom: '' }, errors.fromMissing],
    [{ mondayUntil: '' }, errors.untilMissing],
    [{ mondayUntil: '07:00' }, errors.untilBefore],
    [{ mondayFrom2: '11:30' }, errors.spansOverlap],
    [noHours, errors.noHours],
    [{ closing1From: '2027-02-30', closing1Until: '2027-03-01' }, errors.dayWrong],
    [{ closing1Until: '2027-03-01' }, errors.firstDayMissing],
    [{ closing12From: '2027-03-01' }, errors.lastDayMissing],
    [{ closing3Label: 'Pont' }, errors.firstDayMissing],
    [{ closing1From: '2027-03-02', closing1Until: '2027-03-01' }, errors.endsBefore],
    [{ closing1From: '2027-03-02', closing1Until: '2027-03-02', closing1Label: 'x'.repeat(101) }, errors.whyLong],
    [{ noticeHours: '' }, errors.noticeWrong],
    [{ noticeHours: '721' }, errors.noticeWrong],
    [{ horizonDays: '0' }, errors.horizonWrong],
    [{ horizonDays: 'soon' }, errors.horizonWrong],
    [{ horizonDays: '2', noticeHours: '49' }, errors.horizonShort],
    [{ slotMinutes: '45' }, errors.slotMissing],
    [{ reminderHours: '3' }, errors.reminderMissing],
    [{ emergencyPhone: 'call me' }, errors.emergencyWrong],
  ] as [Record<string, string>, string][])('as %j is refused and keeps what was typed', async (typed, said) => {
    const { world, owner } = await settled()
    const before = await companyRow(world)
    const answer = await saveWith(owner, 'planning', typed)
    const html = await answer.text()
    expect([answer.status, html.includes(said)]).toEqual([422, true])
    expect(html).toContain('aria-invalid="true"')
    for (const [name, value] of Object.entries(typed).filter(([name]) => /^(monday|closing|emergency)/.test(name)))
      expect(html).toMatch(new RegExp(`name="${name}"[^>]*value="${value}"`))
    expect([await companyRow(world), (await toldOf(world)).length]).toEqual([before, 1])
  })

  it('tells all that is wrong at once', async () => {
    const { owner } = await settled()
    const answer = await saveWith(owner, 'planning', { mondayFrom: '', closing1From: '2027-03-02', noticeHours: '-1' })
    const html = await answer.text()
    for (const said of [errors.fromMissing, errors.lastDayMissing, errors.noticeWrong]) expect(html).toContain(said)
  })
})

describe('two owners at once', () => {
  it('are told of each other, lose nothing, and the second may save after that', async () => {
    const { world, owner } = await settled()
    const stale = await filled(owner, 'planning')
    await saveWith(owner, 'planning', { tuesdayUntil2: '19:00', noticeHours: '48' })
    const between = await companyRow(world)
    const mine = { ...stale, wednesdayFrom: '09:00' }
    const answer = await owner.post('/admin/settings/planning', mine, inEnglish)
    const html = await answer.text()
    expect(answer.status).toBe(409)
    expect(html).toContain('Stored meanwhile: to 19:00')
    expect(html).toContain('Stored meanwhile: 48')
    expect(html).toMatch(/name="wednesdayFrom"[^>]*value="09:00"/)
    expect(await companyRow(world)).toEqual(between)
    const again = { ...mine, version: String(between?.version) }
    expect((await owner.post('/admin/settings/planning', again, inEnglish)).status).toBe(303)
    expect((await stored(world)).hours[2][0].from).toBe('09:00')
  })
})

describe('customers', () => {
  it('read the hours and whom to call at home, once they are set', async () => {
    const { world, owner } = await openSettings()
    const alice = await asCustomer(world, world.alice)
    expect(await (await alice.get('/portal', inEnglish)).text()).not.toContain('Nos horaires')
    await saveWith(owner, 'planning', {
      saturdayFrom: '09:00',
      saturdayUntil: '12:00',
      emergencyPhone: '06 39 98 00 00',
    })
    await alice.get('/portal')
    const home = await tripsOf(() => alice.get('/portal'))
    const html = await home.answer.text()
    expect(home.trips.length).toBe(1)
    expect(html).toContain(
      'lun.–ven. <span class="span">08:00–12:00</span>, <span class="span">13:30–17:30</span> · sam.',
    )
    expect(html).toContain('href="tel:0639980000"')
    await saveWith(owner, 'planning', { emergencyPhone: '' })
    expect(await (await alice.get('/portal')).text()).toMatch(/Une urgence.*href="tel:\+33472000000"/s)
  })
})

describe('a time', () => {
  it.each([
    ['8', '08:00'],
    ['8h', '08:00'],
    ['8h30', '08:30'],
    ['8:30', '08:30'],
    ['830', '08:30'],
    ['0830', '08:30'],
    ['08.30', '08:30'],
    ['11 h 15', '11:15'],
  ])('may be typed as %s', async (typed, read) => {
    const { world, owner } = await settled()
    expect((await saveWith(owner, 'planning', { mondayFrom: typed })).status).toBe(303)
    expect((await stored(world)).hours[0][0].from).toBe(read)
  })
})
