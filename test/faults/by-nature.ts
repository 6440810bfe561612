import type { Standing } from './standing.ts'

/** What is otherwise than elsewhere about a press, because of what it is for. */
interface Nature {
  what: RegExp
  because: string
  /** Tables in which other rows may stand after it was sent twice; of the others all stand once. */
  tables?: string[]
  /** Of a table, the rows that count. */
  counting?: Record<string, RegExp>
  /** Done in several steps, each of them whole, of which a fault leaves some. */
  inSteps?: true
  /** Sent again it is refused: it was used up, and begins anew on the page it came from. */
  usedUp?: true
  /** What is answered beside 503. */
  status?: number
}

const natures: Nature[] = [
  {
    what: /\/(photos|files),/,
    because: 'a row stands before its bytes; one that was left is shown to nobody and swept, and the file is kept once',
    inSteps: true,
    tables: ['audit_events'],
    counting: { attachments: /"stored_at":INSTANT,"removed_at":null/ },
    status: 422,
  },
  {
    what: /sign-in, /,
    because: 'a session of which nobody got the cookie opens nothing, and runs out',
    tables: ['sessions', 'audit_events'],
  },
  {
    what: /(forgot-password|sign-in-link), /,
    because: 'asked for twice there are two mails; of both links the newest is good, or each in its browser',
    tables: ['account_links', 'audit_events', 'mails'],
  },
  {
    what: /passkeys?\/options, /,
    because: 'a question that is never answered runs out',
    tables: ['sign_in_steps'],
  },
  {
    what: /\/passkeys?, /,
    because: 'a challenge serves once, whatever became of the answer to it: the device is asked anew',
    inSteps: true,
    usedUp: true,
  },
  {
    what: /sign-in\/(account|code|second-factor), /,
    because: 'a step serves once, and whoever lost the answer begins again',
    inSteps: true,
    usedUp: true,
  },
  {
    what: /recovery-codes, /,
    because: 'codes that nobody has seen are replaced by others, and each change is told',
    tables: ['audit_events', 'mails'],
  },
  {
    what: /contacts\/:id\/view, /,
    because: 'a session of which nobody got the cookie opens nothing, and runs out after fifteen minutes',
    tables: ['sessions', 'audit_events'],
  },
  {
    what: /admin\/imports, /,
    because: 'a file that is brought again takes the place of the one before, which is let go',
    tables: ['imports', 'audit_events'],
  },
  {
    what: /imports\/:id\/columns, /,
    because: 'the file is looked through again; that writes no record of it',
    tables: ['imports', 'audit_events'],
  },
  {
    what: /invoices\/:id\/issue, /,
    because: 'it is put on paper behind the answer, or by the clock where that fails',
    tables: ['stored_files', 'files'],
  },
  { what: /domains\/:id\/check, DNS /, because: 'the page says that the resolver did not answer', status: 303 },
]

/** What is by nature otherwise, by what is tried. */
export const byNature = (what: string): Partial<Nature> => natures.find((nature) => nature.what.test(what)) ?? {}

/** What stands, as far as it counts. */
export const counted = (standing: Standing, { tables = [], counting = {} }: Partial<Nature>): Standing =>
  Object.fromEntries(
    Object.entries(standing)
      .filter(([table]) => !tables.includes(table))
      .map(([table, rows]) => [table, rows.filter((row) => counting[table]?.test(row) ?? true)]),
  )
