import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf, holds, piecesOf, writtenAs } from '../../src/search/shown.ts'
import { wordsOf } from '../../src/search/sought.ts'
import { isNear, respelt, spellingsOf } from '../../src/search/spelling.ts'

describe('what is typed', () => {
  it.each([
    ['Lefèvre  ZOÉ', [['lefevre'], ['zoe']]],
    ['L’Épi d’Or', [['epi'], ['or']]],
    ['Bœuf', [['boeuf']]],
    ['lef lef', [['lef']]],
    ['x', []],
    ['7', [['7']]],
    ['04 78 12 34 56', [['0478123456']]],
    ['+33 (0)4 78 12 34 56', [['33478123456', '0478123456']]],
    ['0033478', [['33478', '0478']]],
    ['FA2602-0001', [['fa2602'], ['0001']]],
    ['  ', []],
    ['"*()', []],
    ['\0🙂', []],
  ])('%j is read as %j', (typed, words) => expect(wordsOf(typed)).toEqual(words))

  it('is six words at most, and none without end', () => {
    expect(wordsOf('aa bb cc dd ee ff gg hh')).toHaveLength(6)
    expect(wordsOf('x'.repeat(1000))[0]?.[0]).toHaveLength(40)
  })
})

describe('a word and one a letter away', () => {
  /** Damerau and Levenshtein's distance by its definition. */
  function distance(one: string, other: string): number {
    const d = Array.from({ length: one.length + 1 }, (_, i) =>
      Array.from({ length: other.length + 1 }, (_, j) => i + j),
    )
    const at = (i: number, j: number) => d[i]?.[j] ?? 0
    for (let i = 1; i <= one.length; i++)
      for (let j = 1; j <= other.length; j++) {
        const cost = one[i - 1] === other[j - 1] ? 0 : 1
        let least = Math.min(i * j === 0 ? i + j : at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + cost)
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          least = Math.min(least, at(i - 2, j - 2) + 1)
        const row = d[i]
        if (row) row[j] = least
      }
    return at(one.length, other.length)
  }
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 3, maxLength: 7 })

  it('are near exactly when their distance says so', () => {
    fc.assert(fc.property(word, word, (one, other) => isNear(one, other) === distance(one, other) <= 1))
  })

  it('share a spelling, so that one leads to the other by look-ups alone', () => {
    const kept = (known: string) => [known, ...[...known].map((_, i) => known.slice(0, i) + known.slice(i + 1))]
    fc.assert(
      fc.property(word, word, (typed, known) => {
        if (!isNear(typed, known)) return true
        const stored = new Set(kept(known))
        return spellingsOf([[typed]]).some((spelling) => stored.has(spelling))
      }),
    )
  })

  it('is offered only when it is known and is not found as it is', () => {
    expect(respelt([['chaudire']], ['chaudiere', 'chaude'])).toEqual([['chaudire', 'chaudiere']])
    expect(respelt([['chaud']], ['chaude'])).toBeUndefined()
    expect(respelt([['zinc'], ['gutter']], [])).toBeUndefined()
  })
})

describe('what is shown', () => {
  const signs = ['a', 'É', 'œ', 'e\u0301', ' ', '\n', '🙂', '7', '-', '’', '.', '\0', 'ß', 'ẹ']
  const text = fc.string({ unit: fc.constantFrom(...signs) })
  it('is the text itself, in pieces', () => {
    fc.assert(
      fc.property(text, text, (text, typed) => {
        expect(
          piecesOf(text, wordsOf(typed))
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
    expect(piecesOf('La Chaudière', wordsOf('chaud'))).toEqual([
      { text: 'La ', found: false },
      { text: 'Chaudière', found: true },
    ])
  })

  it('is of a long text the part that says it', () => {
    const text = `${'avant '.repeat(50)}la chaudière\nfuit ${'après '.repeat(50)}`
    const excerpt = excerptOf(text, wordsOf('chaudiere'))
    expect(excerpt).toMatch(/^…avant .*la chaudière fuit après .*…$/)
    expect(excerpt.length).toBeLessThan(160)
  })

  it('is a number however it is parted, and the word as the record writes it', () => {
    expect(holds('+33 4 65 71 10 20', wordsOf('0465711020'))).toBe(true)
    expect(holds('04 65 71 10 20', wordsOf('0465719999'))).toBe(false)
    expect(writtenAs(['chaudiere'], ['Ma Chaudière', null])).toEqual(['chaudière'])
  })
})
