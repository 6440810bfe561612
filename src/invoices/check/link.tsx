import { useWords } from '../../i18n/locale.ts'

/** The way to the page that tells whether a document is the company's, and why one should ask it. */
export const CheckLink = ({ code }: { code?: string | undefined }) => {
  const words = useWords().receiving
  return (
    <aside>
      <p class="note">{words.whyCheck}</p>
      <a class="more" href={code ? `/check/${code}` : '/check'} hx-boost="false">
        {code ? words.check : words.checkAny}
      </a>
    </aside>
  )
}
