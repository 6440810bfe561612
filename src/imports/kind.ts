/** What can be taken over from a file. */
export const importKinds = ['customers', 'jobs', 'visits', 'invoices'] as const
export type ImportKind = (typeof importKinds)[number]

/** Where an import stands. One that was stopped keeps what it had added. */
export const importStates = ['uploaded', 'running', 'done', 'stopped'] as const
export type ImportState = (typeof importStates)[number]

/** What a column of a file may hold, by kind, in the order in which pages and templates show it. */
export const fieldsOf = {
  customers: [
    ...(['reference', 'kind', 'civility', 'firstName', 'lastName', 'name', 'email', 'phone', 'mobile'] as const),
    ...(['address', 'postcode', 'town', 'language', 'siren', 'vatNumber', 'notes', 'tags'] as const),
  ],
  jobs: ['reference', 'customer', 'title', 'type', 'status', 'location', 'scope', 'createdOn', 'notes', 'tags'],
  visits: ['reference', 'job', 'customer', 'title', 'date', 'start', 'end', 'minutes', 'status', 'comments', 'notes'],
  invoices: [
    ...(['number', 'customer', 'job', 'issuedOn', 'dueOn', 'total', 'net', 'vat', 'vatRate'] as const),
    ...(['paid', 'paidAmount', 'paidOn', 'method', 'notes'] as const),
  ],
} as const satisfies Record<ImportKind, readonly string[]>
export type Field = (typeof fieldsOf)[ImportKind][number]

/** What a file must have a column for: one of each list at least. */
export const neededBy: Record<ImportKind, readonly (readonly Field[])[]> = {
  customers: [['name', 'lastName']],
  jobs: [['customer'], ['title']],
  visits: [['date'], ['job', 'title']],
  invoices: [['number'], ['customer'], ['issuedOn'], ['total'], ['net', 'vat', 'vatRate']],
}

/** How the days of a column are written: day first, or month first where the column leaves no doubt. */
export type DayOrder = 'dmy' | 'mdy'

/** How a file is read: which column holds what, counted from 0, and what holds where no column says it. */
export interface Mapping {
  columns: Partial<Record<Field, number>>
  /** Of columns of days; as the whole column tells. */
  orders: Partial<Record<Field, DayOrder>>
  /** The job type of jobs that name none. */
  typeId: string | null
  /** Whether each new customer's address becomes a contact too. */
  contacts: boolean
}

/** What a look through the whole file found, and its first rows as they would be, by field. */
export interface Preview {
  added: number
  existed: number
  refused: number
  /** Cells that are wrong, over all lines. */
  faults: number
  rows: { line: number; shown: Partial<Record<Field, string>> }[]
}

/** What is wrong with a cell; `field` names the column where it stands. */
export interface Fault {
  field: Field
  /** A key of `words.imports.faults`. */
  reason: FaultReason
}

const faultReasons = [
  ...(['missing', 'tooLong', 'emailWrong', 'dateWrong', 'timeWrong', 'numberWrong', 'yesNoWrong'] as const),
  ...(['wordUnknown', 'customerUnknown', 'customerSeveral', 'jobUnknown', 'jobSeveral', 'typeUnknown'] as const),
  ...(['typeSeveral', 'sirenWrong', 'vatNumberWrong', 'negative', 'endWrong', 'vatWrong', 'dueWrong'] as const),
  ...(['jobOfOther', 'tagsTooMany', 'numberAhead'] as const),
] as const
export type FaultReason = (typeof faultReasons)[number]

/** A line of the file: its place as a spreadsheet counts (the header is 1), and its cells. */
export interface Line {
  line: number
  cells: string[]
}
