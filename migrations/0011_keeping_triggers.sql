-- What invoices and payments count in cannot change under them.
CREATE TRIGGER companies_currency BEFORE UPDATE OF currency ON companies
WHEN new.currency <> old.currency AND EXISTS (SELECT 1 FROM invoices WHERE company_id = old.id AND id > '') BEGIN
  SELECT RAISE(ABORT, 'invoices are in this currency');
END;
--> statement-breakpoint
-- A domain that was named is a claim; proved, it stands beside as well.
INSERT INTO host_claims (company_id, id, host, token, created_at)
SELECT company_id, lower(hex(randomblob(16))), host, lower(hex(randomblob(16))), 0 FROM hosts;
--> statement-breakpoint
DELETE FROM hosts WHERE verified_at IS NULL;
--> statement-breakpoint
CREATE TRIGGER host_claims_few BEFORE INSERT ON host_claims
WHEN (SELECT count(*) FROM host_claims WHERE company_id = new.company_id) >= 3 BEGIN
  SELECT RAISE(ABORT, 'three domains are enough');
END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('catalogue_items', 'catalogue_items', '1000000 1000 1');
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
--> statement-breakpoint
-- A job is a current customer's, whoever adds it at the very moment of a merge.
CREATE TRIGGER jobs_of_current BEFORE INSERT ON jobs
WHEN EXISTS (
  SELECT 1 FROM customers WHERE company_id = new.company_id AND id = new.customer_id AND merged_into IS NOT NULL
) BEGIN
  SELECT RAISE(ABORT, 'this customer is another now');
END;
--> statement-breakpoint
-- Beside a technician's name stands the visit's status too, always the visit's own.
DROP TRIGGER visit_technicians_sent;
--> statement-breakpoint
CREATE TRIGGER visit_technicians_sent AFTER INSERT ON visit_technicians BEGIN
  UPDATE visit_technicians SET (start_at, status, job_id, customer_id) = (
    SELECT start_at, status, job_id, customer_id FROM visits WHERE company_id = new.company_id AND id = new.visit_id
  ) WHERE company_id = new.company_id AND visit_id = new.visit_id AND staff_id = new.staff_id;
END;
--> statement-breakpoint
DROP TRIGGER visits_rescheduled;
--> statement-breakpoint
CREATE TRIGGER visits_rescheduled AFTER UPDATE OF start_at, status, job_id, customer_id ON visits BEGIN
  UPDATE visit_technicians
  SET start_at = new.start_at, status = new.status, job_id = new.job_id, customer_id = new.customer_id
  WHERE company_id = new.company_id AND visit_id = new.id;
