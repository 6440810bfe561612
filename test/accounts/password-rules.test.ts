import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { common } from '../../src/accounts/password/common.ts'
import { pack, unpack } from '../../src/accounts/password/packing.ts'
import { passwordFault } from '../../src/accounts/password/rules.ts'

const about = { company: 'Dupont Plomberie', name: 'Élodie Lefèvre', email: 'elodie.lefevre69@example.com' }
const nobody = { company: '', name: '', email: '' }
const words = [...unpack(common)]

describe('a password is refused as too short or too long', () => {
  it.each([
    ['', 'tooShort'],
    ['vTq8#mLw2!xRz9', 'tooShort'],
    ['vTq8#mLw2!xRz9K', undefined],
    // Fourteen characters, however many bytes, UTF-16 units or, with accents apart, code points.
    ['🐈🚲🍞🧀🎻🪴🧦🍋🦔🌻🪁🧊🏔🛠', 'tooShort'],
    ['éàùçêîôûëïüâèñ'.normalize('NFD'), 'tooShort'],
    ['éàùçêîôûëïüâèñÿ'.normalize('NFD'), undefined],
  ])('%s: %s', (password, fault) => expect(passwordFault(password, about)).toBe(fault))

  it('256 characters are the most', () => {
    const alphabet = 'vTq8mLw2xRz9KfbJ'
    const random = Array.from(crypto.getRandomValues(new Uint8Array(256)), (byte) => alphabet[byte % 16]).join('')
    expect(passwordFault(random, about)).toBeUndefined()
    expect(passwordFault(`${random}x`, about)).toBe('tooLong')
  })
})

describe('a password is refused as common', () => {
  it.each([
    'passwordpassword',
    'PASSWORDPASSWORD',
    'P4ssw0rd!P4ssw0rd!',
    'drowssapdrowssap',
    'motdepasse2024!!',
    'MotDePasse123456',
    'bonjourbonjour1',
    'bonjour-soleil-2025',
    'chocolat-soleil-marseille',
    'jetaimemonamour',
    'été2024été2024été',
    'juillet2024juillet',
    'portail-client-2024',
    'plombier-chauffage',
    'administrateur1',
    'iloveyouiloveyou',
    'Summer2024Summer2024!',
    'password dragon monkey',
    'aaaaaaaaaaaaaaaa',
    ' '.repeat(15),
    '🐈'.repeat(15),
    'xk7xk7xk7xk7xk7xk7',
    '123456789012345',
    '987654321098765',
    '112233445566778',
    '19871987198719871987',
    '01/01/2000 01/01/2000',
    'abcdefghijklmnop',
    'abcabcabcabcabc',
    'a1b2c3d4e5f6g7h8',
    'azertyuiopqsdfghjklm',
    'poiuytrezamlkjhgfdsq',
    'azertyazertyazerty',
    'qwertyuiop12345',
    '1qaz2wsx3edc4rfv',
    'azeqsdwxc123456',
    '&é"\'(-è_çà&é"\'(-è_çà',
    'ｐａｓｓｗｏｒｄpassword',
    'vTq8#mLw2!x\0Rz9Kd',
  ])('%s', (password) => expect(passwordFault(password, about)).toBe('common'))

  const word = fc.constantFrom(...words)
  const mark = fc.constantFrom('', '-', ' ', '!', '.', '_')
  const year = fc.integer({ min: 1930, max: 2029 }).map(String)

  it('whatever is made of one or two of the list, their repetition, a year and marks', () => {
    const made = fc
      .tuple(word, mark, word, mark, fc.oneof(year, fc.constant('')), fc.integer({ min: 1, max: 4 }))
      .map(([one, between, other, after, ending, times]) => `${one}${between}${other}${after}${ending}`.repeat(times))
      .filter((password) => password.length >= 15 && password.length <= 256)
    fc.assert(
      fc.property(made, (password) => {
        expect(passwordFault(password, nobody)).toBe('common')
      }),
    )
  })

  it('whatever case, accents or look-alikes it is written in', () => {
    const written = fc.array(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(written, (choices) => {
        const letters = [...'motdepassepasses'].map((letter, at) => {
          const [capital, accent, alike] = choices[at] ?? []
          if (alike) return { o: '0', e: '3', a: '@', s: '$', t: '7' }[letter] ?? letter
          return (capital ? letter.toUpperCase() : letter) + (accent && 'oea'.includes(letter) ? '\u0301' : '')
        })
        expect(passwordFault(letters.join(''), nobody)).toBe('common')
      }),
    )
  })

  it('any character or short piece again and again', () => {
    const piece = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }).filter((text) => !text.includes('\0'))
    fc.assert(
      fc.property(piece, (text) => {
        const password = text.repeat(20)
        fc.pre([...password.normalize('NFC')].length <= 256 && text.normalize('NFKD').length <= 6)
        expect(passwordFault(password, nobody)).toBe('common')
      }),
    )
  })
})

