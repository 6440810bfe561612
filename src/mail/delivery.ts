/** Where a mail is on its way. `unsure`: it was given to the mail server, or not, by a run that did not end. */
export const mailStatuses = ['waiting', 'sending', 'sent', 'failed', 'unsure'] as const
export type MailStatus = (typeof mailStatuses)[number]

const minute = 60
const hour = 60 * minute
const delays = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour]

/** Seconds to wait after `tries` tries that failed; undefined when there were enough. */
export const secondsToWaitAfter = (tries: number): number | undefined => delays[tries - 1]

/** Milliseconds after which a run that claimed a mail and said nothing more is taken for dead. */
export const longestSending = 15 * 60 * 1000
