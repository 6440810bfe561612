import { useWords } from '../../i18n/locale.ts'

/** A passphrase offered, whole and large enough to be copied onto paper. */
export const Suggestion = ({ phrase }: { phrase: string }) => (
  <p class="suggestion">
    <code>{phrase}</code>
    {useWords().access.newPassword.writeDown}
  </p>
)
