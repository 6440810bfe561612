/** What the lines of an invoice are: it decides the business process that an electronic invoice names (BT-23). */
export const natures = ['goods', 'services', 'both'] as const
export type Nature = (typeof natures)[number]

/** The most that may be kept back as a guarantee, in basis points (France: law of 16 July 1971, article 1). */
export const mostRetention = 500

/** What a draft says beside its lines; frozen into the document when it is issued. Days are `YYYY-MM-DD`. */
export interface InvoiceTerms {
  /** When the work was done; null for the day of issue. */
  servedOn: string | null
  /** The last day to pay; null for what the company's terms make of the day of issue. */
  dueOn: string | null
  /** Number of the customer's own order. */
  purchaseOrder: string | null
  /** Where the work was done, as one line; null for what the job says. */
  site: string | null
  /** Where the invoice goes, lines as printed, where that is not the customer's address. */
  billingAddress: string | null
  /** Texts above and below the lines. */
  opening: string | null
  closing: string | null
  nature: Nature
  /** Building work for another firm, who owes the VAT (France: CGI, article 283, 2 nonies). */
  reverseCharge: boolean
  /** What may be kept back as a guarantee, in basis points of the total, and until when. */
  retentionBasisPoints: number
  retentionDueOn: string | null
}

export const noTerms: InvoiceTerms = {
  ...{ servedOn: null, dueOn: null, purchaseOrder: null, site: null, billingAddress: null },
  ...{ opening: null, closing: null, nature: 'services', reverseCharge: false },
  ...{ retentionBasisPoints: 0, retentionDueOn: null },
}