END;
--> statement-breakpoint
UPDATE visit_technicians SET status = (
  SELECT status FROM visits v WHERE v.company_id = visit_technicians.company_id AND v.id = visit_technicians.visit_id
);
--> statement-breakpoint
-- Few visits last longer than a day, and those alone stand in this index.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('visits', 'visits_long', '20000 20 1 1');
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('attachments', 'attachments', '10000000 10000 1');
--> statement-breakpoint
-- The words of every entry, for all companies at once: whoever asks binds the company too, and the kind
-- (src/db/full-text.ts). The company stands there in hexadecimal, so that it is one word whatever it is made of.
CREATE VIRTUAL TABLE search_index USING fts5 (
  company, kind, words,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4 5 6 7'
);
--> statement-breakpoint
CREATE TRIGGER search_entries_indexed AFTER INSERT ON search_entries BEGIN
  INSERT INTO search_index (company, kind, words) VALUES (hex(new.company_id), new.kind, new.words);
  UPDATE search_entries SET entry = last_insert_rowid()
  WHERE company_id = new.company_id AND kind = new.kind AND record_id = new.record_id;
  INSERT INTO search_words (company_id, word) SELECT new.company_id, value
  FROM json_each('[' || replace(json_quote(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.words, '.', ' '), ',', ' '), ';', ' '), ':', ' '), '!', ' '), '?', ' '), '''', ' '), '’', ' '), '‘', ' '), '"', ' '), '“', ' '), '”', ' '), '«', ' '), '»', ' '), '(', ' '), ')', ' '), '[', ' '), ']', ' '), '{', ' '), '}', ' '), '/', ' '), '\', ' '), '-', ' '), '–', ' '), '—', ' '), '_', ' '), '@', ' '), '+', ' '), '*', ' '), '#', ' '), '&', ' '), '%', ' '), '€', ' '), '=', ' '), '<', ' '), '>', ' '), '|', ' '), '~', ' '), '`', ' '), '^', ' '), '$', ' '), '°', ' '), '§', ' '), '…', ' '), '·', ' '), '•', ' '), char(9), ' '), char(10), ' '), char(13), ' '), char(160), ' '), char(8239), ' ')), ' ', '","') || ']')
  WHERE key < 60 AND length(value) BETWEEN 4 AND 20 AND value NOT GLOB '*[0-9]*' ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_entries_indexed_anew AFTER UPDATE OF words ON search_entries WHEN new.words <> old.words BEGIN
  UPDATE search_index SET company = hex(new.company_id), kind = new.kind, words = new.words WHERE rowid = old.entry;
  INSERT INTO search_words (company_id, word) SELECT new.company_id, value
  FROM json_each('[' || replace(json_quote(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.words, '.', ' '), ',', ' '), ';', ' '), ':', ' '), '!', ' '), '?', ' '), '''', ' '), '’', ' '), '‘', ' '), '"', ' '), '“', ' '), '”', ' '), '«', ' '), '»', ' '), '(', ' '), ')', ' '), '[', ' '), ']', ' '), '{', ' '), '}', ' '), '/', ' '), '\', ' '), '-', ' '), '–', ' '), '—', ' '), '_', ' '), '@', ' '), '+', ' '), '*', ' '), '#', ' '), '&', ' '), '%', ' '), '€', ' '), '=', ' '), '<', ' '), '>', ' '), '|', ' '), '~', ' '), '`', ' '), '^', ' '), '$', ' '), '°', ' '), '§', ' '), '…', ' '), '·', ' '), '•', ' '), char(9), ' '), char(10), ' '), char(13), ' '), char(160), ' '), char(8239), ' ')), ' ', '","') || ']')
  WHERE key < 60 AND length(value) BETWEEN 4 AND 20 AND value NOT GLOB '*[0-9]*' ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER search_entries_unindexed AFTER DELETE ON search_entries BEGIN
  DELETE FROM search_index WHERE rowid = old.entry;
