import type { Law } from './law.ts'

/** The outbox, runs over many customers, and imports. */
export const mailLaws: Law[] = [
  {
    holds: 'what a customer says to have paid is written to the company once',
    broken: `select n.id from payment_notices n where n.created_at >= ?1 and (
      select count(*) from mails m where m.company_id = n.company_id and m.cause = 'payment-notice:' || n.id) <> 1`,
  },
  {
    holds: 'an invoice that is issued is written to each contact who sees invoices, where they hear of them',
    broken: `select i.id, c.id as contact from invoices i
      join contacts c on c.company_id = i.company_id and c.customer_id = i.customer_id
      join accounts a on a.company_id = c.company_id and a.contact_id = c.id
      join companies o on o.id = i.company_id
      where i.issued_at >= ?1 and c.sees_invoices = 1 and a.activated_at < i.issued_at and a.revoked_at is null
        and a.muted = '[]' and coalesce(o.invoicing ->> '$.sendsByMail', 1) = 1 and not exists (
        select 1 from mails m where m.company_id = i.company_id and m.cause = 'invoice_issued:' || i.id || ':' || c.id)`,
  },
  {
    holds: 'a mail that has left says when, and none is about nothing',
    broken: `select id, cause, status from mails where (status = 'sent') <> (sent_at is not null)
      or (message = 'invoice_issued' and not exists (
        select 1 from invoices i where i.company_id = mails.company_id and i.issued_at is not null
        and mails.cause like 'invoice_issued:' || i.id || ':%'))`,
  },
  {
    holds: 'a run has a line for each customer it has done, and a mail for each it wrote to',
    broken: `select r.id, r.done, count(l.run_id) as lines, r.mailed, count(l.mail_id) as mails, count(m.id) as there
      from invitation_runs r left join invitation_run_lines l on l.company_id = r.company_id and l.run_id = r.id
      left join mails m on m.company_id = l.company_id and m.id = l.mail_id where r.created_at >= ?1
      group by r.company_id, r.id
      having r.done <> count(l.run_id) or r.mailed <> count(l.mail_id) or count(l.mail_id) <> count(m.id)`,
  },
  {
    holds: 'each run and each import is told of once, and each import that ended once more',
    broken: `select id, did, sum(rows) as rows, sum(lines) as lines from (
        select company_id, id, 'announced' as did, 1 as rows, 0 as lines from invitation_runs
        where kind = 'announcement' and created_at >= ?1
        union all select company_id, id, 'import_begun', 1, 0 from imports where created_at >= ?1 and state <> 'uploaded'
        union all select company_id, id, 'imported', 1, 0 from imports where created_at >= ?1 and state = 'done'
        union all select company_id, subject_id, did, 0, 1 from audit_events
        where at >= ?1 and did in ('announced', 'import_begun', 'imported')
      ) group by company_id, id, did having sum(rows) <> sum(lines)`,
  },
  {
    holds: 'an import that ended has dealt with each of its lines',
    broken: `select id, lines, added, existed, refused from imports where state = 'done' and added + existed + refused <> lines`,
  },
]

/** What holds besides once queues and clock have done their work. */
export const restingLaws: Law[] = [
  {
    holds: 'no mail is left that is due',
    // What the clock of a test makes is due at its own time, which is ahead.
    broken: `select id, cause, status, tries, last_error from mails
      where status = 'sending' or (status = 'waiting' and due_at <= cast(unixepoch('subsec') * 1000 as integer))`,
  },
  { holds: 'no run is under way', broken: 'select id, kind from invitation_runs where finished_at is null' },
  { holds: 'no import is under way', broken: "select id, state, cursor from imports where state = 'running'" },
  {
    holds: 'what was issued is on paper',
    broken: 'select id, number from invoices where issued_at is not null and pdf_sha256 is null',
  },
]
