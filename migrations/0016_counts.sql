CREATE TABLE `customer_counts` (
	`company_id` text PRIMARY KEY NOT NULL,
	`with_access` integer DEFAULT 0 NOT NULL,
	`with_email` integer DEFAULT 0 NOT NULL,
	`never_invited` integer DEFAULT 0 NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `account_dues` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`invoices` integer DEFAULT 0 NOT NULL,
	`owed_cents` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`company_id`, `customer_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `customers` ADD `accesses` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `account_months` ADD `documents` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `visits` ADD `span` integer GENERATED ALWAYS AS (case when end_at - start_at <= 3600000 then 3600000 when end_at - start_at <= 14400000 then 14400000 when end_at - start_at <= 86400000 then 86400000 else 2678400000 end) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `visits_by_span` ON `visits` (`company_id`,`span`,`start_at`,`id`);
--> statement-breakpoint
DROP TRIGGER invoices_issued;
--> statement-breakpoint
DROP TRIGGER invoices_taken_over;
--> statement-breakpoint
DROP TRIGGER invoices_of_other;
--> statement-breakpoint
UPDATE account_months SET documents = (
  SELECT count(*) FROM invoices i WHERE i.company_id = account_months.company_id AND i.customer_id = account_months.customer_id
  AND i.status <> 'draft' AND i.issued_on >= month AND i.issued_on < month || '~'
);
--> statement-breakpoint
CREATE TRIGGER invoices_issued AFTER UPDATE OF status ON invoices
WHEN old.status = 'draft' AND new.status = 'issued' BEGIN
  INSERT INTO invoice_counters (company_id, series, last, last_issued_on)
  VALUES (new.company_id, CASE new.kind WHEN 'credit_note' THEN 'creditNote' ELSE new.kind END, new.sequence, new.issued_on)
  ON CONFLICT DO UPDATE SET last = excluded.last, last_issued_on = excluded.last_issued_on;
  INSERT INTO account_months (company_id, customer_id, month, charged_cents, documents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents), 1)
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents, documents = documents + 1;
  UPDATE invoices SET credited_cents = credited_cents + new.total_cents,
    status = iif(credited_cents + new.total_cents = total_cents, 'cancelled', status)
  WHERE new.kind = 'credit_note' AND company_id = new.company_id AND id = new.corrects_id;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_taken_over AFTER INSERT ON invoices WHEN new.status <> 'draft' BEGIN
  INSERT INTO account_months (company_id, customer_id, month, charged_cents, documents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents), 1)
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents, documents = documents + 1;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_of_other AFTER UPDATE OF customer_id ON invoices
WHEN new.customer_id <> old.customer_id AND old.status <> 'draft' BEGIN
  UPDATE account_months SET documents = documents - 1, charged_cents = charged_cents
    - iif(old.kind = 'credit_note', old.deducted_cents - old.total_cents, old.total_cents - old.deducted_cents)
  WHERE company_id = old.company_id AND customer_id = old.customer_id AND month = substr(old.issued_on, 1, 7);
  INSERT INTO account_months (company_id, customer_id, month, charged_cents, documents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents), 1)
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents, documents = documents + 1;
END;
--> statement-breakpoint
-- What is left to pay of an invoice is owed by its customer, as long as it is above zero.
INSERT INTO account_dues (company_id, customer_id, invoices, owed_cents)
SELECT company_id, customer_id, count(*), sum(balance_cents) FROM invoices WHERE balance_cents > 0 GROUP BY company_id, customer_id;
--> statement-breakpoint
CREATE TRIGGER invoices_owed AFTER INSERT ON invoices WHEN new.balance_cents > 0 BEGIN
  INSERT INTO account_dues (company_id, customer_id, invoices, owed_cents)
  VALUES (new.company_id, new.customer_id, 1, new.balance_cents)
  ON CONFLICT DO UPDATE SET invoices = invoices + 1, owed_cents = owed_cents + excluded.owed_cents;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_owed_anew
AFTER UPDATE OF status, kind, total_cents, deducted_cents, credited_cents, paid_cents, customer_id ON invoices
WHEN (old.balance_cents > 0 OR new.balance_cents > 0)
  AND (new.balance_cents <> old.balance_cents OR new.customer_id <> old.customer_id) BEGIN
  UPDATE account_dues SET invoices = invoices - 1, owed_cents = owed_cents - old.balance_cents
  WHERE old.balance_cents > 0 AND company_id = old.company_id AND customer_id = old.customer_id;
  INSERT INTO account_dues (company_id, customer_id, invoices, owed_cents)
  SELECT new.company_id, new.customer_id, 1, new.balance_cents WHERE new.balance_cents > 0
  ON CONFLICT DO UPDATE SET invoices = invoices + 1, owed_cents = owed_cents + excluded.owed_cents;
END;
--> statement-breakpoint
UPDATE customers SET accesses = (
  SELECT count(*) FROM accounts a WHERE a.company_id = customers.company_id AND a.customer_id = customers.id
  AND a.activated_at IS NOT NULL AND a.revoked_at IS NULL
);
--> statement-breakpoint
INSERT INTO customer_counts (company_id, with_access, with_email, never_invited)
SELECT company_id, sum(accesses > 0), sum(email IS NOT NULL), sum(email IS NOT NULL AND invited_at IS NULL)
FROM customers WHERE archived_at IS NULL GROUP BY company_id;
--> statement-breakpoint
CREATE TRIGGER accounts_opened AFTER INSERT ON accounts
WHEN new.customer_id IS NOT NULL AND new.activated_at IS NOT NULL AND new.revoked_at IS NULL BEGIN
  UPDATE customers SET accesses = accesses + 1 WHERE company_id = new.company_id AND id = new.customer_id;
END;
--> statement-breakpoint
CREATE TRIGGER accounts_opened_anew AFTER UPDATE OF activated_at, revoked_at, customer_id ON accounts
WHEN new.customer_id IS NOT old.customer_id
  OR (new.activated_at IS NOT NULL AND new.revoked_at IS NULL) <> (old.activated_at IS NOT NULL AND old.revoked_at IS NULL) BEGIN
  UPDATE customers SET accesses = accesses - 1 WHERE company_id = old.company_id AND id = old.customer_id
  AND old.activated_at IS NOT NULL AND old.revoked_at IS NULL;
  UPDATE customers SET accesses = accesses + 1 WHERE company_id = new.company_id AND id = new.customer_id
  AND new.activated_at IS NOT NULL AND new.revoked_at IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER accounts_gone AFTER DELETE ON accounts
WHEN old.customer_id IS NOT NULL AND old.activated_at IS NOT NULL AND old.revoked_at IS NULL BEGIN
  UPDATE customers SET accesses = accesses - 1 WHERE company_id = old.company_id AND id = old.customer_id;
END;
--> statement-breakpoint
-- Archived customers count for nothing.
CREATE TRIGGER customers_counted AFTER INSERT ON customers WHEN new.archived_at IS NULL BEGIN
  INSERT INTO customer_counts (company_id, with_access, with_email, never_invited)
  VALUES (new.company_id, new.accesses > 0, new.email IS NOT NULL, new.email IS NOT NULL AND new.invited_at IS NULL)
  ON CONFLICT DO UPDATE SET with_access = with_access + excluded.with_access, with_email = with_email + excluded.with_email,
    never_invited = never_invited + excluded.never_invited;
END;
--> statement-breakpoint
CREATE TRIGGER customers_counted_anew AFTER UPDATE OF email, archived_at, invited_at, accesses ON customers
WHEN (new.email IS NULL) <> (old.email IS NULL) OR (new.archived_at IS NULL) <> (old.archived_at IS NULL)
  OR (new.invited_at IS NULL) <> (old.invited_at IS NULL) OR (new.accesses > 0) <> (old.accesses > 0) BEGIN
  -- A company whose customers were all archived from the start has no row yet.
  INSERT INTO customer_counts (company_id) VALUES (new.company_id) ON CONFLICT DO NOTHING;
  UPDATE customer_counts SET
    with_access = with_access + (new.archived_at IS NULL AND new.accesses > 0) - (old.archived_at IS NULL AND old.accesses > 0),
    with_email = with_email + (new.archived_at IS NULL AND new.email IS NOT NULL)
      - (old.archived_at IS NULL AND old.email IS NOT NULL),
    never_invited = never_invited + (new.archived_at IS NULL AND new.email IS NOT NULL AND new.invited_at IS NULL)
      - (old.archived_at IS NULL AND old.email IS NOT NULL AND old.invited_at IS NULL)
  WHERE company_id = new.company_id;
END;
--> statement-breakpoint
CREATE TRIGGER customers_uncounted AFTER DELETE ON customers WHEN old.archived_at IS NULL BEGIN
  UPDATE customer_counts SET with_access = with_access - (old.accesses > 0), with_email = with_email - (old.email IS NOT NULL),
    never_invited = never_invited - (old.email IS NOT NULL AND old.invited_at IS NULL)
  WHERE company_id = old.company_id;
END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('account_dues', 'account_dues', '10000000 10000 1');
--> statement-breakpoint
ANALYZE sqlite_schema;