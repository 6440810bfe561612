import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { triesFromNetwork } from '../../src/sessions/attempts.ts'
import {
  changePassword,
  contact,
  fresh,
  hashIn,
  old,
  openAs,
  passwordHash,
  sessionsOf,
  trailOf,
} from '../support/own.ts'
import { tripsOf } from '../support/recorder.ts'

describe('a change of password', () => {
  it.each([
    [
      'nothing',
      { current: '', password: '' },
      /current-error[^>]*>Enter your current.*password-error[^>]*>Enter a new/s,
    ],
    ['a wrong current password', { current: 'not my password!' }, /current-error[^>]*>This is not your current/],
    ['one that is too short', { password: 'short' }, /password-error[^>]*>It needs at least 15/],
    ['a common one', { password: 'passwordpassword' }, /password-error[^>]*>This password is too easy/],
    ['one’s own name', { password: 'contact alice 1' }, /password-error[^>]*>Use neither your name/],
  ])('to %s is refused beside the field, and nothing typed comes back', async (_, fields, said) => {
    const { world, who } = await openAs(contact)
    const { answer, trips } = await tripsOf(() => changePassword(who, '/portal', fields))
    // A line in the trail is a round trip that the answer does not wait for.
    const lines = await trailOf(world)
    expect([answer.status, trips.length - lines.length]).toEqual([422, 2])
    const html = await answer.text()
    expect(html).toMatch(said)
    for (const typed of Object.values({ current: old, password: fresh, ...fields }).filter(Boolean))
      expect(html).not.toContain(`value="${typed}"`)
    expect(await hashIn(world, 'account-contact-alice')).toBe(passwordHash)
    expect(await sessionsOf(world, 'account-contact-alice')).toHaveLength(1)
  })

  it('is noted when the current password is wrong, and names no password', async () => {
    const { world, who } = await openAs(contact)
    await changePassword(who, '/portal', { current: 'not my password!' })
    expect(await trailOf(world)).toEqual([
      {
        did: 'password_refused',
        actor: 'customer',
        actor_name: 'Contact alice',
        customer_id: world.alice.id,
        subject_id: 'account-contact-alice',
      },
    ])
  })

  it('is tried ten times at most, then one waits', async () => {
    const { who } = await openAs(contact)
    for (let tries = 0; tries < triesFromNetwork; tries++)
      expect((await changePassword(who, '/portal', { current: 'wrong' })).status).toBe(422)
    const response = await changePassword(who, '/portal', {})
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(800)
    expect(await response.text()).toContain('wait 15 minutes')
  }, 60_000)

  it('to one that is refused does not use up tries when the current password is right', async () => {
    const { who } = await openAs(contact)
    for (let tries = 0; tries <= triesFromNetwork; tries++)
      expect((await changePassword(who, '/portal', { password: 'short' })).status).toBe(422)
    expect((await changePassword(who, '/portal', {})).status).toBe(303)
  }, 60_000)

  it('sent twice at once has one result', async () => {
    const { world, who } = await openAs(contact)
    const answers = await Promise.all([
      changePassword(who, '/portal', {}),
      changePassword(who, '/portal', { password: `${fresh}-2` }),
    ])
    const cookies = answers
      .flatMap((answer) => answer.headers.getSetCookie())
      .filter((set) => !set.includes('Max-Age=0'))
    expect(cookies).toHaveLength(1)
    expect(await sessionsOf(world, 'account-contact-alice')).toHaveLength(1)
    const mail = await env.DB.prepare('select count(*) as n from mails where company_id = ?')
      .bind(world.companyId)
      .first<number>('n')
    expect(mail).toBe(1)
    expect((await trailOf(world)).map(({ did }) => did)).toEqual(['password_changed'])
  })

  it('kills the links that lie in the mailbox of the account', async () => {
    const { world, who } = await openAs(contact)
    await env.DB.prepare(
      `insert into account_links (company_id, id, account_id, purpose, token_hash, expires_at, created_at)
       values (?1, 'link', 'account-contact-alice', 'reset', 'hash', 9e15, 0),
         (?1, 'link-2', 'account-contact-bob', 'reset', 'hash-2', 9e15, 0)`,
    )
      .bind(world.companyId)
      .run()
    await changePassword(who, '/portal', {})
    const left = await env.DB.prepare('select id from account_links where company_id = ?').bind(world.companyId).all()
    expect(left.results).toEqual([{ id: 'link-2' }])
  })

  it('may take a passphrase that the page proposes, without JavaScript', async () => {
    const { world, who } = await openAs(contact)
    const response = await changePassword(who, '/portal', { suggest: '1', password: 'typed before' })
    expect(response.status).toBe(200)
    const html = await response.text()
    const [, suggestion = ''] = /<input id="password"[^>]*type="text"[^>]*value="([^"]+)"/.exec(html) ?? []
    expect(suggestion.split('-')).toHaveLength(5)
    expect(html).not.toContain('typed before')
    expect(await hashIn(world, 'account-contact-alice')).toBe(passwordHash)
    expect((await changePassword(who, '/portal', { password: suggestion })).status).toBe(303)
  })
})
