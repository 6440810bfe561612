/** From when to when, on the company's clock: `HH:MM`, the end `24:00` at the latest. */
export interface Hours {
  from: string
  until: string
}

/** Days, `YYYY-MM-DD`, both included, on which nobody comes. */
export interface Closing {
  from: string
  until: string
  /** Why, as customers read it, if at all. */
  label: string
}

/** When visits can be asked for and are planned. */
export interface Planning {
  /** Opening hours of each day of the week, Monday first; none where it is closed. */
  hours: [Hours[], Hours[], Hours[], Hours[], Hours[], Hours[], Hours[]]
  /** Whether the public holidays of the company's country are days off. */
  publicHolidays: boolean
  closings: Closing[]
  /** A visit is asked for at least so many hours ahead, and at most so many days. */
  noticeHours: number
  horizonDays: number
  /** What a visit lasts when nobody says, and the step of the times offered, in minutes. */
  slotMinutes: number
  /** Whom to call when it cannot wait; the company's number where it is null. */
  emergencyPhone: string | null
}

const usualDay: Hours[] = [
  { from: '08:00', until: '12:00' },
  { from: '13:30', until: '17:30' },
]

/** What is suggested to a company that has set nothing yet. */
export const usualPlanning: Planning = {
  hours: [usualDay, usualDay, usualDay, usualDay, usualDay, [], []],
  publicHolidays: true,
  closings: [],
  ...{ noticeHours: 24, horizonDays: 60, slotMinutes: 60, emergencyPhone: null },
}
