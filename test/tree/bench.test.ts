import { describe, expect, it } from 'vitest'
import { readBudget } from '../bench/budget.ts'
import type { RowFigures, SizeFigures, WorkerFigures } from '../bench/figures.ts'
import { formOf, rowsShown } from '../bench/html.ts'
import { type Budget, judge } from '../bench/judge.ts'
import { leftOut, standIns } from '../bench/left-out.ts'
import { measure, timesAsFast } from '../bench/load.ts'
import { pagesOf, reasonToLeaveOut } from '../bench/pages.ts'
import { writes } from '../bench/writes.ts'
import { routeTable } from '../support/routes.ts'
import type { World } from '../support/world.ts'

const routes = Object.keys(routeTable({ alice: {}, staff: {} } as World))
const name = 'GET /portal/invoices'
const budget: Budget = { ...readBudget(), exceptions: [], portalLists: [name], ratios: { [name]: [0.6, 0.6] } }
const cost = { trips: 1, statements: 5, rowsRead: 85, rowsWritten: 0, shown: 25, bytes: 9000, gzip: 2000 }
const speed = { rate: 300, p50: 1, p99: 2, rounds: [300] }
const sound: SizeFigures = { cost, weight: { first: 40_000, later: 8_000 }, timed: { speed, ratio: 0.6 } }
const worker: WorkerFigures = { bundleGzip: 1_000_000, startUp: 50, starts: [50], pdf: [] }

const rowWith = (large: Partial<SizeFigures>, growth = 1.2): RowFigures => ({
  ...{ name, kind: 'page', growth },
  sizes: { small: sound, large: { ...sound, ...large } },
})
const breachesOf = (row: RowFigures, of: Budget = budget, whole = worker) => judge({ rows: [row], worker: whole }, of)

describe('what is over the budget', () => {
  it('is nothing as long as every figure stands at its limit', () => expect(breachesOf(rowWith({}))).toEqual([]))

  it.each<[string, RowFigures, number, number]>([
    ['trips', rowWith({ cost: { ...cost, trips: 2 } }), 2, 1],
    ['rows', rowWith({ cost: { ...cost, rowsRead: 86 } }), 86, 85],
    ['firstVisit', rowWith({ weight: { first: 40_001, later: 8_000 } }), 40_001, 40_000],
    ['laterPage', rowWith({ weight: { first: 40_000, later: 8_001 } }), 8_001, 8_000],
    ['portalList', rowWith({ timed: { speed, ratio: 0.49 } }), 0.49, 0.5],
    ['growth', rowWith({}, 1.21), 1.21, 1.2],
  ])('names page, figure and limit of %s', (figure, row, value, limit) => {
    const [breach, ...more] = breachesOf(row)
    expect(breach).toMatchObject({ of: name, figure, value, limit })
    expect(more).toEqual([])
  })

  it('is a ratio that fell further than two runs differ, and a page without one', () => {
    const kept = { ...budget, portalLists: [], slack: 0.25, ratios: { [name]: [0.6, 0.9] as [number, number] } }
    expect(breachesOf(rowWith({}), kept)).toMatchObject([{ of: name, figure: 'ratio', size: 'large', value: 0.6 }])
    expect(breachesOf(rowWith({}), { ...budget, ratios: {} }).map(({ figure }) => figure)).toEqual(['ratio', 'ratio'])
  })

  it('is a write of three round trips, though one of two is not', () => {
    const write = (trips: number): RowFigures => ({ ...rowWith({ cost: { ...cost, trips } }), kind: 'write' })
    expect(breachesOf(write(2))).toEqual([])
    expect(breachesOf(write(3))).toMatchObject([{ figure: 'trips', value: 3, limit: 2 }])
  })

  it('is a write that reads more rows at the large size, however long it takes', () => {
    const write = (rowsRead: number): RowFigures => ({ ...rowWith({ cost: { ...cost, rowsRead } }, 9), kind: 'write' })
    expect(breachesOf(write(112))).toEqual([])
    expect(breachesOf(write(113))).toMatchObject([{ figure: 'growingRows', value: 113, limit: 112 }])
  })

  it('is a Worker that is too large, or that starts too slowly', () => {
    const slow = { ...worker, bundleGzip: 1_000_001, startUp: 51 }
    expect(breachesOf(rowWith({}), budget, slow).map(({ of, figure }) => [of, figure])).toEqual([
      ['Worker', 'bundle'],
      ['Worker', 'startUp'],
    ])
  })

  it('holds an exception to the limit it names', () => {
    const excepted: Budget = {
      ...budget,
      exceptions: [{ of: [name], figure: 'rows', limit: 100, because: 'Two rows stand behind each that is shown.' }],
    }
    expect(breachesOf(rowWith({ cost: { ...cost, rowsRead: 100 } }), excepted)).toEqual([])
    expect(breachesOf(rowWith({ cost: { ...cost, rowsRead: 101 } }), excepted)).toMatchObject([
      { value: 101, limit: 100 },
    ])
  })
})

