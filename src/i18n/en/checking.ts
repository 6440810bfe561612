import type { Words } from '../index.ts'

export const checking: Words['checking'] = {
  title: 'Check a document',
  lead: (company) =>
    `Have you received an invoice or a credit note from ${company}? Check here that the file really comes from the company, and which bank account it names. It is worth doing before you pay: fraudsters change the IBAN of real invoices.`,
  code: 'Check code',
  codeHint: 'It is printed on the document, for example H2K79-MZC04.',
  file: 'The PDF file',
  fileHint:
    'The file as you received or downloaded it. A photo, a scan or a copy that was saved anew is not recognised. We do not keep the file.',
  submit: 'Check',
  codeMissing: 'Enter the code printed on the document.',
  codeWrong: 'This code is not complete, or has another sign in it. It has ten letters and figures.',
  fileMissing: 'Choose the PDF file of the document.',
  tooLarge: 'This file is too large to be one of our documents (5 MB at most).',
  yes: (company) => `Yes, this document is from ${company}.`,
  account: 'It names this bank account:',
  noAccount: 'It names no bank account.',
  compare: 'Compare it with the account you are asked to pay to. If it differs, do not pay, and call us.',
  no: 'No, we do not recognise this document.',
  noMeans:
    'The code may be mistyped, or the file was saved anew. It may also be that someone changed it, or that it does not come from us.',
  noAdvice: (company) =>
    `Do not pay before you are sure: call ${company} on the number you already know, or on this one.`,
  again: 'Check another document',
  wait: 'Too many tries in a short time. Wait a minute and try again, or call us.',
}
