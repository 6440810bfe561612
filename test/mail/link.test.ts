import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { hashOfToken, linkKeyId, linkToken, linkTokenBy } from '../../src/mail/link.ts'
import { asStaff } from '../support/as.ts'
import { deliver, invitation, mailServer, post, rowOf } from '../support/outbox.ts'
import { makeWorld } from '../support/world.ts'

const [older, newer] = ['older-key-of-thirty-two-characters', 'newer-key-of-thirty-two-characters']

describe('the token of a link', () => {
  it('is the same each time, and another for another link, company or key', async () => {
    const token = await linkToken(older, 'company', 'link')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await linkToken(older, 'company', 'link')).toBe(token)
    const others = [
      await linkToken(older, 'company', 'link2'),
      await linkToken(older, 'company2', 'link'),
      await linkToken(newer, 'company', 'link'),
      // The two ids must not run into each other.
      await linkToken(older, 'companyl', 'ink'),
    ]
    expect(new Set([token, ...others]).size).toBe(5)
    expect(await hashOfToken(token)).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is made with the newest key, and stays what it was when a newer one is added', async () => {
    const keyId = await linkKeyId(older)
    const both = `${newer}, ${older}`
    expect(await linkToken(both, 'company', 'link')).toBe(await linkToken(newer, 'company', 'link'))
    expect(await linkTokenBy(both, keyId, 'company', 'link')).toBe(await linkToken(older, 'company', 'link'))
    await expect(linkTokenBy(newer, keyId, 'company', 'link')).rejects.toThrow('LINK_KEY_GONE')
  })

  it.each(['', 'short', ' , '])('is not made with the key %j', (keys) => {
    expect(() => linkToken(keys, 'company', 'link')).toThrow('32 characters')
  })
})

describe('the link in a mail', () => {
  it('is whole in the mail, and nowhere in the database or in what the office sees', async () => {
    const world = await makeWorld()
    const mail = await post(world, await invitation('the-link'))
    const token = await linkToken(env.DATA_KEYS, world.companyId, 'the-link')
    // A mail server that quotes what it was given.
    const { letters, binding } = mailServer((turn) => {
      if (turn === 0) throw new Error(`cannot take /portal/invitation/${token}`)
    })
    await deliver([mail], { EMAIL: binding })
    expect(await rowOf(mail)).toMatchObject({ last_error: 'cannot take /portal/invitation/…' })
    const office = await asStaff(world, 'office')
    for (const page of ['/admin/mails', '/admin/mails?show=waiting', '/admin/mails?show=sent'])
      expect(await (await office.get(page)).text()).not.toContain(token)
    expect(await (await office.get('/admin/mails?show=waiting')).text()).toContain(mail.mailId)
    await env.DB.prepare('update mails set due_at = 1').run()
    await deliver([mail], { EMAIL: binding })
    expect(letters[0]?.text).toContain(`http://${world.host}/portal/invitation/${token}\n`)
    expect(letters[0]?.html).toContain(`href="http://${world.host}/portal/invitation/${token}"`)

    const { results } = await env.DB.prepare("select name from sqlite_master where type = 'table'").all()
    const tables = results.map(({ name }) => String(name)).filter((name) => !name.startsWith('_cf'))
    expect(tables).toContain('mails')
    for (const table of tables) {
      const { results: rows } = await env.DB.prepare(`select * from "${table}"`).all()
      expect(JSON.stringify(rows)).not.toContain(token)
    }
  })

  it('that was written before a newer key was added still leaves with the key it was hashed with', async () => {
    const world = await makeWorld()
    const mail = await post(world, await invitation('link'))
    const { letters, binding } = mailServer()
    await deliver([mail], { EMAIL: binding, DATA_KEYS: `${newer},${env.DATA_KEYS}` })
    expect(letters[0]?.text).toContain(await linkToken(env.DATA_KEYS, world.companyId, 'link'))
  })

  it('whose key is gone does not leave, and the office is told to make a new one', async () => {
    const world = await makeWorld()
    const mail = await post(world, await invitation('link'))
    const { letters, binding } = mailServer()
    await deliver([mail], { EMAIL: binding, DATA_KEYS: newer })
    expect(letters).toEqual([])
    expect(await rowOf(mail)).toMatchObject({ status: 'waiting', last_error: expect.stringContaining('LINK_KEY_GONE') })
    const office = await asStaff(world, 'office')
    expect(await (await office.get('/admin/mails?show=waiting')).text()).toContain('no longer works')
  })
})
