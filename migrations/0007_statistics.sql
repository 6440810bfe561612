-- What the planner is to expect of a table in which companies lie side by side: about ten thousand rows of each. Knowing
-- nothing, it takes a company for ten rows and walks all of them rather than use a narrower index. `PRAGMA optimize`
-- puts what it has counted in the place of these.
ANALYZE sqlite_schema;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('customers', 'customers', '10000000 10000 1'),
  ('contacts', 'contacts', '10000000 10000 1'),
  ('accounts', 'accounts', '10000000 10000 1'),
  ('account_links', 'account_links', '10000000 10000 1'),
  ('passkeys', 'passkeys', '10000000 10000 1'),
  ('sessions', 'sessions', '10000000 10000 1'),
  ('sign_in_steps', 'sign_in_steps', '10000000 10000 1'),
  ('sign_in_attempts', 'sign_in_attempts', '10000000 10000 1'),
  ('audit_events', 'audit_events', '10000000 10000 1'),
  ('mails', 'mails', '10000000 10000 1'),
  ('jobs', 'jobs', '10000000 10000 1'),
  ('visits', 'visits', '10000000 10000 1'),
  ('visit_requests', 'visit_requests', '10000000 10000 1'),
  ('invoices', 'invoices', '10000000 10000 1'),
  ('payments', 'payments', '10000000 10000 1'),
  ('stored_files', 'stored_files', '10000000 10000 1'),
  ('recovery_codes', 'recovery_codes', '10000000 10000 5 1'),
  ('invoice_lines', 'invoice_lines', '10000000 10000 5 1'),
  ('visit_technicians', 'visit_technicians', '10000000 10000 5 1'),
  ('invitation_run_lines', 'invitation_run_lines', '10000000 10000 5 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
