// Writes that are not measured, each by its own address: a new one is nobody's until it is measured, or named here.

const at = (door: string, ...paths: string[]) => paths.map((path) => `POST /${door}/${path}`)
const atBoth = (...paths: string[]) => [...at('portal', ...paths), ...at('admin', ...paths)]

/** Why, and which. */
const becauseOfThemselves: [because: string, routes: string[]][] = [
  [
    'a password is hashed, which takes its quarter of a second by design',
    atBoth('sign-in', 'invitation/:token', 'reset/:token', 'account/password'),
  ],
  [
    'answers after a fixed time by design, so that nobody learns who has an account',
    atBoth('forgot-password', 'sign-in-link'),
  ],
  [
    'a step of signing in or the way out: once a session, behind a step that only the one before opens',
    [
      ...atBoth('sign-in/account', 'sign-in/code', 'sign-in/link/:token', 'sign-out'),
      ...atBoth('sign-in/passkey', 'sign-in/passkey/options'),
      ...at('admin', 'sign-in/second-factor'),
    ],
  ],
  [
    'once in the life of an account, and most of it behind a password that is hashed',
    [
      ...atBoth('account/calendar', 'account/calendar/end', 'account/sessions/:id/end', 'account/sessions/end-others'),
      ...atBoth('account/passkeys', 'account/passkeys/:id/removal', 'account/passkeys/options'),
      ...atBoth('account/second-factor', 'account/second-factor/recovery-codes', 'account/second-factor/removal'),
    ],
  ],
  [
    'sets the company up: one row, by its owner',
    [
      ...at('admin', 'settings/appearance', 'settings/appearance/logo', 'settings/appearance/logo/removal'),
      ...at('admin', 'settings/domains', 'settings/domains/:id/check', 'settings/domains/:id/removal'),
      ...at('admin', 'settings/identity', 'settings/invoicing', 'settings/invoicing/numbers', 'settings/mails'),
      ...at('admin', 'settings/offer', 'settings/planning', 'settings/region', 'settings/second-factor'),
      ...at('admin', 'staff', 'staff/:id', 'staff/:id/invitation', 'staff/:id/revocation'),
      ...at('admin', 'catalogue/start'),
    ],
  ],
  [
    'begins what a queue works off step by step (test/access/runs.test.ts, test/imports/ten-thousand.test.ts)',
    at('admin', 'announcements', 'invitations', 'imports/:id/run', 'imports/:id/stop', 'mails/:id/retry'),
  ],
  [
    'its time is that of the file it takes or looks through',
    [
      ...at('admin', 'imports', 'imports/:id/columns', 'jobs/:id/files', 'visits/:id/photos'),
      ...['POST /portal/requests/:id/photos', 'POST /check'],
    ],
  ],
  ['writes nothing', ['POST /language', 'POST /admin/announcements/preview']],
  [
    'once in the life of a customer: all that is theirs moves (test/customers/merge.test.ts)',
    at('admin', 'customers/:id/merge'),
  ],
]

/** Writes that ask and change about as much of the database as one that is measured. */
const like: Record<string, string[]> = {
  'POST /admin/catalogue/items': [
    ...at('admin', 'catalogue/items/:id', 'catalogue/items/:id/archive', 'catalogue/items/:id/restoration'),
    ...at('admin', 'catalogue/categories', 'catalogue/categories/:id', 'catalogue/categories/:id/archive'),
    ...at('admin', 'catalogue/categories/:id/restoration', 'catalogue/types', 'catalogue/types/:id'),
    ...at('admin', 'catalogue/types/:id/archive', 'catalogue/types/:id/restoration'),
  ],
  'POST /admin/customers/:id': at('admin', 'customers/:id/archive', 'customers/:id/restoration'),
  'POST /admin/customers/:id/contacts': [
    ...at('admin', 'contacts/:id', 'contacts/:id/invitation', 'contacts/:id/revocation', 'contacts/:id/view'),
  ],
  'POST /admin/jobs/:id/status': at('admin', 'jobs/:id/removal'),
  'POST /admin/visits/:id/status': at('admin', 'visits/:id/removal', 'visits/:id/arrival', 'visits/:id/departure'),
  'POST /admin/visits/:id/comments': [
    ...at('admin', 'files/:id/name', 'files/:id/removal', 'files/:id/restoration', 'files/:id/shown'),
  ],
  'POST /admin/requests/:id/confirmation': [
    ...['POST /admin/requests/:id/proposals', 'POST /portal/requests/:id/acceptance', 'POST /proposals/:token'],
  ],
  'POST /portal/requests/:id/withdrawal': ['POST /portal/requests/:id/refusal'],
  'POST /admin/invoices': at('admin', 'invoices/:id/copy', 'invoices/:id/credit-note', 'invoices/new-deposit'),
  'POST /admin/invoices/:id': at('admin', 'invoices/:id/deductions', 'invoices/:id/removal'),
  'POST /admin/invoices/:id/payments': [
    ...at('admin', 'invoices/:id/credit', 'invoices/:id/refund', 'payments/:id/undo', 'payment-notices/:id/settle'),
  ],
}

/** The writes that are not measured, each with the reason. */
export const leftOut: ReadonlyMap<string, string> = new Map([
  ...becauseOfThemselves.flatMap(([because, routes]) => routes.map((route) => [route, because] as const)),
  ...Object.entries(like).flatMap(([measured, routes]) => routes.map((route) => [route, `like ${measured}`] as const)),
])

/** Those that stand for others. */
export const standIns: string[] = Object.keys(like)
