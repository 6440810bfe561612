import { typedHundredths } from '../http/amount.ts'
import { disposition } from '../http/answer.ts'
import { type Cell, csvFile } from '../http/csv.ts'
import { dictionaries } from '../i18n/index.ts'
import type { Language } from '../i18n/language.ts'
import { localeOf } from '../i18n/locale.ts'
import { money } from '../ui/format.ts'
import { type Line, owedAt, type Statement } from './statement.ts'
import { creditOf, debitOf, worded } from './worded.ts'

/** A statement as a file for spreadsheets: a line an entry, between the balance that it opens and the one it closes with. */
export async function sheetOf(
  statement: Statement,
  { language, currency }: { language: Language; currency: string },
): Promise<Response> {
  const words = dictionaries[language]
  const { statements } = words
  const locale = localeOf({ timeZone: 'UTC', currency }, language)
  const amount = (cents: number | null): Cell => (cents === null ? null : { number: typedHundredths(cents, language) })
  const balance = (day: string, name: string, cents: number): Cell[] => [day, name, null, null, null, amount(cents)]
  const cellsOf = (line: Line): Cell[] => {
    const { text, detail } = worded(line, words, (cents) => money(locale, cents))
    return [line.day, text, detail, amount(debitOf(line)), amount(creditOf(line)), amount(line.balanceCents)]
  }
  const rows = [
    balance(statement.from, statements.opening, owedAt(statement.opening)),
    ...statement.lines.map(cellsOf),
    balance(statement.to, statements.closing, owedAt(statement.closing)),
  ]
  const answer = await csvFile(
    async () => ({ rows, next: undefined }),
    async () => ({
      ...{ name: 'statement', language, cellsOf: (cells: Cell[]) => cells },
      header: [
        statements.day,
        statements.entry,
        statements.detail,
        statements.debit,
        statements.credit,
        statements.balance,
      ],
    }),
  )
  const name = `${statements.file(statement.from, statement.to)}.csv`
  answer.headers.set('Content-Disposition', disposition('attachment', name))
  return answer
}
