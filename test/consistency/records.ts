import type { Law } from './law.ts'

/** That each row of a table that was made by hand is told of once, and nothing is told of that is not there. */
const toldOnce = (table: string, did: string, isMade = '1', wasDeleted?: string): Law => ({
  holds: `each row of ${table} is told of once (${did})`,
  broken: `select id, sum(rows) as rows, sum(lines) as lines from (
      select t.company_id, t.id, 1 as rows, 0 as lines from ${table} t where t.created_at >= ?1 and ${isMade}
      union all
      select company_id, subject_id, 0, 1 from audit_events where did = '${did}' and at >= ?1
      ${wasDeleted ? `union all select company_id, subject_id, 1, 0 from audit_events where did = '${wasDeleted}' and at >= ?1` : ''}
    ) group by company_id, id having sum(rows) <> sum(lines)`,
})

/** That a record stands at one version more for each change told of. */
const changedAsTold = (table: string, dids: string[]): Law => ({
  holds: `each change of a row of ${table} is told of`,
  broken: `select t.id, t.version, count(e.id) as lines from ${table} t left join audit_events e
    on e.company_id = t.company_id and e.subject_id = t.id and e.did in (${dids.map((did) => `'${did}'`).join(', ')})
    where t.created_at >= ?1 and ${table === 'visits' ? notOfRequest : 'import_key is null'}
    group by t.company_id, t.id having t.version <> 1 + count(e.id)`,
})
const notOfRequest = `import_key is null and not exists (
  select 1 from visit_requests r where r.company_id = t.company_id and t.id in (r.id, r.visit_id))`

/** Customers, jobs, visits and their files, and what the database keeps of them. */
export const recordLaws: Law[] = [
  toldOnce('customers', 'customer_added', 't.import_key is null'),
  toldOnce('jobs', 'job_added', 't.import_key is null', 'job_deleted'),
  toldOnce('visits', 'visit_added', notOfRequest, 'visit_deleted'),
  changedAsTold('customers', ['customer_changed']),
  changedAsTold('jobs', ['job_changed']),
  changedAsTold('visits', ['visit_changed', 'visit_moved', 'visit_arrived', 'visit_ended']),
  {
    holds: 'a job counts its visits',
    broken: `select j.id, j.visit_count, count(v.id) as visits from jobs j left join visits v
      on v.company_id = j.company_id and v.job_id = j.id group by j.company_id, j.id having j.visit_count <> count(v.id)`,
  },
  {
    holds: 'the hours of a company count the visits that begin in them',
    broken: `select company_id, hour, sum(visits) as visits from (
        select company_id, hour, visits from visit_hours
        union all select company_id, start_at / 3600000, -1 from visits
      ) group by company_id, hour having sum(visits) <> 0`,
  },
  {
    holds: 'a customer counts who has access, and a company its customers',
    broken: `select c.id, c.accesses from customers c left join accounts a on a.company_id = c.company_id
        and a.customer_id = c.id and a.activated_at is not null and a.revoked_at is null
      group by c.company_id, c.id having c.accesses <> count(a.id)
      union all
      select company_id, sum(access) + sum(email) + sum(never) from (
        select company_id, with_access as access, with_email as email, never_invited as never from customer_counts
        union all
        select company_id, -(accesses > 0), -(email is not null), -(email is not null and invited_at is null)
        from customers where archived_at is null
      ) group by company_id having sum(access) <> 0 or sum(email) <> 0 or sum(never) <> 0`,
  },
  {
    holds: 'who goes to a visit stands beside it as it is',
    broken: `select t.visit_id as id, t.staff_id from visit_technicians t left join visits v
      on v.company_id = t.company_id and v.id = t.visit_id
      where v.id is null or t.start_at <> v.start_at or t.status <> v.status or t.job_id <> v.job_id
        or t.customer_id <> v.customer_id or not exists (select 1 from json_each(v.technician_ids) where value = t.staff_id)
      union all
      select v.id, e.value from visits v, json_each(v.technician_ids) e where not exists (
        select 1 from visit_technicians t where t.company_id = v.company_id and t.visit_id = v.id and t.staff_id = e.value)`,
  },
  {
    holds: 'what can be found is what there is',
    broken: `select kind, id from (
        select company_id, 'customer' as kind, id from customers union all select company_id, 'job', id from jobs
        union all select company_id, 'visit', id from visits where comments is not null or internal_notes is not null
        union all select company_id, 'invoice', id from invoices where number is not null
      ) r where not exists (
        select 1 from search_entries e where e.company_id = r.company_id and e.kind = r.kind and e.record_id = r.id)
      union all
      select e.kind, e.record_id from search_entries e where e.record_id not in (
        select id from customers union all select id from jobs union all select id from visits union all select id from invoices)`,
  },
  {
    holds: 'a tag lists the current customers and the jobs that have it',
    broken: `select id, tag from (
        select c.company_id, c.id, e.value as tag, 1 as has from customers c, json_each(c.tags) e where c.archived_at is null
        union all select company_id, customer_id, tag, -1 from customer_tags
        union all select j.company_id, j.id, e.value, 1 from jobs j, json_each(j.tags) e
        union all select company_id, job_id, tag, -1 from job_tags
      ) group by company_id, id, tag having sum(has) <> 0`,
  },
  {
    holds: 'files are told of as often as they were added',
    broken: `select job_id as id, sum(files) as files, sum(told) as told from (
        select company_id, job_id, 1 as files, 0 as told from attachments where created_at >= ?1
        union all
        select company_id, subject_id, 0, details ->> '$.count' from audit_events where did = 'file_added' and at >= ?1
      ) group by company_id, job_id having sum(files) > sum(told)`,
  },
  {
    holds: 'nothing refers to what is not there',
    broken: 'select * from pragma_foreign_key_check',
  },
]
