import { and, asc, desc, eq, gt, gte, lt } from '../db/operators.ts'
import type { Holder } from '../db/reach.ts'
import type { Select } from '../db/select.ts'
import { invoices } from '../invoices/schema.ts'
import { accountMonths } from '../payments/schema.ts'

/**
 * Documents in one ZIP, at most. One that is not in the bucket yet takes three calls to bucket and database to make, and a
 * Worker makes a thousand at most under the narrower of the limits there are (Cloudflare Workers, limits, subrequests; D1,
 * limits, queries an invocation).
 */
export const mostDocuments = 300

/** Parts that a year may have. */
export const mostParts = 40

export const documentColumns = { id: invoices.id, number: invoices.number, issuedOn: invoices.issuedOn }

/** A document of a year, before it is opened. */
export interface YearDocument {
  id: string
  number: string | null
  issuedOn: string | null
}

/** The documents issued in a year (`YYYY`), oldest first. Drafts have no day. */
export const documentsOfYear = <H extends Holder>(
  select: Select<H, typeof documentColumns>,
  year: string,
  customerId: string | undefined,
  most: number,
) =>
  select
    .where(
      and(
        customerId === undefined ? undefined : eq(invoices.customerId, customerId),
        gte(invoices.issuedOn, year),
        lt(invoices.issuedOn, String(Number(year) + 1)),
      ),
    )
    .orderBy(asc(invoices.issuedOn), asc(invoices.sequence), asc(invoices.id))
    .limit(most)

export const countedColumns = { month: accountMonths.month, documents: accountMonths.documents }

/**
 * The months of a year (`YYYY`) in which documents were issued, latest first; of none the last twelve, among which are all
 * of the newest year. Each says how many there are, so that nobody counts them.
 */
export const monthsOfYear = <H extends Holder>(
  select: Select<H, typeof countedColumns>,
  year: string | undefined,
  customerId: string | undefined,
) =>
  select
    .where(
      and(
        customerId === undefined ? undefined : eq(accountMonths.customerId, customerId),
        year === undefined
          ? undefined
          : and(gte(accountMonths.month, year), lt(accountMonths.month, String(Number(year) + 1))),
        gt(accountMonths.documents, 0),
      ),
    )
    .orderBy(desc(accountMonths.month))
    .limit(12)

/** Which year these months are of, that of the newest where several are, and how many documents it has in parts of ZIPs. */
export function countYear(months: { month: string; documents: number }[], asked: string | undefined, today: string) {
  const year = asked ?? (months[0]?.month ?? today).slice(0, 4)
  const all = months.filter(({ month }) => month.startsWith(year)).reduce((sum, { documents }) => sum + documents, 0)
  return { year, count: Math.min(all, mostDocuments * mostParts) }
}

/** How many rows to ask for to fill a part, counted from 1, and to know whether there is more. */
export const rowsFor = (part: number): number => part * mostDocuments + 1

/** The documents of a part, counted from 1. */
export const partOf = <D>(documents: D[], part: number): D[] =>
  documents.slice((part - 1) * mostDocuments, part * mostDocuments)

/** From which document to which each part goes, both counted from 1. */
export const partsOf = (count: number): { part: number; first: number; last: number }[] =>
  Array.from({ length: Math.min(mostParts, Math.ceil(count / mostDocuments)) }, (_, index) => ({
    ...{ part: index + 1, first: index * mostDocuments + 1 },
    last: Math.min(count, (index + 1) * mostDocuments),
  }))

/**
 * Names for files with these numbers that every file system takes, each once: without the signs and names that Windows
 * keeps for itself, and told apart where letters differ by case alone.
 */
export function fileNames(numbers: string[]): string[] {
  const taken = new Set<string>()
  return numbers.map((number) => {
    const plain = number
      .normalize('NFC')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-')
      .replace(/^[\s.]+|[\s.]+$/g, '')
    const safe = plain === '' || /^(con|prn|aux|nul|(com|lpt)\d)(\.|$)/i.test(plain) ? `_${plain}` : plain
    let name = `${safe}.pdf`
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${safe} (${again}).pdf`
    taken.add(name.toLowerCase())
    return name
  })
}
