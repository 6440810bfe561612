import { useLocale } from '../../i18n/locale.ts'
import { assets } from '../../ui/assets.ts'
import { Field } from '../../ui/field.tsx'
import { dayOf } from '../../ui/format.ts'
import { Empty, Heading } from '../../ui/parts.tsx'
import { ToAccount } from '../second-factor/views.tsx'
import type { OwnPasskey } from './queries.ts'

interface Props {
  home: string
  rows: OwnPasskey[]
  /** What this device may be called. */
  suggested: string
  done?: 'added' | 'removed' | undefined
  /** The last passkey was to go where one must stay. */
  lastStays?: boolean
}

/** One's own passkeys, and the way to add this device. */
export const PasskeysPage = ({ home, rows, suggested, done, lastStays = false }: Props) => {
  const { words } = useLocale()
  const { passkeys } = words
  const path = `${home}/account/passkeys`
  return (
    <>
      <ToAccount home={home} />
      <Heading>{passkeys.title}</Heading>
      <p>{passkeys.lead}</p>
      {done && (
        <p class="alert good" role="status">
          {passkeys[done]}
        </p>
      )}
      {lastStays && (
        <p class="alert" role="alert">
          {passkeys.lastStays}
        </p>
      )}
      {rows.length === 0 ? <Empty icon="key">{passkeys.none}</Empty> : <Rows path={path} rows={rows} />}
      <section>
        <h2>{passkeys.add}</h2>
        <noscript>
          <p class="card">{passkeys.unsupported}</p>
        </noscript>
        <p class="card" data-passkey-missing hidden>
          {passkeys.unsupported}
        </p>
        <form
          class="card form"
          method="post"
          action={path}
          hx-boost="false"
          novalidate
          data-passkey="create"
          data-options={`${path}/options`}
          data-action={path}
          data-cancelled={passkeys.addCancelled}
          data-failed={passkeys.failed}
          data-already={passkeys.already}
        >
          <p>{passkeys.addLead}</p>
          <Field name="name" label={passkeys.name} value={suggested} autocomplete="off" required maxlength={60} />
          <Field
            name="password"
            label={words.signIn.password}
            type="password"
            autocomplete="current-password"
            required
            maxlength={256}
          />
          {/* Only the script sends it. */}
          <button class="button" type="submit" disabled>
            {passkeys.addButton}
          </button>
          <p class="said" role="status" />
        </form>
      </section>
      <script type="module" src={assets.passkeys} />
    </>
  )
}

const Rows = ({ path, rows }: { path: string; rows: OwnPasskey[] }) => {
  const locale = useLocale()
  const { passkeys } = locale.words
  return (
    <ul class="rows">
      {rows.map(({ id, name, createdAt, lastUsedAt }) => (
        <li class="row">
          <div class="grow">
            <p class="lead">{name}</p>
            <p class="note">{passkeys.addedOn(dayOf(locale, createdAt))}</p>
            <p class="note">{lastUsedAt ? passkeys.lastUsed(dayOf(locale, lastUsedAt)) : passkeys.neverUsed}</p>
          </div>
          <form class="aside" method="post" action={`${path}/${id}/removal`} hx-boost="false">
            <button class="quiet" type="submit" aria-label={passkeys.removeOne(name)}>
              {passkeys.remove}
            </button>
          </form>
        </li>
      ))}
    </ul>
  )
}
