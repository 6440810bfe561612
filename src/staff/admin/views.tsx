import type { Page } from '../../http/paging.ts'
import { dictionaries } from '../../i18n/index.ts'
import { languages } from '../../i18n/language.ts'
import { useWords } from '../../i18n/locale.ts'
import { Choice, Field } from '../../ui/field.tsx'
import { Empty, Heading, Pager, Tabs } from '../../ui/parts.tsx'
import { roles } from '../role.ts'
import type { Filled, Refused } from './form.ts'
import { StaffList, type StaffRow } from './rows.tsx'

interface ListProps {
  page: Page<StaffRow>
  show: 'current' | 'former'
  paged: boolean
  you: string
}

export const StaffPage = ({ page, show, paged, you }: ListProps) => {
  const { team } = useWords()
  return (
    <>
      <div class="titled">
        <Heading>{team.title}</Heading>
        <a class="button" href="/admin/staff/new" data-key="n">
          {team.add}
        </a>
      </div>
      <Tabs
        label={team.title}
        tabs={(['current', 'former'] as const).map((tab) => ({
          href: `/admin/staff${tab === 'current' ? '' : `?show=${tab}`}`,
          text: team.tabs[tab],
          current: tab === show,
        }))}
      />
      {page.rows.length > 0 ? (
        <StaffList rows={page.rows} you={you} />
      ) : (
        <Empty icon="team">{show === 'former' ? team.noneFormer : team.noneCurrent}</Empty>
      )}
      <Pager path="/admin/staff" filter={show === 'former' ? { show } : {}} next={page.next} paged={paged} />
    </>
  )
}

export const NewPersonPage = ({ refused }: { refused?: Refused }) => {
  const { team } = useWords()
  return (
    <>
      <a class="back" href="/admin/staff">
        {team.back}
      </a>
      <Heading>{team.add}</Heading>
      <p>{team.addLead}</p>
      <form method="post" action="/admin/staff" class="card form" novalidate data-guard>
        <PersonFields filled={refused?.filled ?? { role: 'technician' }} errors={refused?.errors ?? {}} />
        <button type="submit">{team.invite}</button>
      </form>
    </>
  )
}

/** The fields of a person; `own` warns whoever fills in themselves. */
export const PersonFields = ({
  filled,
  errors,
  own = false,
}: {
  filled: Filled
  errors: Refused['errors']
  own?: boolean
}) => {
  const { team, admin } = useWords()
  const said = (name: string) => team.errors[errors[name] as keyof typeof team.errors]
  return (
    <>
      <Field name="name" label={team.name} value={filled.name} error={said('name')} maxlength={100} required />
      <Field
        name="email"
        label={team.email}
        type="email"
        value={filled.email}
        error={said('email')}
        autocomplete="off"
        maxlength={254}
        required
      />
      <Choice
        name="role"
        label={team.role}
        value={filled.role}
        error={said('role')}
        hint={
          own
            ? team.yourRole
            : roles.map((role) => (
                <span class="line">
                  <b>{admin.roles[role]}</b> · {team.roleHint[role]}
                </span>
              ))
        }
        options={roles.map((role) => ({ value: role, text: admin.roles[role] }))}
      />
      <Choice
        name="language"
        label={team.language}
        value={filled.language}
        error={said('language')}
        options={languages.map((tag) => ({ value: tag, text: dictionaries[tag].name }))}
      />
    </>
  )
}
