import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { asStaff } from '../support/as.ts'
import {
  account,
  codeOf,
  deedsOf,
  inEnglish,
  offerIn,
  password,
  passwordHash,
  recoveryIn,
  recoveryLeft,
  turnOn,
} from '../support/codes-app.ts'
import { keepingCookies } from '../support/jar.ts'
import { tripsOf } from '../support/recorder.ts'
import { makeWorld } from '../support/world.ts'

/** A company that asks its staff for a second factor, and its owner's browser after the right password. */
async function required() {
  const world = await makeWorld({ passwordHash })
  await env.DB.prepare('update companies set second_factor = 1 where id = ?').bind(world.companyId).run()
  const browser = keepingCookies(world.host)
  const response = await browser.post('/admin/sign-in', {
    email: 'owner@example.com',
    password,
    next: '/admin/customers',
  })
  expect(response.headers.get('Location')).toBe('/admin/sign-in/second-factor')
  return { world, browser }
}

describe('where the company asks its staff for a second factor', () => {
  const path = '/admin/sign-in/second-factor'

  it('setting one up is the way in, and shows the recovery codes and the way on', async () => {
    const { world, browser } = await required()
    expect((await browser.get('/admin')).status).toBe(303)
    const shown = await tripsOf(() => browser.get(path))
    expect(shown.trips).toHaveLength(1)
    const { secret, offer } = offerIn(await shown.answer.text())
    expect((await browser.post(path, { code: '000000', offer })).status).toBe(422)
    expect((await browser.get('/admin')).status).toBe(303)
    const done = await tripsOf(() => browser.post(path, { code: codeOf(secret), offer }))
    expect(done.trips).toHaveLength(2)
    const html = await done.answer.text()
    expect(recoveryIn(html)).toHaveLength(10)
    expect(html).toContain('href="/admin/customers"')
    expect((await browser.get('/admin')).status).toBe(200)
    expect(await deedsOf(world)).toEqual(expect.arrayContaining(['signed_in', 'second_factor_added']))
    expect(await recoveryLeft(world)).toBe(10)
  })

  it('two who set one up at once give one secret and one session', async () => {
    const { world, browser } = await required()
    const offers = await Promise.all([1, 2].map(async () => offerIn(await (await browser.get(path)).text())))
    const answers = await Promise.all(
      offers.map(({ secret, offer }) => browser.post(path, { code: codeOf(secret), offer })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 303])
    const sessions = await env.DB.prepare('select count(*) as n from sessions where company_id = ?')
      .bind(world.companyId)
      .first('n')
    expect(sessions).toBe(1)
  })

  it('whoever holds a passkey cannot set up a codes app by the password alone', async () => {
    const { world, browser } = await required()
    const { secret, offer } = offerIn(await (await browser.get(path)).text())
    await env.DB.prepare(
      `insert into passkeys (company_id, id, account_id, credential_id, public_key, signatures, transports, name, created_at)
        values (?, 'key', 'account-staff-owner', 'credential', 'key', 0, '[]', 'Phone', 1)`,
    )
      .bind(world.companyId)
      .run()
    const page = await (await browser.get(path, inEnglish)).text()
    expect(offerIn(page)).toEqual({ secret: '', offer: '' })
    expect(page).toContain('your account has a passkey')
    expect((await browser.post(path, { code: codeOf(secret), offer })).status).toBe(422)
    expect(await account(world, 'account-staff-owner')).toEqual({ code_secret: null, code_step: null })
    expect((await browser.get('/admin')).status).toBe(303)
  })

  it('it cannot be taken off', async () => {
    const { world } = await required()
    const owner = await asStaff(world, 'owner')
    await turnOn(owner, '/admin/account/second-factor')
    const response = await owner.post('/admin/account/second-factor/removal', { password }, inEnglish)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('asks the whole team')
    expect((await account(world, 'account-staff-owner'))?.code_secret).not.toBeNull()
  })

  it('a technician has the page too', async () => {
    const { world } = await required()
    const technician = await asStaff(world, 'technician')
    expect((await turnOn(technician, '/admin/account/second-factor')).response.status).toBe(200)
  })
})
