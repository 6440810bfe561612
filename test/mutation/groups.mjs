/** What is mutated, and the tests that are to notice: those that are quick, and near to what is changed, come first. */
export const groups = {
  scope: {
    files: inside('src/db', 'select wording verbs scope behind write many operators full-text d1'),
    tests: inside(
      'test',
      'db/wording db/operators db/found db/asked-again db/owners db/many db/sent db/rights db/scope db/behind db/moving',
    ).concat(inside('test', 'search/isolation search/find catalogue/catalogue jobs/list customers/lists')),
  },
  reach: {
    files: ['src/sessions/reach.ts'],
    tests: inside(
      'test',
      'sessions/reach sessions/reach-files db/rights db/behind attachments/of-request attachments/on-site requests/asking',
    ).concat(
      inside('test', 'payments/told access/contacts invoices/opened requests/at-once requests/proposing'),
      inside('test', 'attachments/upload audit/pages'),
    ),
  },
  numbering: {
    files: inside('src/companies', 'numbering').concat(
      inside('src/invoices/issue', 'issue freeze finish faults day check-code print mails'),
    ),
    tests: inside('test', 'companies/numbering invoices/freezing invoices/codes-and-days invoices/issue-draft').concat(
      inside('test', 'invoices/issuing-refused invoices/issued-mails invoices/finishing invoices/finishing-many'),
      inside('test', 'invoices/issuing invoices/in-the-way invoices/check invoices/credit-notes invoices/deposits'),
      inside('test', 'invoices/numbers-at-once invoices/facturx companies/next-numbers companies/subjects'),
    ),
  },
  session: {
    files: inside(
      'src/sessions',
      'token guard opening sweep doors attempts cookie proof steps sign-out queries actor',
    ).concat(inside('src/sessions', 'people looks proposal proposal-link feeds document-check')),
    tests: inside(
      'test/sessions',
      'tokens guard counts standing people feeds document-check queries actor proof doors proposal opening sign-out looks sweep steps attempts turns enrolment second-factor passkeys sign-in',
    ).concat(
      inside('test', 'portal admin technician access/own-sessions access/own access/own-password access/invitation'),
      inside('test', 'requests/proposal-links requests/proposals feeds/feed feeds/own invoices/check'),
      inside('test', 'staff/access access/contacts access/mailed audit/pages audit/trail companies/host'),
    ),
  },
  request: {
    files: inside('src/requests', 'request steps wishes expiry'),
    tests: inside(
      'test/requests',
      'wishes rules expiry-bounds expiry request deciding asking confirming proposing answering portal admin',
    ).concat(inside('test/requests', 'offers-taken proposals proposal-links mails at-once')),
  },
  money: {
    files: inside('src/invoices', 'invoice credit-note deposit terms decimal').concat(
      inside('src/payments', 'payment admin/deeds'),
      inside('src/statements', 'statement period'),
      'src/http/amount.ts',
    ),
    tests: inside(
      'test',
      'payments/payment catalogue/amount invoices/decimal invoices/epc invoices/invoice invoices/standing',
    ).concat(
      inside('test', 'invoices/terms-said invoices/terms invoices/credit-note invoices/deposit'),
      inside('test', 'statements/period statements/lines payments/deeds payments/credit-deeds'),
      inside('test', 'statements/statement invoices/rules-of-payments payments/recording payments/credit'),
      inside('test', 'payments/told statements/account invoices/owed invoices/deposits invoices/credit-notes'),
      inside('test', 'invoices/draft-saving invoices/drafts invoices/issuing invoices/portal-page'),
      inside('test', 'invoices/whole-story invoices/histories statements/files payments/ledger payments/rows'),
    ),
  },
}

function inside(folder, names) {
  const ending = folder.startsWith('test') ? '.test.ts' : '.ts'
  return names.split(' ').map((name) => `${folder}/${name}${ending}`)
}
