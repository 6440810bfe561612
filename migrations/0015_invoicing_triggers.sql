-- What was issued before has what an invoice says today: of what was never asked for, nothing.
DROP TRIGGER invoices_fixed;
--> statement-breakpoint
UPDATE invoices SET document = json_insert(document,
  '$.kind', 'invoice', '$.purchaseOrder', NULL, '$.nature', 'services',
  '$.vatTreatment', iif(vat_cents = 0, 'franchise', 'normal'), '$.vatOnDebits', json('false'),
  '$.opening', NULL, '$.closing', NULL, '$.corrects', NULL, '$.deposits', json('[]'), '$.retention', NULL,
  '$.dueCents', total_cents,
  '$.legal', json('{"regime":null,"penalty":null,"recovery":null,"discount":null,"reverseCharge":null}'),
  '$.check', NULL,
  '$.seller.country', (SELECT country FROM companies WHERE id = company_id),
  '$.seller.siret', (SELECT legal ->> '$.siret' FROM companies WHERE id = company_id),
  '$.seller.vatNumber', (SELECT legal ->> '$.vatNumber' FROM companies WHERE id = company_id),
  '$.buyer.kind', (SELECT kind FROM customers c WHERE c.company_id = invoices.company_id AND c.id = customer_id),
  '$.buyer.country', (SELECT country FROM companies WHERE id = company_id),
  '$.buyer.siren', (SELECT siren FROM customers c WHERE c.company_id = invoices.company_id AND c.id = customer_id),
  '$.buyer.email', (SELECT email FROM customers c WHERE c.company_id = invoices.company_id AND c.id = customer_id)
) WHERE document IS NOT NULL;
--> statement-breakpoint
UPDATE companies SET invoicing = json_insert(invoicing, '$.vatOnDebits', json('false'), '$.sendsByMail', json('true'),
  '$.texts.fr.reverseCharge', NULL, '$.texts.en.reverseCharge', NULL) WHERE invoicing IS NOT NULL;
--> statement-breakpoint
-- What was cancelled before there were credit notes counts as taken back whole.
UPDATE invoices SET credited_cents = total_cents WHERE status = 'cancelled';
--> statement-breakpoint
UPDATE invoices SET pdf_sha256 = (
  SELECT sha256 FROM stored_files f WHERE f.company_id = invoices.company_id AND f.id = invoices.id
) WHERE status <> 'draft';
--> statement-breakpoint
INSERT INTO invoice_counters (company_id, series, last, last_issued_on)
SELECT company_id, 'invoice', max(sequence), max(issued_on) FROM invoices
WHERE number IS NOT NULL AND import_key IS NULL GROUP BY company_id;
--> statement-breakpoint
INSERT INTO account_months (company_id, customer_id, month, charged_cents)
SELECT company_id, customer_id, substr(issued_on, 1, 7), sum(total_cents) FROM invoices
WHERE status <> 'draft' GROUP BY company_id, customer_id, substr(issued_on, 1, 7);
--> statement-breakpoint
INSERT INTO account_months (company_id, customer_id, month, received_cents)
SELECT company_id, customer_id, substr(paid_on, 1, 7), sum(amount_cents) FROM payments
WHERE true GROUP BY company_id, customer_id, substr(paid_on, 1, 7)
ON CONFLICT DO UPDATE SET received_cents = excluded.received_cents;
--> statement-breakpoint
-- What is issued stays as it was issued. Only its payments and credit notes move, who it is of when two customers turn out
-- to be one, and, once each, that it is on paper and that it was opened.
CREATE TRIGGER invoices_fixed BEFORE UPDATE ON invoices
WHEN old.status <> 'draft' AND (
  new.status = 'draft' OR (old.status = 'cancelled' AND new.status <> 'cancelled')
  OR (new.status = 'cancelled' AND new.credited_cents <> new.total_cents) OR new.credited_cents < old.credited_cents
  OR new.kind <> old.kind OR new.corrects_id IS NOT old.corrects_id OR new.number IS NOT old.number
  OR new.sequence IS NOT old.sequence OR new.issued_on IS NOT old.issued_on OR new.due_on IS NOT old.due_on
  OR new.document IS NOT old.document OR new.terms <> old.terms OR new.net_cents <> old.net_cents
  OR new.vat_cents <> old.vat_cents OR new.total_cents <> old.total_cents OR new.deducted_cents <> old.deducted_cents
  OR new.retention_cents <> old.retention_cents OR new.retention_due_on IS NOT old.retention_due_on
  OR new.issued_at IS NOT old.issued_at OR new.check_code IS NOT old.check_code
  OR (old.pdf_sha256 IS NOT NULL AND new.pdf_sha256 IS NOT old.pdf_sha256)
  OR (old.opened_at IS NOT NULL AND new.opened_at IS NOT old.opened_at)
  OR new.job_id IS NOT old.job_id OR new.id <> old.id OR new.company_id <> old.company_id
  OR (new.customer_id <> old.customer_id AND NOT EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  ))
) BEGIN
  SELECT RAISE(ABORT, 'an issued invoice cannot be changed');
