import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatNumber,
  mayCollide,
  mostNumberLength,
  type Pattern,
  parsePattern,
  piecesOf,
  readNumber,
} from '../../src/companies/numbering.ts'

const sign = fc.constantFrom(...'ABCXYZabcxyz0129+-_/')
const text = fc.string({ unit: sign, maxLength: 6 })
const field = fc.constantFrom('{yy}', '{yyyy}', '{mm}')
const running = fc.integer({ min: 1, max: 12 }).map((digits) => `{${'0'.repeat(digits)}}`)
const good = fc
  .tuple(
    text,
    fc.array(fc.oneof(text, field), { maxLength: 3 }),
    running,
    fc.array(fc.oneof(text, field), { maxLength: 1 }),
  )
  .map(([start, before, number, after]) => [start, ...before, number, ...after].join(''))
const parsed = good.map(parsePattern).filter((pattern): pattern is Pattern => typeof pattern !== 'string')
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const count = fc.integer({ min: 1, max: 999_999 })

describe('a pattern', () => {
  it.each([
    ['FA{yy}{mm}-{0000}', 1, 'FA2602-0001'],
    ['FA{yy}{mm}-{0000}', 12_345, 'FA2602-12345'],
    ['{yyyy}/{000}', 7, '2026/007'],
    ['{0}', 42, '42'],
    ['a+B_c-{00}/z', 3, 'a+B_c-03/z'],
  ])('%s makes the %ith number %s', (typed, running, number) => {
    expect(formatNumber(parsePattern(typed) as Pattern, '2026-02-03', running)).toBe(number)
  })

  it.each([
    ['FA{yy}', 'patternRunning'],
    ['', 'patternRunning'],
    ['{00}-{00}', 'patternRunning'],
    ['FÉ{000}', 'patternSign'],
    ['FA {000}', 'patternSign'],
    ['FA{dd}{000}', 'patternSign'],
    ['{000', 'patternSign'],
    ['FA\n{000}', 'patternSign'],
    ['😀{000}', 'patternSign'],
    [`${'A'.repeat(30)}{000}`, 'patternLong'],
    [`${'{yyyy}'.repeat(7)}{mm}{0}`, 'patternLong'],
  ])('%j is refused: %s', (typed, fault) => {
    expect(parsePattern(typed)).toBe(fault)
  })

  it('may make numbers of 35 signs', () => {
    const pattern = parsePattern(`${'A'.repeat(29)}{0}`) as Pattern
    expect(formatNumber(pattern, '2026-02-03', 999_999)).toHaveLength(mostNumberLength)
  })

  it('makes numbers of allowed signs alone, 35 at most, whatever the day and the count', () => {
    fc.assert(
      fc.property(parsed, day, count, (pattern, day, running) => {
        const number = formatNumber(pattern, day, running)
        expect(number).toMatch(/^[A-Za-z0-9+\-_/]+$/)
        expect(number.length).toBeLessThanOrEqual(mostNumberLength)
      }),
    )
  })

  it('makes no number twice, be the days the same or not', () => {
    fc.assert(
      fc.property(parsed, day, day, count, count, (pattern, one, other, first, second) => {
        fc.pre(first !== second)
        expect(formatNumber(pattern, one, first)).not.toBe(formatNumber(pattern, other, second))
      }),
      { numRuns: 500 },
    )
  })

  it('reads back the running number of each of its numbers, and none of what it does not make', () => {
    fc.assert(
      fc.property(parsed, day, count, (pattern, day, running) => {
        expect(readNumber(pattern, formatNumber(pattern, day, running))).toBe(running)
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(parsed, day, fc.string({ unit: sign, maxLength: 20 }), (pattern, day, typed) => {
        const running = readNumber(pattern, typed)
        // Year and month are read from any day, so it is compared with what stands around them.
        if (running !== undefined) expect(typed).toHaveLength(formatNumber(pattern, day, running).length)
      }),
    )
  })

  it.each([
    ['FA{yy}{mm}-{0000}', 'FA2602-0007', 7],
    ['FA{yy}{mm}-{0000}', 'FA2612-12345', 12_345],
    ['FA{yy}{mm}-{0000}', 'FA2613-0007', undefined],
    ['FA{yy}{mm}-{0000}', 'FA2602-07', undefined],
    ['FA{yy}{mm}-{0000}', 'FA2602-00007', undefined],
    ['FA{yy}{mm}-{0000}', 'FA2602-0000', undefined],
    ['FA{yy}{mm}-{0000}', 'fa2602-0007', undefined],
    ['A+{0}', 'AAA7', undefined],
    ['{0}', '999999999', 999_999_999],
    ['{0}', '1000000000', undefined],
    ['{0}', '9999999999', undefined],
    ['{yyyy}{00}/z', '2026101/z', 101],
  ])('%s reads %s as %s', (typed, number, running) => {
    expect(readNumber(parsePattern(typed) as Pattern, number)).toBe(running)
  })

  it('comes apart into what stands around the running number', () => {
    expect(piecesOf(parsePattern('FA{yy}{mm}-{0000}/{yyyy}z') as Pattern, '2026-02-03')).toEqual({
      ...{ before: 'FA2602-', digits: 4, after: '/2026z' },
    })
  })

  it.each([
    ['FA{0000}', 'FB{0000}', false],
    ['FA{0000}', 'FA{yy}-{0000}', true],
    ['A12-{0}', 'A3{0}', true],
    ['AB1{0}', 'AC1{0}', false],
    ['{0000}', '2{000}', true],
    ['{yyyy}{0}', '{0000}', true],
    ['{0000}', 'F{000}', false],
  ])('%s and %s may make the same numbers: %s', (one, other, mayBe) => {
    expect(mayCollide(parsePattern(one) as Pattern, parsePattern(other) as Pattern)).toBe(mayBe)
  })

  it('that may not collide with another makes none of its numbers', () => {
    fc.assert(
      fc.property(parsed, parsed, day, day, count, count, (a, b, one, other, first, second) => {
        fc.pre(!mayCollide(a, b))
        expect(formatNumber(a, one, first)).not.toBe(formatNumber(b, other, second))
      }),
      { numRuns: 500 },
    )
  })

  it('of whatever text is read or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = parsePattern(typed)
        if (typeof read === 'string') expect(read).toMatch(/^pattern(Sign|Running|Long)$/)
        else expect(read.filter((part) => 'digits' in part)).toHaveLength(1)
      }),
    )
  })
})
