import type { Child } from 'hono/jsx'
import { UnansweredList } from '../../access/admin/unanswered/rows.tsx'
import { useLocale } from '../../i18n/locale.ts'
import { NoticeList } from '../../payments/admin/rows.tsx'
import type { Role } from '../../staff/role.ts'
import { daysAfter } from '../../time/days.ts'
import { dayOf } from '../../ui/format.ts'
import { Live } from '../../ui/live.tsx'
import { Empty, Heading, type IconName } from '../../ui/parts.tsx'
import { VisitList } from '../../visits/admin/rows.tsx'
import type { Today } from './queries.ts'
import { OverdueList, UnsentList, WaitingList } from './rows.tsx'
import { StepList, stepsOf } from './steps.tsx'

interface Props {
  found: Today
  role: Role
  /** The day in the company's zone, `YYYY-MM-DD`, and the instant the page is of. */
  today: string
  now: Date
}

/** What the day asks for. A new company sees its first steps instead of what is still empty. */
export const TodayPage = ({ found, role, today, now }: Props) => {
  const locale = useLocale()
  const { admin, home, invitations, paying, today: words, trail } = locale.words
  const mine = stepsOf(role)
  const isNew = mine.some((step) => !found.done[step])
  const { waiting, visitsToday, visitsTomorrow, overdue, notices, noticeCount, mails, invited } = found
  const none = (icon: IconName, text: string) => !isNew && <Empty icon={icon}>{text}</Empty>
  return (
    <>
      <Heading>{words.title}</Heading>
      <p class="note">{dayOf(locale, now)}</p>
      <Live id="today">
        {isNew && <StepList mine={mine} done={found.done} />}
        <Box title={admin.waiting} all={['/admin/requests', admin.allRequests]} none={none('inbox', admin.noneWaiting)}>
          {waiting.length > 0 && <WaitingList rows={waiting} today={today} />}
        </Box>
        <Box title={words.visitsToday} all={['/admin/visits', home.allVisits]} none={none('calendar', words.noneToday)}>
          {visitsToday.length > 0 && <VisitList rows={visitsToday} />}
        </Box>
        <Box
          title={words.visitsTomorrow}
          all={[`/admin/visits?from=${daysAfter(today, 1)}`, home.allVisits]}
          none={none('calendar', words.noneTomorrow)}
        >
          {visitsTomorrow.length > 0 && <VisitList rows={visitsTomorrow} />}
        </Box>
        <Box
          title={admin.overdue}
          all={['/admin/invoices?show=overdue', words.everyOverdue]}
          none={none('receipt', admin.noneOverdue)}
        >
          {overdue.length > 0 && <OverdueList rows={overdue} today={today} />}
        </Box>
        <Box
          title={paying.noticesCount(noticeCount > 99 ? '99+' : String(noticeCount))}
          all={['/admin/payments/notices', paying.allNotices]}
        >
          {notices.length > 0 && <NoticeList rows={notices} today={today} />}
        </Box>
        <Box title={invitations.unanswered} all={['/admin/invitations/unanswered', invitations.allUnanswered]}>
          {invited.length > 0 && <UnansweredList rows={invited} />}
        </Box>
        <Box title={words.mailsToCheck} all={['/admin/mails', words.everyMail]}>
          {mails.length > 0 && <UnsentList rows={mails} />}
        </Box>
      </Live>
      <a class="more" href="/admin/trail">
        {trail.title}
      </a>
    </>
  )
}

/** The first of a list with the way to all of it; without any, what there is to say then, or nothing at all. */
const Box = ({
  title,
  all: [href, text],
  none,
  children,
}: {
  title: string
  all: [href: string, text: string]
  none?: Child
  children?: Child
}) => {
  if (!children && !none) return null
  return (
    <section>
      <h2>{title}</h2>
      {children || none}
      <a class="more" href={href}>
        {text}
      </a>
    </section>
  )
}
