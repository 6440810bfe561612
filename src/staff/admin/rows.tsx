import { accessState } from '../../accounts/account.ts'
import { accounts } from '../../accounts/schema.ts'
import { AccessBadge } from '../../accounts/state.tsx'
import type { RowOf } from '../../db/reach.ts'
import { useLocale } from '../../i18n/locale.ts'
import { momentOf } from '../../ui/format.ts'
import { staff } from '../schema.ts'

/** What the owner sees of a member of staff; read with a left join to their account. */
export const staffColumns = {
  id: staff.id,
  name: staff.name,
  email: staff.email,
  role: staff.role,
  language: staff.language,
  accountId: accounts.id,
  invitedAt: accounts.invitedAt,
  activatedAt: accounts.activatedAt,
  revokedAt: accounts.revokedAt,
  lastSignInAt: accounts.lastSignInAt,
}
export type StaffRow = RowOf<typeof staffColumns, 'accounts'>

/** The team as a list; each name leads to that person. `you` is the id of whoever reads. */
export const StaffList = ({ rows, you }: { rows: StaffRow[]; you: string }) => {
  const locale = useLocale()
  const { team, admin } = locale.words
  return (
    <ul class="rows">
      {rows.map((person) => (
        <li class="row stack" id={`staff-${person.id}`}>
          <div class="grow">
            <a class="lead whole" href={`/admin/staff/${person.id}`}>
              {person.name}
            </a>
            <p>
              {admin.roles[person.role]}
              {person.id === you && ` · ${team.you}`}
            </p>
            <p class="note">{person.email}</p>
            <p class="note">
              {person.lastSignInAt ? team.lastSignIn(momentOf(locale, person.lastSignInAt)) : team.neverSignedIn}
            </p>
          </div>
          <div class="aside">
            <AccessBadge state={accessState(person, new Date())} />
          </div>
        </li>
      ))}
    </ul>
  )
}
