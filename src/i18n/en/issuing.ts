import type { Words } from '../index.ts'

export const issuing: Words['issuing'] = {
  titles: {
    invoice: 'Issue the invoice',
    deposit: 'Issue the deposit invoice',
    credit_note: 'Issue the credit note',
  },
  toDraft: 'Back to the draft',
  lead: 'Read it once more. Once issued, the document no longer changes and cannot be deleted: only a credit note corrects it.',
  number: 'Number to be',
  numberHint: 'The one after it, if another document is issued meanwhile.',
  corrects: 'Corrects',
  correctsOf: (number, day) => `${number} of ${day}`,
  deducted: 'Deposits deducted',
  toPay: 'To pay',
  retention: (day) => `Retention until ${day}`,
  issuedOn: 'Issue date',
  issuedOnHint: 'Today’s, as a rule. Dates follow each other as numbers do.',
  byMail: 'Contacts who see invoices are told by email, if they want to be.',
  notByMail: 'Nobody is told by email: the document appears in the customer portal.',
  hidden: 'Your customer portal does not show invoices: nobody is told, so send the PDF yourself.',
  changed: 'Someone else has just changed this draft. Here it is as it stands now: read it, then issue it.',
  faultsTitle: 'To put right before it is issued',
  faults: {
    noLines: 'The document has no lines. Add one to the draft.',
    below: 'The total is below zero. To give money back, make a credit note.',
    noAddress: 'Your company’s address is missing: an invoice must bear it. Fill it in under settings, page Identity.',
    dueEarlier: 'The due date is before the issue date. Change it in the draft.',
    retentionEarlier: 'The retention ends before the issue date. Change it in the draft.',
    exceeds: 'The credit note exceeds what is left of the invoice it corrects. Reduce its lines.',
    depositDeducted: 'This deposit is deducted from an invoice already. Correct that invoice first.',
    depositGone:
      'One of the deposits deducted is not fully paid, or a credit note took it back. Remove it from the draft.',
    overDeducted: 'The deposits deducted exceed the total. Remove one, or complete the lines.',
    overRetained: 'The retention exceeds what is left to pay. Reduce it in the draft.',
    numberTaken:
      'This number is that of an imported invoice already. Set the next number under settings, page Invoices.',
    unprintable:
      'A text has a sign that cannot be printed, such as an emoji or a letter of another alphabet. Look through the customer’s name and address, the job, the lines and the texts.',
  },
  days: {
    dayMissing: () => 'Give the issue date.',
    dayFuture: () => 'This date is to come: choose today or a day before.',
    dayEarlier: (last) => `A document of this series is dated ${last} already: choose that day or one after it.`,
    dayBeforeNamed: (last) => `It names a document issued on ${last}: choose that day or one after it.`,
  },
  done: {
    invoice: 'The invoice is issued.',
    deposit: 'The deposit invoice is issued.',
    credit_note: 'The credit note is issued.',
  },
}