describe('what is measured', () => {
  it('is each route of the app, or the reason is written down', () => {
    const gets = new Set(pagesOf(routes).map(({ route }) => route))
    const posts = new Set(writes.map(({ route }) => route))
    const nobodys = routes.filter((route) =>
      route.startsWith('GET ')
        ? !gets.has(route) && !reasonToLeaveOut(route)
        : !posts.has(route) && !leftOut.has(route),
    )
    expect(nobodys).toEqual([])
    expect([...posts].filter((route) => !routes.includes(route))).toEqual([])
  })

  it('leaves out no write that is measured, or that is not there, and names what stands for it', () => {
    const measured = writes.map(({ route }) => route)
    expect([...leftOut.keys()].filter((route) => measured.includes(route) || !routes.includes(route))).toEqual([])
    expect(standIns.filter((route) => !measured.includes(route))).toEqual([])
    expect([...leftOut.values()].filter((because) => because.length < 12)).toEqual([])
  })

  it('has causes for exceptions, each of a row that is measured', () => {
    const names = new Set([...pagesOf(routes), ...writes.map(({ route }) => ({ name: route }))].map((row) => row.name))
    for (const { of, because } of readBudget().exceptions) {
      expect(because.length).toBeGreaterThan(20)
      expect(of.filter((one) => one !== 'Worker' && !names.has(one))).toEqual([])
    }
  })
})

it('rows shown are counted between the frame’s own links, in pages and in files', () => {
  const page =
    '<nav><li>Home</li></nav><main><ul><li>a</li><li class="row">b</li></ul><option value="person">P</option>'
  expect(rowsShown('text/html; charset=utf-8', Buffer.from(page))).toBe(2)
  expect(rowsShown('text/csv', Buffer.from('Name;Town\r\nA;Lyon\r\nB;Lyon\r\n'))).toBe(2)
})

it('a form is filled as it stands on its page', () => {
  const html = `<form method="post" action="/a?x=1&amp;y=2"><input name="n" value="A &amp; B"/><input type="checkbox" name="no"/>
    <input type="checkbox" name="yes" value="1" checked=""/><select name="s"><option value="1"><option value="2" selected="">
    </select><select name="z"><option>UTC</option><option selected="">A &amp; B</option></select><textarea name="t">long</textarea></form>`
  expect(Object.fromEntries(formOf(html, '/a?x=1&y=2'))).toEqual({
    n: 'A & B',
    yes: '1',
    s: '2',
    z: 'A & B',
    t: 'long',
  })
})

it('one that takes three times as long is measured as such, whatever else the machine does', async () => {
  const answer = { status: 200, headers: {}, body: Buffer.alloc(0) }
  const after = (ms: number) => async () => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    return answer
  }
  const targets = [10, 30].map((ms) => ({ name: `${ms} ms`, send: after(ms) }))
  const [quick, slow] = await measure(targets, { rounds: 3, each: { requests: 8 }, connections: 4 })
  if (!quick || !slow) throw new Error('Nothing was measured.')
  expect(timesAsFast(quick, slow)).toBeGreaterThan(1.8)
  expect(slow.p50).toBeGreaterThanOrEqual(29)
  await expect(
    measure([{ name: 'broken', send: async () => ({ ...answer, status: 500 }) }], {
      ...{ rounds: 1, each: { requests: 1 }, connections: 1 },
    }),
  ).rejects.toThrow('broken answered 500, not 200')
})
