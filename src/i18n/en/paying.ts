import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

export const paying: Words['paying'] = {
  refund: (method) => `Refund, ${method}`,
  usedElsewhere: 'Credit used for another invoice',
  undoneOn: (day) => `Undone on ${day}`,
  reference: (reference) => `ref. ${reference}`,
  credit: 'Credit',
  tooMuch: (amount) => `${amount} too much, kept as the customer’s credit.`,

  /** Names of what the trail notes of a payment. */
  labels: { amount: 'amount', paidOn: 'date of the payment', method: 'method', from: 'from invoice' },

  record: 'Record a payment',
  title: (number) => `Payments of invoice ${number}`,
  leftToPay: (amount) => `Still to pay: ${amount}.`,
  dueNow: (amount) => `Due today: ${amount}.`,
  nothingLeft: 'Nothing is left to pay: what you record here is kept as the customer’s credit.',
  ofCustomer: (name) => `Customer: ${name}`,
  amount: 'Amount received',
  paidOn: 'Date of the payment',
  method: 'Method',
  chooseMethod: 'Choose one',
  referenceLabel: 'Reference',
  referenceHint: 'Number of the cheque, text of the transfer… The customer sees it too.',
  submit: 'Record the payment',
  submitAnyway: 'Record it all the same',
  undo: 'Undo this payment',
  undoAbout: (what) => `Undo this payment: ${what}`,
  dones: {
    recorded: 'Payment recorded.',
    undone: 'The payment is undone by a counter-entry dated today.',
    credited: 'The credit is used for this invoice.',
    refunded: 'Refund recorded.',
    settled: 'The customer’s message is dealt with.',
  },
  moved: (before, now) =>
    `The payments of this invoice have changed meanwhile: ${before} was left to pay, now it is ${now}. Nothing is lost: what you typed is still here. Check it, then record it again if need be.`,
  movedUnknown:
    'The payments of this invoice have changed meanwhile. Nothing is lost: what you typed is still here. Check it, then record it again if need be.',
  overpaidBy: (amount) => `${amount} too much`,
  undoHeld:
    'This payment cannot be undone: part of it was given back or used for another invoice. Undo that refund or that use first.',

  useCredit: (amount) => `Use ${amount} of credit`,
  hasCredit: (amount) => `The customer has ${amount} of credit from other invoices.`,
  creditGone: 'This credit has just been used or given back. Here is how things stand now.',

  giveBack: 'Give back what is too much',
  giveBackLead: (amount) => `${amount} was paid too much on this invoice. Record here what you give back.`,
  amountBack: 'Amount given back',
  backOn: 'Date of the refund',
  submitBack: 'Record the refund',

  faults: {
    amountMissing: 'Enter the amount, for example 120.50.',
    amountWrong: 'This amount cannot be read. Write it in figures, for example 120.50.',
    amountZero: 'The amount must be more than zero.',
    dayMissing: 'Enter the date, for example 05/11/2026.',
    dayAhead: 'This date is still to come. Enter the day on which the money came in.',
    dayLongAgo: 'This date is before the year 2000. Check the year.',
    methodMissing: 'Choose the method.',
    tooLong: 'This is too long. Please shorten it.',
  },
  over: (amount) =>
    `This is ${amount} more than is left to pay. Correct it, or record it all the same: the rest is kept as the customer’s credit.`,
  overBack: (amount) => `This is more than was paid too much. Give back ${amount} at most.`,

  notices: 'Payments announced',
  noticesCount: (count) => `Payments announced (${count})`,
  allNotices: 'All payments announced',
  noNotices: 'No customer’s word of a payment is waiting to be checked.',
  noticesLead: 'These customers say they have paid. Check your account, then record the payment.',
  said: (name, moment) => `${name} said so on ${moment}`,
  says: (amount, day, method) => `${amount} paid on ${day}, ${method}`,
  saysTitle: 'The customer says they have paid',
  recordThis: 'Record this payment',
  dealtWith: 'Close without a payment',
  waits: (days) => `Waiting for ${counted('en', days, { one: 'day', other: 'days' })}`,

  have: 'I have paid',
  haveTitle: 'Say that I have paid',
  haveLead: (number) =>
    `Tell us here that you have paid invoice ${number}. We check our account, and then the invoice says “Paid”.`,
  haveAmount: 'Amount paid',
  haveOn: 'Paid on',
  haveDayAhead: 'This date is still to come. Enter the day on which you paid.',
  haveMethod: 'How',
  haveMessage: 'Message',
  haveHint: 'For example the name on the account or the number of the cheque.',
  haveSubmit: 'Send',
  told: (on, amount, day) => `You told us on ${on} that you paid ${amount} on ${day}. We will check it.`,
  toldAll: 'There is nothing else for you to do.',
  toldDone: 'Thank you, we have noted it. We will check our account.',
  nothingToPay: 'Nothing is left to pay on this invoice. Thank you!',
  toldOften: 'You have told us several times already. Call us and we will look into it together:',
  youHave: (amount) => `You have ${amount} of credit with us: we will give it back, or take it off an invoice.`,
}