describe('a password is refused as the name of its owner', () => {
  it.each([
    'DupontPlomberie',
    'dupont-plomberie-69',
    'dup0ntplomber1e!!',
    'elodielefevre1234',
    'Lefèvre Élodie 2024',
    'ELODIE.LEFEVRE69',
    'DupontPassword123',
    'plomberie-abcdefghijklm',
    'Dupont x8K#qv2Lw',
  ])('%s', (password) => expect(passwordFault(password, about)).toBe('ownName'))

  it('alone or with up to eleven characters of whatever kind', () => {
    const more = fc.string({ unit: 'grapheme-ascii', maxLength: 11 })
    fc.assert(
      fc.property(more, fc.boolean(), (text, first) => {
        const password = first ? `lefevreplomberie${text}` : `${text}lefevreplomberie`
        expect(passwordFault(password, about)).toBe('ownName')
      }),
    )
  })

  it('names of fewer than four letters and names that are empty are no reason', () => {
    const short = { company: 'ABC', name: 'Li', email: 'li@example.com' }
    expect(passwordFault('li-quiet-harbour-violin', short)).toBeUndefined()
    expect(passwordFault('quatre chats dorment au soleil', { company: '—', name: ' ', email: '' })).toBeUndefined()
  })
})

describe('a password is fine', () => {
  it.each([
    'correct horse battery staple',
    'quatre chats dorment au soleil',
    'le-chat-de-ma-voisine-ronfle',
    'J’aime les tartes aux pommes',
    'dupont fait chauffer sa piscine',
    'trois-vélos-rouillés',
    'tuesday monkeys paint ladders',
    'jqzxkvwpyfghbdm',
    'vTq8#mLw2!xRz9Kd',
    '493817205648271',
    'мой дядя самых честных правил',
    '彼女は毎朝六時に起きて海まで歩く',
    '🐈🌧️🚲🍞🧀🎻🪴🛠️🧦🍋🦔🌻🪁🧊🏔️',
  ])('%s', (password) => expect(passwordFault(password, about)).toBeUndefined())

  const printable = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  it.each([
    ['printable characters', printable],
    ['lower-case letters', [...'abcdefghijklmnopqrstuvwxyz']],
    ['base64', [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']],
  ])('when it is sixteen %s drawn by chance', (_, characters) => {
    for (let time = 0; time < 500; time++) {
      const drawn = crypto.getRandomValues(new Uint32Array(16))
      const password = Array.from(drawn, (at) => characters[at % characters.length]).join('')
      expect(passwordFault(password, nobody), password).toBeUndefined()
    }
  })

  it('or is refused, but never fails, whatever is typed', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 300 })
    const faults = [undefined, 'tooShort', 'tooLong', 'common', 'ownName']
    fc.assert(
      fc.property(anything, anything, anything, (password, name, email) => {
        expect(faults).toContain(passwordFault(password, { company: name, name, email }))
      }),
    )
  })

  it('and the answer for the longest takes no time worth naming', () => {
    const slowest = ['ﷺ'.repeat(256), 'x9'.repeat(128), 'motdepasse'.repeat(25)]
    const started = performance.now()
    for (const password of slowest) passwordFault(password, about)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

it('words come out as they were packed', () => {
  const text = fc.array(fc.stringMatching(/^[a-z0-9]{1,25}$/))
  fc.assert(
    fc.property(text, (list) => {
      expect([...unpack(pack(list))]).toEqual([...new Set(list)].sort())
    }),
  )
  expect(words.length).toBe(5000)
})
