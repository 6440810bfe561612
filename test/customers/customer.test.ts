import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinedNotes, mergedRecord, nameOf, sortKeyOf, unitedTags } from '../../src/customers/customer.ts'
import { makeWorld } from '../support/world.ts'

const word = fc.constantFrom('Éloïse', 'Martin', 'œuvre', 'ŁUKASZ', 'd’Ormesson', 'Brûlé', 'ßein', 'a', 'Zoë Anne')
const tags = fc.array(fc.constantFrom('syndic', 'urgent', 'fidèle', 'bail', 'copro'))

describe('a customer’s name', () => {
  it('is first and last name of a person', () => {
    expect([nameOf('Alice', 'Moreau'), nameOf(null, 'Moreau')]).toEqual(['Alice Moreau', 'Moreau'])
  })

  it('is ordered by the same key here as in the database', async () => {
    const { companyId } = await makeWorld()
    const named = fc.sample(fc.record({ first: fc.option(word), last: fc.option(word) }), { numRuns: 60, seed: 7 })
    const rows = named.map(({ first, last }, place) => ({
      id: `sorted-${place}`,
      firstName: last === null ? null : first,
      lastName: last,
      name: last === null ? (first ?? 'Nobody') : nameOf(first, last),
    }))
    await env.DB.prepare(
      `insert into customers (company_id, id, kind, name, first_name, last_name, address, language, created_at)
        select ?1, value ->> 'id', 'person', value ->> 'name', value ->> 'firstName', value ->> 'lastName', '', 'fr', 1
        from json_each(?2)`,
    )
      .bind(companyId, JSON.stringify(rows))
      .run()
    const { results } = await env.DB.prepare(
      "select id, sort_key from customers where company_id = ? and id like 'sorted-%'",
    )
      .bind(companyId)
      .all<{ id: string; sort_key: string }>()
    expect(results).toHaveLength(rows.length)
    const keys = new Map(results.map(({ id, sort_key }) => [id, sort_key]))
    for (const row of rows) expect([row.id, keys.get(row.id)]).toEqual([row.id, sortKeyOf(row)])
  })
})

describe('two records made one', () => {
  it('have the tags of both, each once, those of the one that stays ahead', () => {
    fc.assert(
      fc.property(tags, tags, (stays, goes) => {
        const united = unitedTags(stays, goes)
        expect(new Set(united)).toEqual(new Set([...stays, ...goes]))
        expect(united).toHaveLength(new Set(united).size)
        expect(united.slice(0, new Set(stays).size)).toEqual([...new Set(stays)])
      }),
    )
  })

  it('lose no note', () => {
    expect([joinedNotes('a', 'b'), joinedNotes(null, 'b'), joinedNotes('a', null), joinedNotes(null, null)]).toEqual([
      'a\n\nb',
      'b',
      'a',
      null,
    ])
  })

  it('keep what the one says, and take over what it lacks', () => {
    const stays = { email: 'a@example.com', phone: null, mobile: null, tags: [], internalNotes: null }
    const goes = { email: 'b@example.com', phone: '04', mobile: null, tags: ['t'], internalNotes: 'n' }
    expect(mergedRecord(stays, goes)).toEqual({
      email: 'a@example.com',
      phone: '04',
      mobile: null,
      tags: ['t'],
      internalNotes: 'n',
    })
  })
})
