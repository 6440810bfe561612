import type { Language } from '../../i18n/language.ts'
import { passwordFault } from './rules.ts'

// BIP-39's 2048 words a language: easy to type and to tell apart. 11 bits each, 55 together.
const lists: Record<Language, () => Promise<{ wordlist: readonly string[] }>> = {
  fr: () => import('@scure/bip39/wordlists/french.js'),
  en: () => import('@scure/bip39/wordlists/english.js'),
}
const count = 5
const nobody = { company: '', name: '', email: '' }

/** A passphrase of five words drawn by chance from the reader's language, such as abeille-fournir-lacet-nuage-sombre. */
export async function suggestPassphrase(language: Language): Promise<string> {
  const words = (await lists[language]()).wordlist
  for (;;) {
    // 2048 divides 65536, so that each word is as likely as any other.
    const drawn = Array.from(crypto.getRandomValues(new Uint16Array(count)), (at) => words[at % words.length])
    // Without accents, which are easy to forget and then not the same; all words stay different.
    const passphrase = drawn.join('-').normalize('NFD').replace(/\p{M}/gu, '')
    // The same word again and again is drawn too, once in a great while.
    if (!passwordFault(passphrase, nobody)) return passphrase
  }
}
