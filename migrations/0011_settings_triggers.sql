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
