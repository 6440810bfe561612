import { useWords } from '../../i18n/locale.ts'
import { assets } from '../../ui/assets.ts'
import { Icon } from '../../ui/parts.tsx'

interface Props {
  /** Address below which the door's pages live. */
  home: string
  /** The page first asked for. */
  next?: string | undefined
  /** The one way on, with no password form above it. */
  alone?: boolean
}

/**
 * Signing in with a passkey. It is there from the start, so that nothing moves when the script comes; the script takes it
 * away from a browser that knows no passkeys.
 */
export const PasskeySignIn = ({ home, next, alone = false }: Props) => {
  const words = useWords().passkeys
  return (
    <>
      <div
        class="passkey"
        data-passkey="get"
        data-options={`${home}/sign-in/passkey/options`}
        data-action={`${home}/sign-in/passkey`}
        data-next={next}
        data-cancelled={words.cancelled}
        data-failed={words.failed}
      >
        {!alone && <p class="or">{words.or}</p>}
        <button class={alone ? 'button' : 'quiet'} type="button">
          <Icon name="key" />
          {words.signIn}
        </button>
        <p class="hint">{words.how}</p>
        <p class="said" role="status" />
      </div>
      <script type="module" src={assets.passkeys} />
    </>
  )
}
