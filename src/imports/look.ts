import { sha256 } from '../secrets/sha256.ts'
import { type Fault, type Field, fieldsOf, type ImportKind, type Line, type Mapping } from './kind.ts'
import { customerKind } from './kinds/customers.ts'
import { invoiceKind } from './kinds/invoices.ts'
import { jobKind } from './kinds/jobs.ts'
import type { KindRules, Made, Setting } from './kinds/made.ts'
import { visitKind } from './kinds/visits.ts'
import { type Found, keyOf, type Named } from './references.ts'

/** A line looked at by itself: what is wrong with it, or whom it names and what it becomes once these are found. */
interface Looked {
  line: Line
  faults: Fault[]
  named: Named
  make(found: Found, setting: Setting): Made | Fault[]
}

/** A line as it will be, with the key that keeps it from being added twice. */
export interface Good {
  line: Line
  key: string
  made: Made
}
/** A line with what is wrong with it. */
export interface Bad extends Line {
  faults: Fault[]
}

const looking =
  <P>({ kind, rules, names, make }: KindRules<P>) =>
  (lines: Line[], { columns, orders }: Mapping): Looked[] => {
    const schema = rules((field) => orders[field] ?? 'dmy')
    const fields: [Field, number | undefined][] = fieldsOf[kind].map((field) => [field, columns[field]])
    return lines.map((line) => {
      const typed = Object.fromEntries(fields.map(([field, place]) => [field, bare(line.cells[place ?? -1])]))
      const read = schema.safeParse(typed)
      if (!read.success) return { line, faults: faultsOf(read.error.issues), named: {}, make: () => [] }
      const { data } = read
      return { line, faults: [], named: names(data), make: (found, setting) => make(data, found, setting) }
    })
  }

const lookers: Record<ImportKind, (lines: Line[], mapping: Mapping) => Looked[]> = {
  customers: looking(customerKind),
  jobs: looking(jobKind),
  visits: looking(visitKind),
  invoices: looking(invoiceKind),
}

/** Looks at each line by itself, without input or output. */
export const look = (kind: ImportKind, lines: Line[], mapping: Mapping): Looked[] => lookers[kind](lines, mapping)

/** Parts the lines into those that can be written and those that cannot, once it is known whom they name. */
export async function sorted(looked: Looked[], found: Found, setting: Setting): Promise<{ good: Good[]; bad: Bad[] }> {
  const bad: Bad[] = []
  const keyed: Promise<Good>[] = []
  for (const { line, faults, make } of looked) {
    const made = faults.length > 0 ? faults : make(found, setting)
    if (Array.isArray(made)) bad.push({ ...line, faults: made })
    else keyed.push(withKey(line, made))
  }
  return { good: await Promise.all(keyed), bad }
}

const withKey = async (line: Line, made: Made): Promise<Good> => ({
  line,
  made,
  key: made.reference === null ? `row:${await sha256(JSON.stringify(made.sameAs))}` : keyOf(made.reference),
})

// What begins like a formula is stored behind an apostrophe by whoever exports with care, this portal included.
const bare = (cell = ''): string => (/^'[=+\-@＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

// The first fault of a cell is the one to mend first.
function faultsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Fault[] {
  const byField = new Map([...issues].reverse().map(({ path, message }) => [String(path[0]), message]))
  return [...byField].reverse().map(([field, reason]) => ({ field, reason }) as Fault)
}
