import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, unseal } from '../../src/accounts/seal.ts'

const [old, newer] = ['an older key that is long enough for this', 'a newer key that is long enough for this']
const purpose = 'totp:company:account'

describe('a sealed text', () => {
  it('opens again, whatever it is', async () => {
    const text = fc.string({ unit: 'grapheme' })
    await fc.assert(
      fc.asyncProperty(text, text, async (each, what) => {
        expect(await unseal(old, what, await seal(old, what, each))).toBe(each)
      }),
    )
  })

  it('tells nothing of the text, and is never the same twice', async () => {
    const sealed = await Promise.all(Array.from({ length: 50 }, () => seal(old, purpose, 'GEZDGNBVGY3TQOJQ')))
    expect(new Set(sealed).size).toBe(50)
    // Only the name of the key is shared.
    expect(new Set(sealed.map((each) => each.split('.')[0])).size).toBe(1)
    for (const each of sealed) expect(Buffer.from(each, 'base64url').toString('latin1')).not.toContain('GEZD')
  })

  it('opens for no other purpose', async () => {
    const sealed = await seal(old, purpose, 'secret')
    for (const other of ['totp:company:other', 'totp:other:account', 'totp:company:accoun', ''])
      await expect(unseal(old, other, sealed)).rejects.toThrow()
  })

  it('is refused with any character changed, left out or added', async () => {
    const sealed = await seal(old, purpose, 'secret')
    const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
    for (let at = 0; at <= sealed.length; at++) {
      const other = characters[(characters.indexOf(sealed[at] ?? '') + 1) % characters.length] ?? ''
      const last = characters[characters.indexOf(sealed[at] ?? '') ^ 1] ?? ''
      const tampered = [
        sealed.slice(0, at) + other + sealed.slice(at + 1),
        sealed.slice(0, at) + last + sealed.slice(at + 1),
        sealed.slice(0, at) + sealed.slice(at + 1),
        sealed.slice(0, at) + other + sealed.slice(at),
        `${sealed.slice(0, at)}.${sealed.slice(at)}`,
      ].filter((text) => text !== sealed)
      for (const text of tampered) await expect(unseal(old, purpose, text), text).rejects.toThrow()
    }
  })

  it.each(['', '.', '..', '...', 'a.b.c', 'plain text', `${'A'.repeat(11)}.${'A'.repeat(16)}.`])(
    'is not "%s"',
    async (text) => {
      await expect(unseal(old, purpose, text)).rejects.toThrow()
    },
  )
})

describe('keys', () => {
  it('that are older still open what they sealed, and the newest seals', async () => {
    const before = await seal(old, purpose, 'secret')
    expect(await unseal(`${newer},${old}`, purpose, before)).toBe('secret')
    const after = await seal(` ${newer} , ${old}`, purpose, 'secret')
    expect(await unseal(newer, purpose, after)).toBe('secret')
    await expect(unseal(old, purpose, after)).rejects.toThrow('The key that sealed this is not among the keys.')
    await expect(unseal(newer, purpose, before)).rejects.toThrow('The key that sealed this is not among the keys.')
  })

  it('that are too short do not count', async () => {
    await expect(seal('short', purpose, 'secret')).rejects.toThrow('There is no key')
    await expect(seal(old.slice(0, 31), purpose, 'secret')).rejects.toThrow('There is no key')
    const sealed = await seal(`short,${old}`, purpose, 'secret')
    expect(await unseal(old, purpose, sealed)).toBe('secret')
    await expect(unseal('', purpose, sealed)).rejects.toThrow()
  })

  it('have a name that is not a piece of them', async () => {
    const [name = ''] = (await seal(old, purpose, 'secret')).split('.')
    expect(Buffer.from(name, 'base64url').length).toBe(8)
    expect(old).not.toContain(Buffer.from(name, 'base64url').toString('latin1'))
  })
})
