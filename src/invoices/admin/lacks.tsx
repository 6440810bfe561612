import { useWords } from '../../i18n/locale.ts'
import type { InvoiceDocument } from '../document.ts'
import { type Lack, lacksOf, pageOf } from '../facturx/lacks.ts'

interface Props {
  /** What the draft would say if it were issued. */
  document: InvoiceDocument
  draft: { id: string; customerId: string }
}

/** What a draft lacks for the electronic invoice that it becomes, each with the way to where it is put right. */
export const Lacks = ({ document, draft }: Props) => {
  const { lacks: words } = useWords().drafting
  const lacks = lacksOf(document)
  if (lacks.length === 0) return null
  return (
    <div class="alert warn">
      <h2>{words.title}</h2>
      {(['must', 'should'] as const).map((severity) => (
        <Some lacks={lacks.filter((lack) => lack.severity === severity)} title={words[severity]} draft={draft} />
      ))}
    </div>
  )
}

const Some = ({ lacks, title, draft }: { lacks: Lack[]; title: string } & Pick<Props, 'draft'>) => {
  const { lacks: words } = useWords().drafting
  if (lacks.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul class="points">
        {lacks.map((lack) => (
          <li>
            {words.texts[lack.key]} <a href={pageOf(lack, draft)}>{words.places[lack.at]}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
