import type { Law } from './law.ts'

const series = "case kind when 'credit_note' then 'creditNote' else kind end"
const charged = "iif(kind = 'credit_note', deducted_cents - total_cents, total_cents - deducted_cents)"

/** Invoices, their numbers and lines, payments, and what is added up of them. */
export const moneyLaws: Law[] = [
  {
    holds: 'numbers follow each other without a hole, each once, and the counter stands at the last',
    broken: `select c.company_id, c.series, c.last, count(i.id) as issued, min(i.sequence) as lowest, max(i.sequence) as highest
      from invoice_counters c left join invoices i
        on i.company_id = c.company_id and ${series} = c.series and i.sequence is not null and i.import_key is null
      group by c.company_id, c.series
      having count(i.id) > 0 and (max(i.sequence) <> c.last or count(distinct i.sequence) <> count(i.id)
        or max(i.sequence) - min(i.sequence) + 1 <> count(i.id))`,
  },
  {
    holds: 'what is issued has a counter',
    broken: `select id, kind from invoices i where issued_at is not null and not exists (
      select 1 from invoice_counters c where c.company_id = i.company_id and c.series = ${series} and c.last >= i.sequence)`,
  },
  {
    holds: 'an invoice comes to what its lines do',
    broken: `select i.id, i.status, i.net_cents, sum(l.net_cents) as lines from invoices i left join invoice_lines l
      on l.company_id = i.company_id and l.invoice_id = i.id where i.import_key is null
      group by i.company_id, i.id having i.net_cents <> coalesce(sum(l.net_cents), 0)
        or count(l.position) <> coalesce(max(l.position), 0)`,
  },
  {
    holds: 'an issued invoice says what its document does',
    broken: `select id, number from invoices where status <> 'draft' and issued_at is not null and (
      document ->> '$.number' is not number or document ->> '$.totalCents' is not total_cents
      or document ->> '$.issuedOn' is not issued_on or check_code is null)`,
  },
  {
    holds: 'what was paid is the sum of the payments',
    broken: `select i.id, i.paid_cents, sum(p.amount_cents) as paid from invoices i left join payments p
      on p.company_id = i.company_id and p.invoice_id = i.id
      group by i.company_id, i.id having i.paid_cents <> coalesce(sum(p.amount_cents), 0)`,
  },
  {
    holds: 'credit that is used on one invoice is taken from another',
    broken: `select transfer_id as id, sum(amount_cents) as cents from payments where method = 'credit'
      group by company_id, transfer_id having sum(amount_cents) <> 0 or transfer_id is null`,
  },
  {
    holds: 'what was taken back is the sum of the credit notes, and all of it cancels',
    broken: `select i.id, i.status, i.credited_cents, sum(n.total_cents) as taken from invoices i left join invoices n
      on n.company_id = i.company_id and n.corrects_id = i.id and n.status <> 'draft' where i.kind <> 'credit_note'
      group by i.company_id, i.id having (i.credited_cents <> coalesce(sum(n.total_cents), 0) and i.issued_at is not null)
        or (i.status = 'cancelled') <> (i.status <> 'draft' and i.credited_cents = i.total_cents and i.total_cents > 0)`,
  },
  {
    holds: 'what is deducted is the sum of the deposits',
    broken: `select i.id, i.deducted_cents, sum(d.amount_cents) as deposits from invoices i left join invoice_deductions d
      on d.company_id = i.company_id and d.invoice_id = i.id where i.kind = 'invoice'
      group by i.company_id, i.id having i.deducted_cents <> coalesce(sum(d.amount_cents), 0)`,
  },
  {
    holds: 'the months of an account come to what was charged and received in them',
    broken: `select customer_id, month, sum(charged) as charged, sum(received) as received, sum(documents) as documents from (
        select company_id, customer_id, month, charged_cents as charged, received_cents as received, documents
        from account_months
        union all
        select company_id, customer_id, substr(issued_on, 1, 7), -${charged}, 0, -1 from invoices where status <> 'draft'
        union all select company_id, customer_id, substr(paid_on, 1, 7), 0, -amount_cents, 0 from payments
      ) group by company_id, customer_id, month having sum(charged) <> 0 or sum(received) <> 0
        or sum(documents) <> 0`,
  },
  {
    holds: 'what a customer owes is what is left to pay of their invoices',
    broken: `select customer_id, sum(invoices) as invoices, sum(owed) as owed from (
        select company_id, customer_id, invoices, owed_cents as owed from account_dues
        union all select company_id, customer_id, -1, -balance_cents from invoices where balance_cents > 0
      ) group by company_id, customer_id having sum(invoices) <> 0 or sum(owed) <> 0`,
  },
  {
    holds: 'each invoice begun and each issued is told of once',
    broken: `select id, did, sum(rows) as rows, sum(lines) as lines from (
        select company_id, id, 'invoice_drafted' as did, 1 as rows, 0 as lines from invoices
        where created_at >= ?1 and import_key is null
        union all select company_id, id, 'invoice_issued', 1, 0 from invoices where issued_at >= ?1
        union all select company_id, subject_id, 'invoice_drafted', 1, 0 from audit_events where did = 'invoice_removed'
        union all select company_id, subject_id, did, 0, 1 from audit_events
        where did in ('invoice_drafted', 'invoice_issued') and at >= ?1
      ) group by company_id, id, did having sum(rows) <> sum(lines)`,
  },
  {
    holds: 'each payment, each that was undone and each message of one is told of once',
    broken: `select id, did, sum(rows) as rows, sum(lines) as lines from (
        select company_id, invoice_id as id, iif(counter_of is null, 'payment_recorded', 'payment_undone') as did,
          count(*) as rows, 0 as lines from payments where created_at >= ?1 and method <> 'credit' group by 1, 2, 3
        union all
        select company_id, invoice_id, 'payment_told', count(*), 0 from payment_notices where created_at >= ?1 group by 1, 2
        union all
        select company_id, subject_id, did, 0, count(*) from audit_events where at >= ?1
        and did in ('payment_recorded', 'payment_undone', 'payment_told') group by 1, 2, 3
      ) group by company_id, id, did having sum(rows) <> sum(lines)`,
  },
]
