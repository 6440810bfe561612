import type { Figures, RowFigures } from './figures.ts'
import type { Size } from './stage.ts'

/** What is held, as test/bench/budget.json has it. */
export interface Budget {
  limits: {
    /** Share of the bare handler's rate that a list of the portal has at least. */
    portalList: number
    /** How many times as long a page may take at the large size as at the small one, and how many times as many rows a write reads. */
    growth: number
    /** Round trips to D1 of a page, and of a write. */
    pageTrips: number
    writeTrips: number
    /** Rows read for each row shown, and beside them. */
    rowsPerShown: number
    rowsBeside: number
    /** Bytes, gzip. */
    firstVisit: number
    laterPage: number
    bundle: number
    /** Milliseconds. */
    startUp: number
  }
  /** Share of its ratio below that a page may fall, because no two runs show the same; of a write, which is pressed a few times, more. */
  slack: number
  writeSlack: number
  portalLists: string[]
  /** What is over a limit for a cause that is written here, each with a limit of its own, so that it cannot grow. */
  exceptions: Exception[]
  /** The rate of each page and write in parts of the bare handler's, at the small and at the large size. */
  ratios: Record<string, [small: number, large: number]>
}

export type Figure =
  | 'ratio'
  | 'portalList'
  | 'growth'
  | 'growingRows'
  | 'trips'
  | 'rows'
  | 'firstVisit'
  | 'laterPage'
  | 'bundle'
  | 'startUp'

export interface Exception {
  /** Rows it is about, by name, or `Worker`. */
  of: string[]
  figure: Exclude<Figure, 'ratio'>
  limit: number
  because: string
}

export interface Breach {
  of: string
  figure: Figure
  size?: Size
  value: number
  limit: number
}

/** What is over the budget: which page, which figure, which limit. Nothing else is read or written. */
export function judge({ rows, worker }: Pick<Figures, 'rows' | 'worker'>, budget: Budget): Breach[] {
  const { limits } = budget
  const limitOf = (of: string, figure: Figure, usual: number) =>
    budget.exceptions.find((one) => one.figure === figure && one.of.includes(of))?.limit ?? usual
  const breaches: Breach[] = []
  const atMost = (of: string, figure: Figure, value: number, usual: number, size?: Size) => {
    const limit = limitOf(of, figure, usual)
    if (!(value <= limit)) breaches.push({ of, figure, value, limit, ...(size && { size }) })
  }
  const atLeast = (of: string, figure: Figure, value: number, usual: number, size: Size) => {
    const limit = limitOf(of, figure, usual)
    if (!(value >= limit)) breaches.push({ of, figure, size, value, limit })
  }
  for (const row of rows) {
    if (row.kind === 'write') atMost(row.name, 'growingRows', row.sizes.large.cost.rowsRead, rowsGrown(row, budget))
    else if (row.growth !== undefined) atMost(row.name, 'growth', row.growth, limits.growth)
    for (const size of ['small', 'large'] as const) {
      const { cost, timed, weight } = row.sizes[size]
      atMost(row.name, 'trips', cost.trips, row.kind === 'write' ? limits.writeTrips : limits.pageTrips, size)
      if (row.kind !== 'write') atMost(row.name, 'rows', cost.rowsRead, rowsAllowed(row, size, budget), size)
      if (weight) {
        atMost(row.name, 'firstVisit', weight.first, limits.firstVisit, size)
        atMost(row.name, 'laterPage', weight.later, limits.laterPage, size)
      }
      if (!timed) continue
      const { ratio } = timed
      if (budget.portalLists.includes(row.name)) atLeast(row.name, 'portalList', ratio, limits.portalList, size)
      const slack = row.kind === 'write' ? budget.writeSlack : budget.slack
      const kept = budget.ratios[row.name]?.[size === 'small' ? 0 : 1]
      // A row that the budget does not know has no ratio to fall below: that is told too.
      atLeast(row.name, 'ratio', kept === undefined ? Number.NaN : ratio, (kept ?? 0) * (1 - slack), size)
    }
  }
  if (worker) {
    atMost('Worker', 'bundle', worker.bundleGzip, limits.bundle)
    atMost('Worker', 'startUp', worker.startUp, limits.startUp)
  }
  return breaches
}

const rowsAllowed = (row: RowFigures, size: Size, { limits }: Budget): number =>
  limits.rowsPerShown * row.sizes[size].cost.shown + limits.rowsBeside

// A dozen presses are too few to tell times apart, and each has rows of its own that nobody has asked for yet.
const rowsGrown = (row: RowFigures, { limits }: Budget): number =>
  limits.growth * row.sizes.small.cost.rowsRead + limits.rowsBeside

/** A breach in words. */
export function worded({ of, figure, size, value, limit }: Breach): string {
  const where = size ? `${of}, ${size}` : of
  if (Number.isNaN(value)) return `${where}: no ratio is kept in the budget; --update writes it`
  const beyond = value < limit ? 'below' : 'above'
  return `${where}: ${words[figure]} ${short(value)}, ${beyond} ${short(limit)}`
}

const words: Record<Figure, string> = {
  ratio: 'rate in parts of the bare handler’s',
  portalList: 'a portal list’s rate in parts of the bare handler’s',
  growth: 'times as long at the large size',
  growingRows: 'rows that a write reads at the large size',
  trips: 'round trips to D1',
  rows: 'rows read',
  firstVisit: 'bytes of a first visit',
  laterPage: 'bytes of a later page',
  bundle: 'bytes of the bundle',
  startUp: 'milliseconds to start',
}

const short = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(2))
