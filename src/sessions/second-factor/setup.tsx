import type { Child } from 'hono/jsx'
import { enrolmentAddress } from '../../accounts/second-factor/code.ts'
import { useWords } from '../../i18n/locale.ts'
import { Field } from '../../ui/field.tsx'
import { QrCode } from '../../ui/qr.tsx'
import type { Offer } from './secret.ts'

export interface SetUpProps {
  /** Where the code goes. */
  action: string
  offer: Offer
  /** Names the entry in the codes app. */
  label: { company: string; email: string }
  problem?: 'missing' | 'wrong' | undefined
  /** What is asked for beside the code. */
  children?: Child
}

/** Three steps to a codes app: install, scan (or open, or type by hand), prove with a code. */
export const SetUp = ({ action, offer, label, problem, children }: SetUpProps) => {
  const words = useWords().secondFactor
  const address = enrolmentAddress(offer.secret, label)
  return (
    <form method="post" action={action} class="setup" hx-boost="false" novalidate>
      <input type="hidden" name="offer" value={offer.sealed} />
      <ol>
        <li>
          <p>{words.install}</p>
        </li>
        <li>
          <p>{words.scan}</p>
          <a class="button quiet" href={address} hx-boost="false">
            {words.open}
          </a>
          <QrCode text={address} label={words.qr} />
          <p>
            {words.byHand} <code class="secret">{offer.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </p>
        </li>
        <li>
          <Field
            name="code"
            label={words.type}
            error={problem && (problem === 'missing' ? words.codeMissing : words.codeWrong)}
            inputmode="numeric"
            autocomplete="one-time-code"
            required
            maxlength={16}
          />
        </li>
      </ol>
      {children}
      <button class="button" type="submit">
        {words.turnOn}
      </button>
    </form>
  )
}

/** Recovery codes, to be kept elsewhere: they are never shown again. */
export const RecoveryCodes = ({ codes, onward }: { codes: string[]; onward: string }) => {
  const words = useWords().secondFactor
  return (
    <>
      <p>{words.recoveryLead}</p>
      <div class="field">
        <label for="codes">{words.recoveryList}</label>
        <textarea id="codes" class="codes" rows={codes.length} readonly>
          {codes.join('\n')}
        </textarea>
      </div>
      <p class="note">{words.recoveryNote}</p>
      <a class="button" href={onward}>
        {words.kept}
      </a>
    </>
  )
}