END;
--> statement-breakpoint
-- What was paid is the sum of the payments, and what was taken back that of the credit notes, whoever writes it.
CREATE TRIGGER invoices_paid BEFORE UPDATE OF paid_cents ON invoices WHEN new.paid_cents <> old.paid_cents AND new.paid_cents <> (
  SELECT coalesce(sum(amount_cents), 0) FROM payments WHERE company_id = new.company_id AND invoice_id = new.id
) BEGIN
  SELECT RAISE(ABORT, 'what was paid is what the payments come to');
END;
--> statement-breakpoint
CREATE TRIGGER invoices_taken_back BEFORE UPDATE OF credited_cents ON invoices
WHEN new.credited_cents <> old.credited_cents AND new.credited_cents <> (
  SELECT coalesce(sum(total_cents), 0) FROM invoices
  WHERE company_id = new.company_id AND corrects_id = new.id AND status <> 'draft'
) BEGIN
  SELECT RAISE(ABORT, 'what was taken back is what the credit notes come to');
END;
--> statement-breakpoint
-- Lines of what was issued here came before; those of what was taken over come with it.
CREATE TRIGGER invoice_lines_of_draft BEFORE INSERT ON invoice_lines
WHEN (SELECT issued_at FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id) IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'a line cannot be added to an issued invoice');
END;
--> statement-breakpoint
-- Issuing takes the next number of its series, on no day before the last, for what the lines come to.
CREATE TRIGGER invoices_in_sequence BEFORE UPDATE OF status ON invoices
WHEN old.status = 'draft' AND new.status <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'a draft is issued') WHERE new.status <> 'issued' OR new.issued_at IS NULL;
  SELECT RAISE(ABORT, 'the next number is another') WHERE new.sequence IS NOT 1 + coalesce((
    SELECT last FROM invoice_counters WHERE company_id = new.company_id
    AND series = CASE new.kind WHEN 'credit_note' THEN 'creditNote' ELSE new.kind END
  ), 0);
  SELECT RAISE(ABORT, 'a later day was issued') WHERE new.issued_on < (
    SELECT last_issued_on FROM invoice_counters WHERE company_id = new.company_id
    AND series = CASE new.kind WHEN 'credit_note' THEN 'creditNote' ELSE new.kind END
  );
  SELECT RAISE(ABORT, 'the lines come to another sum') WHERE new.net_cents IS NOT (
    SELECT sum(net_cents) FROM invoice_lines WHERE company_id = new.company_id AND invoice_id = new.id
  );
  SELECT RAISE(ABORT, 'an invoice is not below zero') WHERE new.total_cents < 0;
END;
--> statement-breakpoint
-- A credit note takes back no more than is left of its invoice, and no deposit that an invoice has deducted. The one that
-- takes back the rest of a final invoice gives its deposits free.
CREATE TRIGGER invoices_crediting BEFORE UPDATE OF status ON invoices
WHEN old.status = 'draft' AND new.status <> 'draft' AND new.kind = 'credit_note' BEGIN
  SELECT RAISE(ABORT, 'a credit note exceeds its invoice') WHERE NOT EXISTS (
    SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.corrects_id AND customer_id = new.customer_id
    AND status = 'issued' AND kind <> 'credit_note' AND credited_cents + new.total_cents <= total_cents
    AND new.deducted_cents = iif(credited_cents + new.total_cents = total_cents, deducted_cents, 0)
  );
  -- Nor more at any rate, net or VAT, where its total alone would leave room for it.
  SELECT RAISE(ABORT, 'a credit note exceeds its invoice') WHERE EXISTS (
    SELECT 1 FROM (
      SELECT s.value ->> '$.rateBasisPoints' AS rate, s.value ->> '$.netCents' AS net, s.value ->> '$.vatCents' AS vat, 1 AS sign
      FROM invoices i, json_each(i.document, '$.vat') s WHERE i.company_id = new.company_id AND i.id = new.corrects_id
      UNION ALL
      SELECT s.value ->> '$.rateBasisPoints', s.value ->> '$.netCents', s.value ->> '$.vatCents', -1
      FROM invoices n, json_each(n.document, '$.vat') s
      WHERE n.company_id = new.company_id AND n.corrects_id = new.corrects_id AND n.status <> 'draft'
      UNION ALL
      SELECT s.value ->> '$.rateBasisPoints', s.value ->> '$.netCents', s.value ->> '$.vatCents', -1
      FROM json_each(new.document, '$.vat') s
    ) GROUP BY rate
    HAVING sum(net * sign) NOT BETWEEN min(0, sum(iif(sign = 1, net, 0))) AND max(0, sum(iif(sign = 1, net, 0)))
      OR sum(vat * sign) NOT BETWEEN min(0, sum(iif(sign = 1, vat, 0))) AND max(0, sum(iif(sign = 1, vat, 0)))
  );
  SELECT RAISE(ABORT, 'this deposit was deducted') WHERE EXISTS (
    SELECT 1 FROM invoice_deductions d JOIN invoices f ON f.company_id = d.company_id AND f.id = d.invoice_id
    WHERE d.company_id = new.company_id AND d.deposit_id = new.corrects_id AND d.released = 0 AND f.status = 'issued'
  );
