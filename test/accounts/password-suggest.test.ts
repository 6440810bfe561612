import { wordlist as english } from '@scure/bip39/wordlists/english.js'
import { wordlist as french } from '@scure/bip39/wordlists/french.js'
import { describe, expect, it } from 'vitest'
import { passwordFault } from '../../src/accounts/password/rules.ts'
import { suggestPassphrase } from '../../src/accounts/password/suggest.ts'
import { languages } from '../../src/i18n/language.ts'

const about = { company: 'Dupont Plomberie', name: 'Élodie Lefèvre', email: 'elodie.lefevre@example.com' }
const withoutAccents = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')
const lists = { fr: french.map(withoutAccents), en: [...english] }

describe.each(languages)('a suggested passphrase in %s', (language) => {
  const many = () => Promise.all(Array.from({ length: 400 }, () => suggestPassphrase(language)))

  it('is five words of the list, in lower case, without accents, and always fine as a password', async () => {
    // 2048 words are 11 bits each: 55 in all.
    expect(new Set(lists[language]).size).toBe(2048)
    for (const passphrase of await many()) {
      expect(passphrase).toMatch(/^[a-z]+(-[a-z]+){4}$/)
      expect(passphrase.split('-').filter((word) => !lists[language].includes(word))).toEqual([])
      expect(passwordFault(passphrase, about), passphrase).toBeUndefined()
    }
  })

  it('draws from the whole list, each part of it alike', async () => {
    const places = (await many()).flatMap((text) => text.split('-').map((word) => lists[language].indexOf(word)))
    const eighths = Array.from({ length: 8 }, (_, part) => places.filter((at) => at >> 8 === part).length)
    // 2000 words: 250 an eighth, with a deviation of 15; six of those either way.
    for (const count of eighths) expect(Math.abs(count - 250)).toBeLessThan(90)
    // 2000 draws of 2048 give about 1277 words, and never as few as a thousand.
    expect(new Set(places).size).toBeGreaterThan(1000)
  })
})
