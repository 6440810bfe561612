import { intoMails, joinReaders, readerValues } from '../access/mails-to-contacts.ts'
import type { PortalSection } from '../companies/company.ts'
import type { D1, Statement } from '../db/d1.ts'
import { announceMails, type MailToSend } from '../mail/outbox.ts'
import { visitsPath } from './mails.ts'

const hour = 60 * 60 * 1000

/** Visits a batch reminds of at most, and batches a company has in one run; what is left waits for the next one. */
const mostABatch = 100
const mostBatches = 20

/** A company with visits to remind of, and how long before them. */
interface Due {
  id: string
  hours: number
  closed: PortalSection[]
}

/**
 * Reminds customers of planned visits, as many hours before as their company says, once a time: a visit that is moved is
 * reminded of anew. One that was planned or moved when it was that near already was told just then, and is only ticked
 * off; but one that came with an import, which tells nobody. A company that fails does not keep the others from theirs.
 */
export async function remindOfVisits(d1: D1, queue: Queue<MailToSend>, now: Date): Promise<void> {
  const failed: unknown[] = []
  for (const company of await companiesDue(d1, now)) {
    try {
      await remindIn(d1, queue, company, now)
    } catch (error) {
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}

/** A seek a company, beside which nothing but what is due is read. */
async function companiesDue(d1: D1, now: Date): Promise<Due[]> {
  const [rows = []] = await d1.send([
    {
      sql: `select c.id, c.reminder_hours as hours, c.closed from companies c
        where c.reminder_hours > 0 and exists (
          select 1 from visits v where v.company_id = c.id and v.unreminded = 1
          and v.start_at > ?1 and v.start_at <= ?1 + c.reminder_hours * ${hour})`,
      params: [now.getTime()],
    },
  ])
  return rows.map(({ id, hours, closed }) => ({
    ...{ id: String(id), hours: Number(hours) },
    closed: JSON.parse(String(closed)) as PortalSection[],
  }))
}

async function remindIn(d1: D1, queue: Queue<MailToSend>, company: Due, now: Date): Promise<void> {
  for (let batch = 0; batch < mostBatches; batch++) {
    const [mails = [], visits = []] = await d1.send(reminding(company, now))
    await announceMails(
      queue,
      company.id,
      mails.map(({ id }) => String(id)),
    )
    if (visits.length < mostABatch) return
  }
}

// What one contact wrote with a request is not told to the others as the company's word.
const ofStaff = 'nullif(v.comments, (select r.comments from visit_requests r where r.company_id = ?1 and r.id = v.id))'

/*
 * By hand: the mails of what a select finds, and the visits ticked off, in one batch, so that of two runs at once the
 * second finds nothing. The company's id stands in each part.
 */
function reminding(company: Due, now: Date): Statement[] {
  const until = now.getTime() + company.hours * hour
  const due = `select id from visits where company_id = ?1 and unreminded = 1 and start_at > ?2 and start_at <= ?3
    order by start_at, id limit ${mostABatch}`
  return [
    {
      sql: `${intoMails}
        select ${readerValues}, 'visit_reminder:' || v.id || ':' || v.start_at || ':' || c.id, 'visit_reminder', ?4,
          json_object('job', j.title, 'place', j.location, 'times', v.start_at || '-' || v.end_at, 'said', ${ofStaff})
        from (${due}) d
        join visits v on v.company_id = ?1 and v.id = d.id
          and (v.import_key is not null or max(v.created_at, coalesce(v.changed_at, 0)) <= v.start_at - ?5)
        join jobs j on j.company_id = ?1 and j.id = v.job_id
        ${joinReaders('v.customer_id', 'reminders')}
        where true on conflict do nothing returning id`,
      params: [company.id, now.getTime(), until, visitsPath(company), company.hours * hour],
    },
    {
      sql: `update visits set reminded_of = start_at where company_id = ?1 and id in (${due}) returning id`,
      params: [company.id, now.getTime(), until],
    },
  ]
}
