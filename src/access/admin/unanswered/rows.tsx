import { accessState } from '../../../accounts/account.ts'
import { accounts } from '../../../accounts/schema.ts'
import { AccessBadge } from '../../../accounts/state.tsx'
import { contacts, customers } from '../../../customers/schema.ts'
import type { RowOf } from '../../../db/reach.ts'
import { useLocale } from '../../../i18n/locale.ts'
import { staff } from '../../../staff/schema.ts'
import { dayOf } from '../../../ui/format.ts'

/** What staff see of an invitation without an answer; read with left joins to whoever was invited. */
export const unansweredColumns = {
  id: accounts.id,
  audience: accounts.audience,
  contactId: accounts.contactId,
  staffId: accounts.staffId,
  invitedAt: accounts.invitedAt,
  activatedAt: accounts.activatedAt,
  revokedAt: accounts.revokedAt,
  contact: contacts.name,
  customer: customers.name,
  member: staff.name,
}
export type UnansweredRow = RowOf<typeof unansweredColumns, 'contacts' | 'customers' | 'staff'>

/** Invitations as a list: who was invited and when, whether the link still works, each a link to inviting again. */
export const UnansweredList = ({ rows }: { rows: UnansweredRow[] }) => {
  const locale = useLocale()
  const { invitations } = locale.words
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li class="row stack" id={`unanswered-${row.id}`}>
          <div class="grow">
            <a
              class="lead whole"
              href={row.staffId ? `/admin/staff/${row.staffId}` : `/admin/contacts/${row.contactId}`}
            >
              {row.member ?? row.contact}
            </a>
            <p class="note">{row.customer ?? invitations.ofTeam}</p>
            {row.invitedAt && <p class="note">{invitations.invitedOn(dayOf(locale, row.invitedAt))}</p>}
          </div>
          <div class="aside">
            <AccessBadge state={accessState(row, new Date())} />
          </div>
        </li>
      ))}
    </ul>
  )
}
