import { describe, expect, it } from 'vitest'
import type { Planning } from '../../src/companies/opening/planning.ts'
import { daysText, groupsOf } from '../../src/companies/opening/words.ts'

const [long, short] = [[{ from: '08:00', until: '18:00' }], [{ from: '08:00', until: '12:00' }]]

describe('a week in words', () => {
  it('has days of the same hours together, in the order of the first of each', () => {
    const hours: Planning['hours'] = [long, long, short, long, short, [], []]
    expect(groupsOf({ hours }).map(({ days }) => days)).toEqual([
      [0, 1, 3],
      [2, 4],
      [5, 6],
    ])
  })

  it.each([
    [[0, 1, 2, 3, 4], 'Mon–Fri', 'lun.–ven.'],
    [[0, 1, 3], 'Mon, Tue, Thu', 'lun., mar., jeu.'],
    [[0, 2, 3, 4, 6], 'Mon, Wed–Fri, Sun', 'lun., mer.–ven., dim.'],
    [[5], 'Sat', 'sam.'],
    [[0, 1, 2, 3, 4, 5, 6], 'Mon–Sun', 'lun.–dim.'],
  ])('names the days %j', (days, english, french) => {
    expect([daysText({ language: 'en' }, days), daysText({ language: 'fr' }, days)]).toEqual([english, french])
  })
})
