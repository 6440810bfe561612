import { useWords } from '../../i18n/locale.ts'
import { excerptOf, holds, piecesOf } from '../shown.ts'
import type { Forms } from '../sought.ts'

/** A text with what was sought in it set off. */
export const Marked = ({ text, words }: { text: string; words: Forms[] }) => (
  <>{piecesOf(text, words).map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</>
)

/** Named texts of a record, those alone that hold something of what was sought, and of long ones the part that does. */
export const FoundIn = ({ texts, words }: { texts: [name: string, text: string | null][]; words: Forms[] }) => {
  const { search } = useWords()
  return (
    <>
      {texts.map(
        ([name, text]) =>
          holds(text, words) && (
            <p class="note">
              {search.named(name)}
              <Marked text={excerptOf(text, words)} words={words} />
            </p>
          ),
      )}
    </>
  )
}
