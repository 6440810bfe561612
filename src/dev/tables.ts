import { Rows } from './rows.ts'

/** Every table the seed fills, in the order in which rows may refer to one another. */
export const tables = () => ({
  companies: new Rows('companies', [
    ...['id', 'slug', 'name', 'shard', 'language', 'time_zone', 'currency', 'country', 'colour', 'logo'],
    ...['phone', 'email', 'legal', 'second_factor', 'created_at', 'planning', 'invoicing'],
  ]),
  staff: new Rows('staff', ['company_id', 'id', 'email', 'name', 'role', 'language', 'created_at']),
  customers: new Rows('customers', [
    ...['company_id', 'id', 'kind', 'name', 'email', 'phone', 'address', 'vat_number', 'language'],
    ...['internal_notes', 'created_at', 'civility', 'first_name', 'last_name', 'mobile', 'siren', 'tags'],
  ]),
  contacts: new Rows('contacts', [
    ...['company_id', 'id', 'customer_id', 'email', 'name', 'language', 'sees_jobs', 'sees_invoices', 'may_request'],
    'created_at',
  ]),
  accounts: new Rows('accounts', [
    ...['company_id', 'id', 'audience', 'staff_id', 'customer_id', 'contact_id', 'password_hash', 'invited_at'],
    ...['activated_at', 'revoked_at', 'created_at'],
  ]),
  serviceCategories: new Rows('service_categories', ['company_id', 'id', 'names']),
  jobTypes: new Rows('job_types', ['company_id', 'id', 'category_id', 'names']),
  catalogueItems: new Rows('catalogue_items', [
    ...['company_id', 'id', 'names', 'unit', 'unit_price_cents', 'vat_rate_basis_points', 'created_at'],
  ]),
  jobs: new Rows('jobs', [
    ...['company_id', 'customer_id', 'id', 'type_id', 'title', 'reference', 'location', 'status', 'scope'],
    ...['internal_notes', 'created_at', 'tags'],
  ]),
  visits: new Rows('visits', [
    ...['company_id', 'customer_id', 'id', 'job_id', 'start_at', 'end_at', 'status', 'comments', 'internal_notes'],
    'created_at',
  ]),
  visitTechnicians: new Rows('visit_technicians', [
    ...['company_id', 'visit_id', 'staff_id', 'job_id', 'customer_id', 'start_at'],
  ]),
  requests: new Rows('visit_requests', [
    ...['company_id', 'customer_id', 'id', 'kind', 'job_id', 'visit_id', 'start_at', 'end_at', 'comments', 'status'],
    ...['turn', 'offers', 'reason', 'expires_at', 'changed_at', 'changed_by', 'created_at'],
  ]),
  requestSteps: new Rows('request_steps', [
    ...['company_id', 'customer_id', 'request_id', 'turn', 'at', 'status', 'by', 'offers'],
  ]),
  invoices: new Rows('invoices', [
    ...[
      'company_id',
      'customer_id',
      'id',
      'job_id',
      'status',
      'number',
      'sequence',
      'issued_on',
      'due_on',
      'net_cents',
    ],
    ...[
      'vat_cents',
      'total_cents',
      'document',
      'internal_notes',
      'created_at',
      'kind',
      'corrects_id',
      'deducted_cents',
    ],
    ...['credited_cents', 'retention_cents', 'retention_due_on', 'check_code', 'terms'],
  ]),
  invoiceLines: new Rows('invoice_lines', [
    ...['company_id', 'customer_id', 'invoice_id', 'position', 'description', 'quantity_thousandths', 'unit'],
    ...['unit_price_cents', 'discount_basis_points', 'vat_rate_basis_points', 'net_cents'],
  ]),
  invoiceDeductions: new Rows('invoice_deductions', [
    ...['company_id', 'customer_id', 'invoice_id', 'deposit_id', 'amount_cents'],
  ]),
  invoiceCounters: new Rows('invoice_counters', ['company_id', 'series', 'last', 'last_issued_on']),
  payments: new Rows('payments', [
    ...['company_id', 'customer_id', 'id', 'invoice_id', 'amount_cents', 'paid_on', 'method', 'created_at'],
    'reference',
  ]),
  paymentNotices: new Rows('payment_notices', [
    ...['company_id', 'customer_id', 'id', 'invoice_id', 'amount_cents', 'paid_on', 'method', 'message', 'by_name'],
    'created_at',
  ]),
})

export type Tables = ReturnType<typeof tables>
