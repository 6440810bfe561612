import { escape as escaped, ICalCalendar, ICalEventStatus } from 'ical-generator'
import type { VisitStatus } from '../visits/visit.ts'

/** A visit as calendars outside are told of it: its texts are worded for whoever reads them. */
export interface Entry {
  id: string
  startAt: Date
  endAt: Date
  status: VisitStatus
  /** How often its time or status changed. */
  sequence: number
  /** When anything of it last changed. */
  changedAt: Date
  summary: string
  location: string | null
  /** Lines parted by line breaks. */
  description: string
  /** The page that shows it. */
  url: string
}

/** How often calendars are asked to look again, in seconds. Most look when they like. */
const lookAgain = 60 * 60

/**
 * Visits as an iCalendar object (RFC 5545), `name` being the calendar's where it is one that is subscribed to. Times are
 * in UTC, so that no reader needs to know when clocks change. A visit is known by its id and company for good, whatever
 * host it is read from. There is no METHOD: with it this were a message from an organizer (RFC 5546, 3.2.1).
 */
export function calendarOf(companyId: string, entries: Entry[], name?: string): string {
  const calendar = new ICalCalendar({ prodId: '//artisan-portal//visits//EN' })
  // The one text that is not escaped where it is written.
  if (name !== undefined) calendar.name(escaped(printable(name), false)).ttl(lookAgain)
  for (const { id, status, startAt, endAt, sequence, changedAt, summary, location, description, url } of entries) {
    calendar.createEvent({
      id: `${id}@${companyId}`,
      sequence,
      // Without a METHOD the stamp says when this was last revised (RFC 5545, 3.8.7.2): nothing changes by being read.
      stamp: changedAt,
      lastModified: changedAt,
      start: startAt,
      end: endAt,
      summary: printable(summary),
      location: location === null ? null : printable(location).replaceAll('\n', ', '),
      description: description === '' ? null : printable(description),
      status: status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      url,
    })
  }
  return `${calendar.toString()}\r\n`
}

// RFC 5545, 3.3.11 lets no control character into a text but tab and line break; imports may have brought some.
const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]/gu, '')
