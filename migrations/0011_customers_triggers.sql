-- Whose tag lists: an archived customer is in none of them, and comes back into them when restored.
DROP TRIGGER customers_tagged;
--> statement-breakpoint
DROP TRIGGER customers_tagged_anew;
--> statement-breakpoint
CREATE TRIGGER customers_tagged AFTER INSERT ON customers WHEN new.tags <> '[]' AND new.archived_at IS NULL BEGIN
  INSERT OR IGNORE INTO customer_tags (company_id, tag, sort_key, customer_id)
  SELECT new.company_id, value, new.sort_key, new.id FROM json_each(new.tags);
END;
--> statement-breakpoint
CREATE TRIGGER customers_tagged_anew AFTER UPDATE OF tags, name, first_name, last_name, archived_at ON customers
WHEN new.tags <> old.tags OR (new.tags <> '[]' AND (
  new.sort_key <> old.sort_key OR (new.archived_at IS NULL) <> (old.archived_at IS NULL)
)) BEGIN
  DELETE FROM customer_tags WHERE company_id = old.company_id AND customer_id = old.id;
  INSERT OR IGNORE INTO customer_tags (company_id, tag, sort_key, customer_id)
  SELECT new.company_id, value, new.sort_key, new.id FROM json_each(new.tags) WHERE new.archived_at IS NULL;
END;
--> statement-breakpoint
-- What is issued and what was paid stay as they are. Only whose they are may change, and only from a customer to the one
-- that this customer turned out to be.
DROP TRIGGER invoices_fixed;
--> statement-breakpoint
CREATE TRIGGER invoices_fixed BEFORE UPDATE ON invoices
WHEN old.status <> 'draft' AND (
  new.status = 'draft' OR (old.status = 'cancelled' AND new.status <> 'cancelled') OR new.number IS NOT old.number OR new.sequence IS NOT old.sequence
  OR new.issued_on IS NOT old.issued_on OR new.due_on IS NOT old.due_on OR new.document IS NOT old.document
  OR new.net_cents <> old.net_cents OR new.vat_cents <> old.vat_cents OR new.total_cents <> old.total_cents
  OR new.job_id IS NOT old.job_id OR new.id <> old.id OR new.company_id <> old.company_id
  OR (new.customer_id <> old.customer_id AND NOT EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  ))
) BEGIN
  SELECT RAISE(ABORT, 'an issued invoice cannot be changed');
END;
--> statement-breakpoint
DROP TRIGGER invoice_lines_fixed;
--> statement-breakpoint
CREATE TRIGGER invoice_lines_fixed BEFORE UPDATE ON invoice_lines
WHEN (SELECT status FROM invoices WHERE company_id = old.company_id AND id = old.invoice_id) <> 'draft' AND NOT (
  new.company_id = old.company_id AND new.invoice_id = old.invoice_id AND new.position = old.position
  AND new.description = old.description AND new.quantity_thousandths = old.quantity_thousandths AND new.unit = old.unit
  AND new.unit_price_cents = old.unit_price_cents AND new.discount_basis_points = old.discount_basis_points
  AND new.vat_rate_basis_points = old.vat_rate_basis_points AND new.net_cents = old.net_cents
  AND new.customer_id <> old.customer_id AND EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  )
) BEGIN
  SELECT RAISE(ABORT, 'a line of an issued invoice cannot be changed');
END;
--> statement-breakpoint
DROP TRIGGER payments_fixed;
--> statement-breakpoint
CREATE TRIGGER payments_fixed BEFORE UPDATE ON payments
WHEN NOT (
  new.company_id = old.company_id AND new.id = old.id AND new.invoice_id = old.invoice_id
  AND new.amount_cents = old.amount_cents AND new.paid_on = old.paid_on AND new.method = old.method
  AND new.created_at = old.created_at AND new.customer_id <> old.customer_id AND EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  )
) BEGIN
  SELECT RAISE(ABORT, 'a payment is undone by a counter-entry, never changed');
END;