END;
--> statement-breakpoint
-- A final invoice deducts deposits that were paid and not taken back, and no more than it comes to.
CREATE TRIGGER invoices_deducting BEFORE UPDATE OF status ON invoices
WHEN old.status = 'draft' AND new.status <> 'draft' AND new.kind <> 'credit_note' BEGIN
  SELECT RAISE(ABORT, 'the deposits come to another sum') WHERE new.deducted_cents <> (
    SELECT coalesce(sum(amount_cents), 0) FROM invoice_deductions
    WHERE company_id = new.company_id AND invoice_id = new.id AND released = 0
  );
  SELECT RAISE(ABORT, 'more is deducted than it comes to') WHERE new.deducted_cents > new.total_cents;
  SELECT RAISE(ABORT, 'more is kept back than it comes to')
  WHERE new.retention_cents NOT BETWEEN 0 AND new.total_cents - new.deducted_cents
    OR (new.retention_cents > 0) <> (new.retention_due_on IS NOT NULL);
  SELECT RAISE(ABORT, 'this deposit cannot be deducted') WHERE EXISTS (
    SELECT 1 FROM invoice_deductions d JOIN invoices p ON p.company_id = d.company_id AND p.id = d.deposit_id
    WHERE d.company_id = new.company_id AND d.invoice_id = new.id
    AND (p.status <> 'issued' OR p.credited_cents > 0 OR p.balance_cents > 0)
  );
END;
--> statement-breakpoint
CREATE TRIGGER invoices_issued AFTER UPDATE OF status ON invoices
WHEN old.status = 'draft' AND new.status = 'issued' BEGIN
  INSERT INTO invoice_counters (company_id, series, last, last_issued_on)
  VALUES (new.company_id, CASE new.kind WHEN 'credit_note' THEN 'creditNote' ELSE new.kind END, new.sequence, new.issued_on)
  ON CONFLICT DO UPDATE SET last = excluded.last, last_issued_on = excluded.last_issued_on;
  INSERT INTO account_months (company_id, customer_id, month, charged_cents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents))
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents;
  UPDATE invoices SET credited_cents = credited_cents + new.total_cents,
    status = iif(credited_cents + new.total_cents = total_cents, 'cancelled', status)
  WHERE new.kind = 'credit_note' AND company_id = new.company_id AND id = new.corrects_id;
END;
--> statement-breakpoint
-- Invoices that are taken over come issued.
CREATE TRIGGER invoices_taken_over AFTER INSERT ON invoices WHEN new.status <> 'draft' BEGIN
  INSERT INTO account_months (company_id, customer_id, month, charged_cents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents))
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_released AFTER UPDATE OF status ON invoices
WHEN new.status = 'cancelled' AND old.status = 'issued' AND new.deducted_cents > 0 BEGIN
  UPDATE invoice_deductions SET released = 1 WHERE company_id = new.company_id AND invoice_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_correcting_issued BEFORE INSERT ON invoices
WHEN (new.kind = 'credit_note') <> (new.corrects_id IS NOT NULL) OR (new.corrects_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.corrects_id AND customer_id = new.customer_id
  AND status <> 'draft' AND kind <> 'credit_note'
)) BEGIN
  SELECT RAISE(ABORT, 'a credit note corrects an issued invoice');
END;
--> statement-breakpoint
CREATE TRIGGER invoices_correcting_still BEFORE UPDATE OF kind, corrects_id ON invoices
WHEN new.kind <> old.kind OR new.corrects_id IS NOT old.corrects_id BEGIN
  SELECT RAISE(ABORT, 'a draft stays of its kind');
