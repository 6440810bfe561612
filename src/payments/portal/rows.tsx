import * as z from '../../http/zod.ts'
import { useLocale } from '../../i18n/locale.ts'
import { calendarDay, money, todayIn } from '../../ui/format.ts'
import { Done } from '../../ui/parts.tsx'
import type { Notice } from '../columns.ts'
import { standOf } from './queries.ts'

/** That what was paid was said, for the page of the invoice. */
export const tellingDone = z.literal('told').optional().catch(undefined)

interface Props {
  invoiceId: string
  /** Whether there is something to pay now. */
  isPayable: boolean
  notices: (Notice & { open: number })[]
}

/** Whether the customer said to have paid all of `dueCents` and it is being looked at: they are asked for nothing more. */
export const isAllSaid = (notices: (Pick<Notice, 'amountCents'> & { open: number })[], dueCents: number): boolean =>
  dueCents > 0 && notices.some(({ open, amountCents }) => open === 1 && amountCents >= dueCents)

/** What the customer said to have paid and is being looked at. `dueCents` is what is to pay now. */
export const BeingChecked = ({ dueCents, notices }: Pick<Props, 'notices'> & { dueCents: number }) => {
  const waiting = notices.find(({ open }) => open === 1)
  return dueCents > 0 && waiting ? <Told notice={waiting} isAll={isAllSaid(notices, dueCents)} /> : null
}

/** The way to say that it was paid, while there is something to pay and nothing said is being looked at. */
export const HavePaid = ({ invoiceId, isPayable, notices }: Props) => {
  const { paying } = useLocale().words
  if (standOf(isPayable, notices) !== 'open') return null
  return (
    <a class="button quiet" href={`/portal/invoices/${invoiceId}/paid`}>
      {paying.have}
    </a>
  )
}

/** What was said; `isAll` when that is all there is to pay now. */
export const Told = ({ notice, isAll }: { notice: Notice; isAll: boolean }) => {
  const locale = useLocale()
  const { paying } = locale.words
  const { createdAt, amountCents, paidOn } = notice
  const on = calendarDay(locale, todayIn(locale.timeZone, createdAt))
  return (
    <p class="alert standing" id={`notice-${notice.id}`}>
      {paying.told(on, money(locale, amountCents), calendarDay(locale, paidOn))}
      {isAll && ` ${paying.toldAll}`}
    </p>
  )
}

export const ThatIsTold = ({ done }: { done: z.infer<typeof tellingDone> }) => {
  const { paying } = useLocale().words
  return done ? <Done>{paying.toldDone}</Done> : null
}

/** What the customer has paid too much, in a line; nothing where there is none. `cents` is below zero. */
export const OwnCredit = ({ cents }: { cents: number }) => {
  const locale = useLocale()
  return cents < 0 ? <p class="alert good">{locale.words.paying.youHave(money(locale, -cents))}</p> : null
}
