import type { Law } from './law.ts'

/** The line that tells of each step, by who took it. */
const deedOfStep = `case when s.by = 'customer' then
    case s.status when 'withdrawn' then 'request_withdrawn' when 'accepted' then 'request_accepted'
      else iif(s.turn = 1, 'request_made', 'request_refused') end
  else 'request_' || s.status end`

/** Requests, their steps, the visits they come to, and the mails that tell of them. */
export const requestLaws: Law[] = [
  {
    holds: 'the last step of a request is where it stands',
    broken: `select r.id, r.status, r.turn, s.status as step from visit_requests r left join request_steps s
      on s.company_id = r.company_id and s.request_id = r.id and s.turn = r.turn
      where s.status is not r.status or s.at is not r.changed_at or exists (
        select 1 from request_steps n where n.company_id = r.company_id and n.request_id = r.id and n.turn > r.turn)`,
  },
  {
    holds: 'a request has each of its steps',
    broken: `select r.id, r.turn, count(s.turn) as steps from visit_requests r join request_steps s
      on s.company_id = r.company_id and s.request_id = r.id
      where r.created_at >= ?1 group by r.company_id, r.id having count(s.turn) <> r.turn`,
  },
  {
    holds: 'each step is told of in the trail once, and no step is told of that was not taken',
    broken: `select id, did, sum(steps) as steps, sum(lines) as lines from (
        select s.company_id, s.request_id as id, ${deedOfStep} as did, count(*) as steps, 0 as lines
        from request_steps s where s.at >= ?1 and s.by <> 'clock' group by 1, 2, 3
        union all
        select company_id, subject_id, did, 0, count(*) from audit_events where at >= ?1 and did like 'request!_%' escape '!' group by 1, 2, 3
      ) group by company_id, id, did having sum(steps) <> sum(lines)`,
  },
  {
    holds: 'a request that was agreed on has its one visit, and no other has any',
    broken: `select r.id, r.status, v.id as visit from visit_requests r left join visits v
      on v.company_id = r.company_id and v.id = r.id where r.kind = 'visit' and r.created_at >= ?1 and (
        (r.status in ('confirmed', 'accepted')) <> (v.id is not null) or v.job_id <> r.job_id or v.customer_id <> r.customer_id)`,
  },
  {
    holds: 'what a customer does with a request is written to the company once',
    broken: `select s.request_id as id, s.turn, count(m.id) as mails from request_steps s
      join companies c on c.id = s.company_id
      left join mails m on m.company_id = s.company_id and m.cause = 'request:' || s.request_id || ':' || s.turn || ':company'
      where s.at >= ?1 and s.by = 'customer' group by s.company_id, s.request_id, s.turn having count(m.id) <> 1`,
  },
  {
    holds: 'what staff do with a request is written to each contact who may ask, where they hear of requests',
    broken: `select s.request_id as id, s.turn, s.status, c.id as contact from request_steps s
      join contacts c on c.company_id = s.company_id and c.customer_id = s.customer_id
      join accounts a on a.company_id = c.company_id and a.contact_id = c.id
      where s.at >= ?1 and s.by = 'staff' and c.may_request = 1 and c.sees_jobs = 1 and a.activated_at < s.at
        and a.revoked_at is null and a.muted = '[]' and not exists (
        select 1 from mails m where m.company_id = s.company_id
        and m.cause = 'request:' || s.request_id || ':' || s.turn || ':' || c.id)`,
  },
  {
    holds: 'each link to an offer goes out by a mail',
    broken: `select l.id, l.request_id from proposal_links l where l.created_at >= ?1 and not exists (
      select 1 from mails m where m.company_id = l.company_id and m.link_id = l.id)`,
  },
]