END;
--> statement-breakpoint
CREATE TRIGGER search_words_spelt AFTER INSERT ON search_words BEGIN
  INSERT INTO search_spellings (company_id, spelling, word)
  SELECT new.company_id, substr(new.word, 1, value - 1) || substr(new.word, value + 1), new.word
  FROM json_each('[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21]') WHERE value <= length(new.word) + 1
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TRIGGER customers_findable AFTER INSERT ON customers BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'customer', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.name, new.first_name, new.last_name, new.email, new.phone, new.mobile, new.address, new.siren, new.vat_number, new.tags, new.internal_notes, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(new.phone GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL), replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(new.mobile GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL))), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER customers_findable_anew AFTER UPDATE OF name, first_name, last_name, email, phone, mobile, address, siren, vat_number, tags, internal_notes ON customers BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'customer', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.name, new.first_name, new.last_name, new.email, new.phone, new.mobile, new.address, new.siren, new.vat_number, new.tags, new.internal_notes, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(new.phone GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL), replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(new.mobile GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(new.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL))), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER customers_unfindable AFTER DELETE ON customers BEGIN
  DELETE FROM search_entries WHERE company_id = old.company_id AND kind = 'customer' AND record_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER jobs_findable AFTER INSERT ON jobs BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'job', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.title, new.reference, new.location, new.scope, new.internal_notes, new.tags)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER jobs_findable_anew AFTER UPDATE OF title, reference, location, scope, internal_notes, tags ON jobs BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'job', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.title, new.reference, new.location, new.scope, new.internal_notes, new.tags)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER jobs_unfindable AFTER DELETE ON jobs BEGIN
  DELETE FROM search_entries WHERE company_id = old.company_id AND kind = 'job' AND record_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_findable AFTER INSERT ON visits WHEN new.comments IS NOT NULL OR new.internal_notes IS NOT NULL BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'visit', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.comments, new.internal_notes)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER visits_findable_anew AFTER UPDATE OF comments, internal_notes ON visits WHEN new.comments IS NOT NULL OR new.internal_notes IS NOT NULL BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'visit', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.comments, new.internal_notes)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER visits_bare AFTER UPDATE OF comments, internal_notes ON visits WHEN new.comments IS NULL AND new.internal_notes IS NULL BEGIN
  DELETE FROM search_entries WHERE company_id = new.company_id AND kind = 'visit' AND record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_unfindable AFTER DELETE ON visits BEGIN
  DELETE FROM search_entries WHERE company_id = old.company_id AND kind = 'visit' AND record_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_findable AFTER INSERT ON invoices WHEN new.number IS NOT NULL BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'invoice', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.number, replace(new.number, '-', ''), ltrim(new.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), replace(ltrim(new.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), '-', ''), new.sequence)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_findable_anew AFTER UPDATE OF number, sequence ON invoices WHEN new.number IS NOT NULL BEGIN
  INSERT INTO search_entries (company_id, kind, record_id, words)
  VALUES (new.company_id, 'invoice', new.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', new.number, replace(new.number, '-', ''), ltrim(new.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), replace(ltrim(new.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), '-', ''), new.sequence)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss'))
  ON CONFLICT (company_id, kind, record_id) DO UPDATE SET words = excluded.words;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_bare AFTER UPDATE OF number, sequence ON invoices WHEN new.number IS NULL BEGIN
  DELETE FROM search_entries WHERE company_id = new.company_id AND kind = 'invoice' AND record_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER invoices_unfindable AFTER DELETE ON invoices BEGIN
  DELETE FROM search_entries WHERE company_id = old.company_id AND kind = 'invoice' AND record_id = old.id;
END;
--> statement-breakpoint
-- What is there already, oldest first: the order of the entries is that of what is found.
INSERT INTO search_entries (company_id, kind, record_id, words)
SELECT r.company_id, 'customer', r.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', r.name, r.first_name, r.last_name, r.email, r.phone, r.mobile, r.address, r.siren, r.vat_number, r.tags, r.internal_notes, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(r.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(r.phone GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(r.phone, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL), replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(r.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), '+', ''), iif(r.mobile GLOB '+[34][0-9]*', '0' || substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(r.mobile, '(0)', ''), ' ', ''), '.', ''), '-', ''), '/', ''), '(', ''), ')', ''), char(160), ''), char(8239), ''), 4), NULL))), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')
FROM customers r ORDER BY r.created_at;
--> statement-breakpoint
INSERT INTO search_entries (company_id, kind, record_id, words)
SELECT r.company_id, 'job', r.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', r.title, r.reference, r.location, r.scope, r.internal_notes, r.tags)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')
FROM jobs r ORDER BY r.created_at;
--> statement-breakpoint
INSERT INTO search_entries (company_id, kind, record_id, words)
SELECT r.company_id, 'visit', r.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', r.comments, r.internal_notes)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')
FROM visits r WHERE r.comments IS NOT NULL OR r.internal_notes IS NOT NULL ORDER BY r.start_at;
--> statement-breakpoint
INSERT INTO search_entries (company_id, kind, record_id, words)
SELECT r.company_id, 'invoice', r.id, replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(concat_ws(' ', r.number, replace(r.number, '-', ''), ltrim(r.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), replace(ltrim(r.number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-'), '-', ''), r.sequence)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')
FROM invoices r WHERE r.number IS NOT NULL ORDER BY r.issued_on, r.sequence;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('search_entries', 'search_entries', '10000000 10000 2500 1'),
  ('search_words', 'search_words', '10000000 10000 1'),
  ('search_spellings', 'search_spellings', '10000000 10000 2 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
