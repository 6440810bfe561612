import type { Words } from '../index.ts'

export const drafting: Words['drafting'] = {
  lacks: {
    title: 'For the electronic invoice',
    must: 'Without this the electronic file is not valid:',
    should: 'The law or the platforms ask for this too:',
    texts: {
      lines: 'Add at least one line.',
      rate: 'Choose a VAT rate that is in force in France.',
      due: 'Choose a due date that is not before the date of the invoice.',
      currency: 'Choose a currency with two decimals at most: the European standard knows no other.',
      foreignCurrency: 'Invoice in euros: in France another currency also needs the VAT amount in euros.',
      sellerNumber: 'Give a number of your company: its VAT number or its registration.',
      sellerSiret: 'Give your SIRET: platforms know you by it.',
      sellerVat: 'Give your VAT number, as you charge VAT.',
      sellerAddress: 'Complete your address: one line for the street, one for town and postcode.',
      bank: 'Give your bank account: the invoice then says where to pay.',
      regime: 'Write the text for your VAT regime, for example that of the exemption of small firms.',
      reverseCharge: 'Write the text for the reverse charge.',
      penalty: 'Write the text for late payment penalties: an invoice between firms must have it.',
      recovery: 'Write the text for the fixed recovery charge: an invoice between firms must have it.',
      discount: 'Write your terms for early payment, or that there are none: an invoice between firms must say so.',
      buyerAddress: 'Complete the customer’s address: one line for the street, one for town and postcode.',
      buyerSiren: 'Ask the customer for their SIREN and add it to their record: the invoice reaches them by it.',
      buyerVat: 'Add the customer’s VAT number to their record: they are the one who owes the VAT.',
      buyerEmail: 'Add an e-mail address to the customer’s record: electronic invoices are addressed to it.',
    },
    places: {
      draft: 'Change the draft',
      customer: 'Open the customer’s record',
      identity: 'Settings: identity',
      invoicing: 'Settings: invoices',
      region: 'Settings: language and region',
    },
  },
}
