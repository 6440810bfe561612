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
    below: 'The total is below zero. To give money back, make a credit note of the invoice concerned.',
    noAddress: 'Your company’s address is missing: an invoice must bear it. Fill it in under settings, page Identity.',
    dueEarlier: 'The due date is before the issue date. Change it in the draft.',
    numberTaken:
      'This number is that of an imported invoice already. Set the next number under settings, page Invoices.',
    creditRate: (rate) => `The invoice has nothing at ${rate} VAT: a credit note takes back only what was invoiced.`,
    creditExceeds: (rate, left) =>
      `At ${rate} VAT, the credit note goes beyond what is left to take back: ${left} net. Make these lines smaller.`,
    creditTotal: (left) => `The credit note exceeds what is left of the invoice: ${left} incl. VAT. Make it smaller.`,
    creditUneven:
      'The credit note takes back the whole amount of the invoice, but not all of each VAT rate. Take back all that is left, or a little less.',
    creditNothing: 'This credit note takes back nothing: it needs at least one line above zero.',
    creditGone: 'All of the invoice has been taken back: this credit note has nothing to do. Delete this draft.',
    depositDeducted: (number) =>
      `This deposit is deducted on invoice ${number}, which is issued: make the credit note on that invoice.`,
    depositLost: (number) =>
      `Deposit ${number} can no longer be deducted: it is no longer paid, or a credit note took it back. Take its tick away.`,
    deductedTooMuch: (over) => `The deposits deducted exceed the total by ${over}. Add lines, or take a tick away.`,
    regimeText:
      'Your VAT scheme asks for a text on the invoice. Write it in Settings, Invoices, in the customer’s language.',
    reverseRegime: 'The reverse charge needs a company that charges VAT, and your scheme does not.',
    reverseBuyer: 'The reverse charge is for a firm known by its SIREN or VAT number. Complete the customer’s record.',
    reverseText:
      'The text of the reverse charge is missing. Write it in Settings, Invoices, in the customer’s language.',
    retentionMost: 'A retention is 5% at most.',
    retentionKind: 'A retention is kept of an invoice, not of a deposit.',
    retentionTooMuch: 'The retention exceeds what is left to pay once the deposits are deducted.',
    retentionEarly: 'A retention is released after the day of issue: choose a later day.',
    unprintable: {
      buyerName: (sign, position) =>
        `The invoice cannot print “${sign}” (sign ${position} of the customer’s name). Replace it on the customer’s record.`,
      buyerAddress: (sign, position) =>
        `The invoice cannot print “${sign}” (sign ${position} of the customer’s address). Replace it on the customer’s record.`,
      site: (sign, position) =>
        `The invoice cannot print “${sign}” (sign ${position} of the address of the work). Replace it on the job, or write the address on the draft.`,
      jobTitle: (sign, position) =>
        `The invoice cannot print “${sign}” (sign ${position} of the job’s title). Replace it on the job.`,
      lines: (sign) => `The invoice cannot print “${sign}” on one of its lines. Replace it on the draft.`,
      texts: (sign) => `The invoice cannot print “${sign}” in one of its texts. Replace it on the draft.`,
      seller: (sign) =>
        `The invoice cannot print “${sign}”, which is from your settings. Replace it in Settings, Identity or Invoices.`,
    },
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
