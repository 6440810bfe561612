import { useWords } from '../../../i18n/locale.ts'
import { type Lack, pageOf } from '../../facturx/lacks.ts'

interface Props {
  lacks: Lack[]
  /** The draft that lacks it, and its customer: the links lead to where each is put right. */
  draft: { id: string; customerId: string }
}

/** What an electronic invoice needs and a draft does not have, in words: what must be there first. */
export const Lacks = ({ lacks, draft }: Props) => {
  const { lacks: words } = useWords().drafting
  if (lacks.length === 0) return null
  return (
    <section class="alert warn">
      <h2>{words.title}</h2>
      {(['must', 'should'] as const).map((severity) => {
        const these = lacks.filter((lack) => lack.severity === severity)
        if (these.length === 0) return null
        return (
          <>
            <p>{words[severity]}</p>
            <ul class="points">
              {these.map((lack) => (
                <li>
                  {words.texts[lack.key]} <a href={pageOf(lack, draft)}>{words.places[lack.at]}</a>
                </li>
              ))}
            </ul>
          </>
        )
      })}
    </section>
  )
}
