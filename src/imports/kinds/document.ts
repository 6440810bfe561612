import { dictionaries } from '../../i18n/index.ts'
import { buyerOf } from '../../invoices/buyer.ts'
import { type InvoiceDocument, plain } from '../../invoices/document.ts'
import type { VatShare } from '../../invoices/invoice.ts'
import type { CustomerNamed, JobNamed } from '../references.ts'
import type { Setting } from './made.ts'

interface TakenOver {
  number: string
  issuedOn: string
  dueOn: string
  share: VatShare
  customer: CustomerNamed
  job: JobNamed | null
}

/** What a past invoice is frozen as: one line in the customer's language, with the amounts it bore. */
export function takenOver(
  { number, issuedOn, dueOn, share, customer, job }: TakenOver,
  { currency, seller, notes }: Setting,
): InvoiceDocument {
  const { language } = customer
  const { rateBasisPoints, netCents, vatCents } = share
  const line = {
    description: dictionaries[language].imports.takenOver,
    ...{ quantityThousandths: 1000, unit: '', unitPriceCents: netCents, discountBasisPoints: 0 },
    ...{ vatRateBasisPoints: rateBasisPoints, netCents },
  }
  return {
    ...plain,
    ...{
      language,
      currency,
      number,
      issuedOn,
      servedOn: null,
      dueOn,
      seller,
      buyer: buyerOf(customer, seller.country),
    },
    ...{ site: null, jobTitle: job?.title ?? null, lines: [line], vat: [share] },
    ...{ netCents, vatCents, totalCents: netCents + vatCents, dueCents: netCents + vatCents, notes: notes[language] },
  }
}
