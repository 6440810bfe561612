import { describe, expect, it } from 'vitest'
import { changesBetween } from '../../src/audit/changes.ts'
import { jobFilter, jobShows, sortsOf } from '../../src/jobs/admin/filter.ts'
import { actOf, jobStatuses, mayBecome, nextStatuses } from '../../src/jobs/job.ts'
import { type Kind, kindsByCategory, offeredKinds } from '../../src/jobs/kinds.ts'

describe('a job', () => {
  it('goes from one status to these others, and may take each step back', () => {
    const reached = jobStatuses.map((from) => [from, jobStatuses.filter((to) => mayBecome(from, to))])
    expect(Object.fromEntries(reached)).toEqual({
      open: ['in_progress', 'completed', 'cancelled'],
      in_progress: ['open', 'completed', 'cancelled'],
      completed: ['open', 'in_progress'],
      cancelled: ['open', 'in_progress'],
    })
  })

  it('never goes to where it is', () => {
    expect(jobStatuses.filter((status) => mayBecome(status, status))).toEqual([])
  })

  it('has a name for every step that is offered', () => {
    const acts = jobStatuses.flatMap((from) => nextStatuses(from).map((to) => `${from}: ${actOf(from, to)}`))
    expect(acts).toEqual([
      'open: begin',
      'open: complete',
      'open: cancel',
      'in_progress: complete',
      'in_progress: cancel',
      'completed: reopen',
      'cancelled: reopen',
    ])
  })
})

const kind = (id: string, category: string, type: string, gone: Partial<Kind> = {}): Kind => ({
  ...{ id, type: { fr: type, en: `${type} (en)` }, categoryId: category, category: { fr: category, en: category } },
  ...{ archivedAt: null, categoryArchivedAt: null },
  ...gone,
})

describe('kinds of jobs', () => {
  it('that are archived, or whose category is, are kept by the job that has them and offered to no other', () => {
    const kinds = [
      kind('kept', 'a', 'a', { archivedAt: new Date() }),
      kind('gone', 'b', 'b', { categoryArchivedAt: new Date() }),
      kind('there', 'c', 'c'),
    ]
    expect(offeredKinds(kinds).map(({ id }) => id)).toEqual(['there'])
    expect(offeredKinds(kinds, 'kept').map(({ id }) => id)).toEqual(['kept', 'there'])
  })

  it('stand under their category, both by the alphabet of the language', () => {
    const kinds = [kind('3', 'Zinc', 'toit'), kind('2', 'Électricité', 'panne'), kind('1', 'Électricité', 'éclairage')]
    expect(kindsByCategory(kinds, 'fr').map((group) => [group.category, ...group.kinds.map(({ id }) => id)])).toEqual([
      ['Électricité', '1', '2'],
      ['Zinc', '3'],
    ])
  })
})

describe('a filter', () => {
  const read = (query: Record<string, string>) => jobFilter.parse(query).filter

  it('shows jobs under way when nothing is chosen, and all of a customer or of a tag', () => {
    expect(read({})).toEqual({ show: 'active', sort: 'newest' })
    expect(read({ customer: 'c' })).toMatchObject({ show: 'all' })
    expect(read({ tag: 't' })).toMatchObject({ show: 'all' })
  })

  it('leaves out what no index serves', () => {
    expect(read({ sort: 'title' })).toMatchObject({ sort: 'newest' })
    expect(read({ show: 'all', sort: 'title' })).toMatchObject({ sort: 'title' })
    expect(read({ customer: 'c', show: 'completed' })).toMatchObject({ show: 'all' })
    expect(read({ customer: 'c', sort: 'oldest' })).toMatchObject({ sort: 'newest' })
    expect(read({ customer: 'c', show: 'active', sort: 'oldest' })).toMatchObject({ show: 'active', sort: 'oldest' })
    expect(read({ tag: 't', show: 'active' })).toMatchObject({ show: 'all' })
    expect(read({ customer: 'c', tag: 't' })).not.toHaveProperty('tag')
  })

  it('offers by title what is all of the company alone', () => {
    expect([...jobShows, 'some-type'].filter((show) => sortsOf({ show }).includes('title'))).toEqual(['all'])
  })
})

describe('what changed', () => {
  it('is told old and new, for what differs alone, and cut where it is long', () => {
    const before = { title: 'One', scope: null, tags: ['a', 'b'], count: 1, yes: true, notes: 'n'.repeat(300) }
    const after = { title: 'Two', scope: 'Lines\nof it', tags: [], count: 1, yes: false, notes: 'n' }
    expect(changesBetween(before, after)).toEqual({
      title: 'One → Two',
      scope: 'null → Lines, of it',
      tags: 'a, b → null',
      yes: '✓ → ✗',
      notes: `${'n'.repeat(200)}… → n`,
    })
  })
})
