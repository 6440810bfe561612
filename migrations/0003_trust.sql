-- The trail is only ever added to.
CREATE TRIGGER audit_events_fixed BEFORE UPDATE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'the trail cannot be changed');
END;
--> statement-breakpoint
CREATE TRIGGER audit_events_kept BEFORE DELETE ON audit_events BEGIN
  SELECT RAISE(ABORT, 'the trail cannot be deleted');
END;
--> statement-breakpoint
CREATE TRIGGER audit_events_once BEFORE INSERT ON audit_events
WHEN EXISTS (SELECT 1 FROM audit_events WHERE company_id = new.company_id AND id = new.id) BEGIN
  SELECT RAISE(ABORT, 'the trail cannot be changed');
END;
--> statement-breakpoint
-- Whoever could shut everyone out of a company is refused, whatever page or race it comes from.
CREATE TRIGGER staff_last_owner BEFORE UPDATE OF role ON staff
WHEN old.role = 'owner' AND new.role <> 'owner' AND NOT EXISTS (
  SELECT 1 FROM staff s JOIN accounts a ON a.company_id = s.company_id AND a.staff_id = s.id
  WHERE s.company_id = old.company_id AND s.role = 'owner' AND s.id <> old.id
    AND a.activated_at IS NOT NULL AND a.revoked_at IS NULL
) BEGIN
  SELECT RAISE(ABORT, 'the last owner stays');
END;
--> statement-breakpoint
CREATE TRIGGER staff_last_owner_kept BEFORE DELETE ON staff
WHEN old.role = 'owner' AND NOT EXISTS (
  SELECT 1 FROM staff s JOIN accounts a ON a.company_id = s.company_id AND a.staff_id = s.id
  WHERE s.company_id = old.company_id AND s.role = 'owner' AND s.id <> old.id
    AND a.activated_at IS NOT NULL AND a.revoked_at IS NULL
) BEGIN
  SELECT RAISE(ABORT, 'the last owner stays');
END;
--> statement-breakpoint
CREATE TRIGGER accounts_last_owner BEFORE UPDATE OF revoked_at, activated_at ON accounts
WHEN (new.revoked_at IS NOT NULL OR new.activated_at IS NULL)
  AND old.revoked_at IS NULL AND old.activated_at IS NOT NULL AND old.staff_id IS NOT NULL
  AND (SELECT role FROM staff WHERE company_id = old.company_id AND id = old.staff_id) = 'owner'
  AND NOT EXISTS (
    SELECT 1 FROM staff s JOIN accounts a ON a.company_id = s.company_id AND a.staff_id = s.id
    WHERE s.company_id = old.company_id AND s.role = 'owner' AND s.id <> old.staff_id
      AND a.activated_at IS NOT NULL AND a.revoked_at IS NULL
  ) BEGIN
  SELECT RAISE(ABORT, 'the last owner stays');
END;
--> statement-breakpoint
-- Beside a technician's name stand the visit's start, job and customer, always the visit's own.
CREATE TRIGGER visit_technicians_sent AFTER INSERT ON visit_technicians BEGIN
  UPDATE visit_technicians SET (start_at, job_id, customer_id) = (
    SELECT start_at, job_id, customer_id FROM visits WHERE company_id = new.company_id AND id = new.visit_id
  ) WHERE company_id = new.company_id AND visit_id = new.visit_id AND staff_id = new.staff_id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_rescheduled AFTER UPDATE OF start_at, job_id, customer_id ON visits BEGIN
  UPDATE visit_technicians SET start_at = new.start_at, job_id = new.job_id, customer_id = new.customer_id
  WHERE company_id = new.company_id AND visit_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_deleted BEFORE DELETE ON visits BEGIN
  DELETE FROM visit_technicians WHERE company_id = old.company_id AND visit_id = old.id;
END;
