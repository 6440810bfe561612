import { useWords } from '../../../i18n/locale.ts'

/** What is still missing for a draft to become an invoice that programs take in, in words. */
export const Lacks = ({ lacks }: { lacks: string[] }) => {
  const { drafting } = useWords()
  if (lacks.length === 0) return null
  return (
    <div class="alert warn">
      <h2>{drafting.lacksTitle}</h2>
      <ul class="points">
        {lacks.map((lack) => (
          <li>{lack}</li>
        ))}
      </ul>
    </div>
  )
}