END;
--> statement-breakpoint
-- Where two customers turn out to be one, so do their accounts.
CREATE TRIGGER invoices_of_other AFTER UPDATE OF customer_id ON invoices
WHEN new.customer_id <> old.customer_id AND old.status <> 'draft' BEGIN
  UPDATE account_months SET charged_cents = charged_cents - (iif(old.kind = 'credit_note', old.deducted_cents - old.total_cents, old.total_cents - old.deducted_cents))
  WHERE company_id = old.company_id AND customer_id = old.customer_id AND month = substr(old.issued_on, 1, 7);
  INSERT INTO account_months (company_id, customer_id, month, charged_cents)
  VALUES (new.company_id, new.customer_id, substr(new.issued_on, 1, 7),
    iif(new.kind = 'credit_note', new.deducted_cents - new.total_cents, new.total_cents - new.deducted_cents))
  ON CONFLICT DO UPDATE SET charged_cents = charged_cents + excluded.charged_cents;
END;
--> statement-breakpoint
CREATE TRIGGER payments_of_other AFTER UPDATE OF customer_id ON payments WHEN new.customer_id <> old.customer_id BEGIN
  UPDATE account_months SET received_cents = received_cents - old.amount_cents
  WHERE company_id = old.company_id AND customer_id = old.customer_id AND month = substr(old.paid_on, 1, 7);
  INSERT INTO account_months (company_id, customer_id, month, received_cents)
  VALUES (new.company_id, new.customer_id, substr(new.paid_on, 1, 7), new.amount_cents)
  ON CONFLICT DO UPDATE SET received_cents = received_cents + excluded.received_cents;
END;
--> statement-breakpoint
CREATE TRIGGER payments_once BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM payments WHERE company_id = new.company_id AND id = new.id) BEGIN
  SELECT RAISE(ABORT, 'a payment is never replaced');
END;
--> statement-breakpoint
CREATE TRIGGER payments_of_issued BEFORE INSERT ON payments
WHEN EXISTS (
  SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id
  AND (status = 'draft' OR kind = 'credit_note')
) BEGIN
  SELECT RAISE(ABORT, 'a draft and a credit note take no payment');
END;
--> statement-breakpoint
-- Given back is what was paid too much and no more; credit pays what is owed and no more.
CREATE TRIGGER payments_within BEFORE INSERT ON payments
WHEN new.counter_of IS NULL AND (new.amount_cents < 0 OR new.method = 'credit') AND (
  SELECT iif(new.amount_cents < 0, balance_cents > new.amount_cents, balance_cents < new.amount_cents)
  FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id
) BEGIN
  SELECT RAISE(ABORT, 'more than there is');
END;
--> statement-breakpoint
CREATE TRIGGER payments_undoing BEFORE INSERT ON payments
WHEN new.counter_of IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM payments WHERE company_id = new.company_id AND id = new.counter_of AND invoice_id = new.invoice_id
  AND amount_cents = -new.amount_cents AND method = new.method AND counter_of IS NULL
) BEGIN
  SELECT RAISE(ABORT, 'a counter-entry mirrors its payment');
END;
--> statement-breakpoint
CREATE TRIGGER payments_counted AFTER INSERT ON payments BEGIN
  UPDATE invoices SET paid_cents = paid_cents + new.amount_cents
  WHERE company_id = new.company_id AND id = new.invoice_id;
  INSERT INTO account_months (company_id, customer_id, month, received_cents)
  VALUES (new.company_id, new.customer_id, substr(new.paid_on, 1, 7), new.amount_cents)
  ON CONFLICT DO UPDATE SET received_cents = received_cents + excluded.received_cents;
  -- What the customer said to have paid has come in.
  UPDATE payment_notices SET settled_at = new.created_at
  WHERE company_id = new.company_id AND invoice_id = new.invoice_id AND settled_at IS NULL AND EXISTS (
    SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id AND balance_cents <= 0
  );
END;
--> statement-breakpoint
CREATE TRIGGER payments_kept BEFORE DELETE ON payments BEGIN
  SELECT RAISE(ABORT, 'a payment is undone by a counter-entry, never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER payments_fixed BEFORE UPDATE ON payments
WHEN NOT (
  new.company_id = old.company_id AND new.id = old.id AND new.invoice_id = old.invoice_id
  AND new.amount_cents = old.amount_cents AND new.paid_on = old.paid_on AND new.method = old.method
  AND new.reference IS old.reference AND new.counter_of IS old.counter_of AND new.transfer_id IS old.transfer_id
  AND new.created_at = old.created_at AND new.customer_id <> old.customer_id AND EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  )
) BEGIN
  SELECT RAISE(ABORT, 'a payment is undone by a counter-entry, never changed');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_deductions_of_draft BEFORE INSERT ON invoice_deductions
