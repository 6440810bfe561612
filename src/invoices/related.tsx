import { useWords } from '../i18n/locale.ts'
import { Day, Money, Unbroken } from '../ui/values.tsx'
import type { Payable } from './invoice.ts'
import { signedTotal, titleOf } from './kinds.ts'
import { invoices } from './schema.ts'

/** What a document related to another says of itself. */
export const relatedColumns = {
  ...{ id: invoices.id, kind: invoices.kind, number: invoices.number, issuedOn: invoices.issuedOn },
  ...{ totalCents: invoices.totalCents, deductedCents: invoices.deductedCents },
}

/** Documents of one kind beside one, at most: the page of each leads on. */
export const mostRelated = 30

type Document = Pick<Payable, 'kind' | 'totalCents' | 'deductedCents'> & {
  id: string
  number: string | null
  issuedOn: string | null
}

/** What hangs together with a document; see `RelatedDocuments`. */
export interface Related {
  /** Of a credit note, the invoice that it takes back. */
  corrects: Document[]
  creditNotes: Document[]
  /** Deposits that it deducts, and the invoice that deducted it. */
  deposits: Document[]
  deductedOn: Document[]
}

/** The documents that one corrects, is corrected by, deducts or is deducted on, each a link below `path`; none, nothing. */
export const RelatedDocuments = ({ path, related }: { path: string; related: Related }) => {
  const words = useWords()
  const { corrections } = words
  const parts: [string, Document[]][] = [
    [corrections.corrects, related.corrects],
    [corrections.correctedBy, related.creditNotes],
    [corrections.deducts, related.deposits],
    [corrections.deductedIn, related.deductedOn],
  ]
  const rows = parts.flatMap(([role, documents]) => documents.map((document) => ({ role, document })))
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{corrections.related}</h2>
      <ul class="rows">
        {rows.map(({ role, document }) => (
          <li class="row">
            <div class="grow">
              <a class="lead whole" href={`${path}/${document.id}`}>
                <Unbroken text={titleOf(document, words)} />
              </a>
              <p class="note">
                {role}
                {document.issuedOn && (
                  <>
                    {' '}
                    · <Day day={document.issuedOn} />
                  </>
                )}
              </p>
            </div>
            <div class="aside">
              <Money cents={signedTotal(document)} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
