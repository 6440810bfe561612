import { useWords } from '../../i18n/locale.ts'
import type { InvoiceDocument } from '../document.ts'
import { type Lack, type LackKey, lacksOf, pageOf } from '../facturx/lacks.ts'
import type { IssueFault } from '../issue/faults.ts'

interface Props {
  /** The draft as it would be issued today. */
  document: InvoiceDocument
  draft: { id: string; customerId: string }
  /** Settings are the owner's: others are only told of them. */
  isOwner: boolean
  /** What keeps it from being issued, which is told beside: once is enough. */
  faults: IssueFault[]
}

/** Lacks that keep it from being issued as well. */
const toldAs: Partial<Record<LackKey, IssueFault['is']>> = {
  ...{ lines: 'noLines', due: 'dueEarlier', regime: 'regimeText', reverseCharge: 'reverseText' },
}

/** What lacks for the electronic invoice, what must be there first; each with the page on which to put it right. */
export const Lacks = ({ document, draft, isOwner, faults }: Props) => {
  const { drafting } = useWords()
  const lacks = lacksOf(document).filter(({ key }) => !faults.some(({ is }) => is === toldAs[key]))
  if (lacks.length === 0) return null
  return (
    <section class="alert warn">
      <h2>{drafting.lacks.title}</h2>
      {(['must', 'should'] as const).map((severity) => {
        const own = lacks.filter((lack) => lack.severity === severity)
        return (
          own.length > 0 && (
            <>
              <p>{drafting.lacks[severity]}</p>
              <ul class="points">
                {own.map((lack) => (
                  <li>
                    {drafting.lacks.texts[lack.key]} <Place lack={lack} draft={draft} isOwner={isOwner} />
                  </li>
                ))}
              </ul>
            </>
          )
        )
      })}
    </section>
  )
}

const Place = ({ lack, draft, isOwner }: { lack: Lack } & Omit<Props, 'document' | 'faults'>) => {
  const { drafting } = useWords()
  const name = drafting.lacks.places[lack.at]
  const isOpen = isOwner || lack.at === 'draft' || lack.at === 'customer'
  return isOpen ? <a href={pageOf(lack, draft)}>{name}</a> : <span class="note">{name}</span>
}
