import { describe, expect, it } from 'vitest'
import { fileNames, partsOf } from '../../src/statements/year.ts'

describe('names of files', () => {
  it('are the numbers, without what a file system refuses, each once', () => {
    expect(
      fileNames(['FA2602-0001', 'FA/2026/1', 'FA-2026-1', 'fa-2026-1', '../..', 'con', 'N° 7\u0000?', '']),
    ).toEqual([
      ...[
        'FA2602-0001.pdf',
        'FA-2026-1.pdf',
        'FA-2026-1 (2).pdf',
        'fa-2026-1 (3).pdf',
        '-.pdf',
        '_con.pdf',
        'N° 7--.pdf',
      ],
      '_.pdf',
    ])
  })

  it('part a year without a gap', () => {
    expect(partsOf(0)).toEqual([])
    expect(partsOf(300)).toEqual([{ part: 1, first: 1, last: 300 }])
    expect(partsOf(601).map(({ first, last }) => [first, last])).toEqual([
      [1, 300],
      [301, 600],
      [601, 601],
    ])
  })
})
