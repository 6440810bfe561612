import type { Child } from 'hono/jsx'
import { useWords } from '../i18n/locale.ts'

interface PressProps {
  /** The address that takes it. */
  path: string
  /** The status that the page shows. */
  from: string
  to: string
}

/** A press that takes a record to another status, from the one it is shown in and no other; `back` when it undoes one. */
export const Press = ({
  path,
  from,
  to,
  back = false,
  children,
}: PressProps & { back?: boolean; children?: Child }) => (
  <form method="post" action={path} hx-boost="false">
    <input type="hidden" name="from" value={from} />
    <input type="hidden" name="to" value={to} />
    {back && <input type="hidden" name="back" value="yes" />}
    {children}
  </form>
)

/** The press that takes back the last one. */
export const Undo = ({ children, ...press }: PressProps & { children?: Child }) => (
  <Press {...press} back>
    {children}
    <button class="quiet" type="submit">
      {useWords().editing.undo}
    </button>
  </Press>
)