WHEN NOT EXISTS (
  SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.invoice_id AND kind = 'invoice'
  AND (status = 'draft' OR issued_at IS NULL)
) OR NOT EXISTS (
  SELECT 1 FROM invoices WHERE company_id = new.company_id AND id = new.deposit_id AND kind = 'deposit'
  AND status = 'issued' AND total_cents = new.amount_cents
) BEGIN
  SELECT RAISE(ABORT, 'a draft deducts deposits');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_deductions_counted AFTER INSERT ON invoice_deductions BEGIN
  UPDATE invoices SET deducted_cents = deducted_cents + new.amount_cents
  WHERE company_id = new.company_id AND id = new.invoice_id AND status = 'draft';
END;
--> statement-breakpoint
CREATE TRIGGER invoice_deductions_kept BEFORE DELETE ON invoice_deductions
WHEN (SELECT status FROM invoices WHERE company_id = old.company_id AND id = old.invoice_id) <> 'draft' BEGIN
  SELECT RAISE(ABORT, 'an issued invoice cannot be changed');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_deductions_uncounted AFTER DELETE ON invoice_deductions BEGIN
  UPDATE invoices SET deducted_cents = deducted_cents - old.amount_cents
  WHERE company_id = old.company_id AND id = old.invoice_id;
END;
--> statement-breakpoint
CREATE TRIGGER invoice_deductions_fixed BEFORE UPDATE ON invoice_deductions
WHEN new.company_id <> old.company_id OR new.invoice_id <> old.invoice_id OR new.deposit_id <> old.deposit_id
  OR new.amount_cents <> old.amount_cents OR (new.released <> old.released AND NOT (new.released = 1 AND EXISTS (
    SELECT 1 FROM invoices WHERE company_id = old.company_id AND id = old.invoice_id AND status = 'cancelled'
  )))
  OR (new.customer_id <> old.customer_id AND NOT EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  ))
BEGIN
  SELECT RAISE(ABORT, 'a deduction cannot be changed');
END;
--> statement-breakpoint
-- Where numbers go on from is said before the first is given; then each follows the last.
CREATE TRIGGER invoice_counters_follow BEFORE UPDATE ON invoice_counters
WHEN old.last_issued_on IS NOT NULL AND (
  new.last <> old.last + 1 OR new.last_issued_on IS NULL OR new.last_issued_on < old.last_issued_on
) BEGIN
  SELECT RAISE(ABORT, 'numbers follow each other');
END;
--> statement-breakpoint
CREATE TRIGGER invoice_counters_kept BEFORE DELETE ON invoice_counters WHEN old.last_issued_on IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'numbers follow each other');
END;
--> statement-breakpoint
-- An invoice names the paper that was made of it.
CREATE TRIGGER stored_files_of_invoice AFTER INSERT ON stored_files BEGIN
  UPDATE invoices SET pdf_sha256 = new.sha256
  WHERE company_id = new.company_id AND id = new.id AND status <> 'draft' AND pdf_sha256 IS NULL;
END;
--> statement-breakpoint
CREATE TRIGGER payment_notices_fixed BEFORE UPDATE ON payment_notices
WHEN new.company_id <> old.company_id OR new.id <> old.id OR new.invoice_id <> old.invoice_id
  OR new.amount_cents <> old.amount_cents OR new.paid_on <> old.paid_on OR new.method <> old.method
  OR new.message IS NOT old.message OR new.by_name <> old.by_name
  OR (old.settled_at IS NOT NULL AND new.settled_at IS NOT old.settled_at)
BEGIN
  SELECT RAISE(ABORT, 'what a customer said stays as it was said');
END;
--> statement-breakpoint
DELETE FROM sqlite_stat1 WHERE tbl = 'payments';
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('payments', 'payments', '10000000 10000 1'),
  ('payments', 'payments_of_invoice', '10000000 10000 2 1 1'),
  ('payments', 'payments_of_customer', '10000000 10000 50 2 1'),
  ('invoices', 'invoices_overpaid', '20000 20 2 1 1'),
  ('invoices', 'invoices_deposits', '1000000 1000 2 1 1'),
  ('invoice_deductions', 'invoice_deductions', '1000000 1000 2 1'),
  ('payment_notices', 'payment_notices', '1000000 1000 1'),
  ('account_months', 'account_months', '10000000 10000 20 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
