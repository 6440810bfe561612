import { type AccessState, accessState } from '../../accounts/account.ts'
import { accounts } from '../../accounts/schema.ts'
import { AccessBadge } from '../../accounts/state.tsx'
import { customers } from '../../customers/schema.ts'
import type { RowOf } from '../../db/reach.ts'
import { useWords } from '../../i18n/locale.ts'

/** What a list of whom to invite shows of a customer. */
export const inviteeColumns = {
  id: customers.id,
  name: customers.name,
  email: customers.email,
  sortKey: customers.sortKey,
}
export const stateColumns = {
  customerId: accounts.customerOf,
  invitedAt: accounts.invitedAt,
  activatedAt: accounts.activatedAt,
  revokedAt: accounts.revokedAt,
}

/** A customer with the state of the person there who is furthest. */
export type InviteeRow = RowOf<typeof inviteeColumns> & { state: AccessState }

const furthest: AccessState[] = ['active', 'invited', 'lapsed', 'revoked', 'none']

/** Whether an invitation would do something: there is an address, and nobody with access or a link that still works. */
export const canBeTicked = ({ email, state }: Pick<InviteeRow, 'email' | 'state'>): boolean =>
  email !== null && (state === 'none' || state === 'lapsed')

/** Customers with the states of their accounts summed up. */
export function withStates(
  rows: RowOf<typeof inviteeColumns>[],
  states: RowOf<typeof stateColumns>[],
  now: Date,
): InviteeRow[] {
  const byCustomer = Map.groupBy(states, ({ customerId }) => customerId)
  return rows.map((row) => {
    const theirs = (byCustomer.get(row.id) ?? []).map((account) => accessState(account, now))
    return { ...row, state: furthest.find((state) => theirs.includes(state)) ?? 'none' }
  })
}

/**
 * Customers as a list, each with a box to tick where an invitation would do something. `states` shows how each stands.
 */
export const InviteeList = ({ rows, states }: { rows: InviteeRow[]; states: boolean }) => {
  const { invitations } = useWords()
  return (
    <ul class="rows">
      {rows.map(({ id, name, email, state }) => (
        <li class="row stack" id={`customer-${id}`}>
          <div class="tick grow">
            {canBeTicked({ email, state }) ? (
              <>
                <input id={`tick-${id}`} type="checkbox" name="customer[]" value={id} />
                <label class="grow whole" for={`tick-${id}`}>
                  <span class="lead">{name}</span>
                  <span class="note line">{email}</span>
                </label>
              </>
            ) : (
              <div class="grow unticked">
                <p class="lead">
                  <a href={`/admin/customers/${id}`}>{name}</a>
                </p>
                <p class="note">{email ?? invitations.noEmail}</p>
              </div>
            )}
          </div>
          {states && (
            <div class="aside">
              <AccessBadge state={state} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
