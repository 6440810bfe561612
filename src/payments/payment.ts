/** How money comes in. `credit` is what was paid too much elsewhere, used here. */
export const paymentMethods = ['transfer', 'card', 'cheque', 'cash', 'direct_debit', 'credit'] as const
export type PaymentMethod = (typeof paymentMethods)[number]
/** Those that staff and customers choose from. */
export const givenMethods = paymentMethods.filter((method) => method !== 'credit')

/** How often a customer may say to have paid one invoice. */
export const mostNotices = 5
