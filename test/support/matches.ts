/** A statement that asks the full-text table, with what was bound to it. */
interface Asked {
  sql: string
  values: unknown[]
}

const asked: Asked[] = []

/** Notes a statement that asks the full-text table, which belongs to no company. */
export function noteMatch(sql: string, values: unknown[]): void {
  if (/"search_index" match/.test(sql) && values.length > 0) asked.push({ sql, values })
}

/** The step of a plan that asks it; right in a statement of the shape that `CompanyDb.find` writes, and there alone. */
export const isMatchOfFind = (step: string, sql: string): boolean =>
  /^SCAN search_index VIRTUAL TABLE INDEX \d+:M3<?$/.test(step) && shape.test(sql)

// Each match is joined to an entry of the company, and the entry to the company's record.
const shape = new RegExp(
  [
    '^select [^()]* from "search_index" cross join "search_entries" cross join "(\\w+)" .*',
    'where "search_index"\\."search_index" match \\? and "search_entries"\\."entry" = "search_index"\\."rowid"',
    ' and "search_entries"\\."kind" = \\? and "\\1"\\."id" = "search_entries"\\."record_id"',
    ' and "search_entries"\\."company_id" = \\? and "\\1"\\."company_id" = \\?(?= and \\(| order by |$)',
  ].join(''),
)

/** What was asked without being held, in the match itself, to the one company that the statement names. */
export const looseMatches = (): string[] => [
  ...new Set(asked.filter(isLoose).map(({ values }) => JSON.stringify(values))),
]

function isLoose({ sql, values }: Asked): boolean {
  const companies = new Set(
    [...sql.matchAll(/\?|"company_id" = \?/g)].flatMap(([hole], place) => (hole === '?' ? [] : [values[place]])),
  )
  const [company] = companies
  const own = `company : "${Buffer.from(String(company)).toString('hex')}" AND kind : "`
  const match = String(values.find((value) => /^\(?company : /.test(String(value)))).replace(/^\(/, '')
  return companies.size !== 1 || !match.startsWith(own) || !isClosed(match)
}

// With what is quoted taken away nothing is left but what the verb itself writes: no word gets out from behind the company.
const form = 'x(?: \\*)?'
const word = `\\(${form}(?: OR ${form})*\\)`
const words = `words : \\(${word}(?: AND ${word})*\\)`
const closed = new RegExp(`^company : x AND kind : x AND ${words}(?:\\) NOT ${words})?$`)
const isClosed = (match: string): boolean => closed.test(match.replace(/"(?:[^"]|"")*"/g, 'x'))
