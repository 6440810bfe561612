INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('catalogue_items', 'catalogue_items', '1000000 1000 1');
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
ANALYZE sqlite_schema;
