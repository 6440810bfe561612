-- What a list shows beside each row is counted when rows change, so that reading a list reads no other table.
CREATE TRIGGER visits_counted AFTER INSERT ON visits BEGIN
  UPDATE jobs SET visit_count = visit_count + 1 WHERE company_id = new.company_id AND id = new.job_id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_uncounted AFTER DELETE ON visits BEGIN
  UPDATE jobs SET visit_count = visit_count - 1 WHERE company_id = old.company_id AND id = old.job_id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_moved AFTER UPDATE OF job_id ON visits WHEN new.job_id <> old.job_id BEGIN
  UPDATE jobs SET visit_count = visit_count - 1 WHERE company_id = old.company_id AND id = old.job_id;
  UPDATE jobs SET visit_count = visit_count + 1 WHERE company_id = new.company_id AND id = new.job_id;
END;
--> statement-breakpoint
CREATE TRIGGER payments_counted AFTER INSERT ON payments BEGIN
  UPDATE invoices SET paid_cents = paid_cents + new.amount_cents
  WHERE company_id = new.company_id AND id = new.invoice_id;
END;
--> statement-breakpoint
CREATE TRIGGER payments_of_issued BEFORE INSERT ON payments
WHEN (SELECT status FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id) = 'draft' BEGIN
  SELECT RAISE(ABORT, 'a draft takes no payment');
END;
--> statement-breakpoint
CREATE TRIGGER payments_once BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE company_id = new.company_id AND id = new.id) BEGIN
  SELECT RAISE(ABORT, 'a payment is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_stay BEFORE UPDATE OF company_id, invoice_id ON invoice_lines
WHEN new.invoice_id <> old.invoice_id OR new.company_id <> old.company_id BEGIN
  SELECT RAISE(ABORT, 'a line stays on its invoice');
END;
--> statement-breakpoint
CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN
  SELECT RAISE(ABORT, 'a payment is undone by a counter-entry, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER payments_fixed BEFORE UPDATE ON payments BEGIN
  SELECT RAISE(ABORT, 'a payment is undone by a counter-entry, never changed');
END;
--> statement-breakpoint
-- What is issued stays as it was issued; only its payments and its cancellation may move.
CREATE TRIGGER invoices_fixed BEFORE UPDATE ON invoices
WHEN old.status <> 'draft' AND (
  new.status = 'draft' OR (old.status = 'cancelled' AND new.status <> 'cancelled') OR new.number IS NOT old.number OR new.sequence IS NOT old.sequence
  OR new.issued_on IS NOT old.issued_on OR new.due_on IS NOT old.due_on OR new.document IS NOT old.document
  OR new.net_cents <> old.net_cents OR new.vat_cents <> old.vat_cents OR new.total_cents <> old.total_cents
  OR new.customer_id <> old.customer_id OR new.job_id IS NOT old.job_id
) BEGIN
  SELECT RAISE(ABORT, 'an issued invoice cannot be changed');
END;
--> statement-breakpoint
CREATE TRIGGER invoices_kept BEFORE DELETE ON invoices WHEN old.status <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'an issued invoice cannot be deleted');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_fixed BEFORE UPDATE ON invoice_lines
WHEN (SELECT status FROM invoices WHERE company_id = old.company_id AND id = old.invoice_id) <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'a line of an issued invoice cannot be changed');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_kept BEFORE DELETE ON invoice_lines
WHEN (SELECT status FROM invoices WHERE company_id = old.company_id AND id = old.invoice_id) <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'a line of an issued invoice cannot be deleted');
END;
