-- Beside a tag stand those that have it, in the order of their list; an archived customer is in none.
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
CREATE TRIGGER jobs_tagged AFTER INSERT ON jobs WHEN new.tags <> '[]' BEGIN
  INSERT OR IGNORE INTO job_tags (company_id, tag, created_at, job_id)
  SELECT new.company_id, value, new.created_at, new.id FROM json_each(new.tags);
END;
--> statement-breakpoint
CREATE TRIGGER jobs_tagged_anew AFTER UPDATE OF tags ON jobs WHEN new.tags <> old.tags BEGIN
  DELETE FROM job_tags WHERE company_id = old.company_id AND job_id = old.id;
  INSERT OR IGNORE INTO job_tags (company_id, tag, created_at, job_id)
  SELECT new.company_id, value, new.created_at, new.id FROM json_each(new.tags);
END;
--> statement-breakpoint
CREATE TRIGGER jobs_untagged AFTER DELETE ON jobs BEGIN
  DELETE FROM job_tags WHERE company_id = old.company_id AND job_id = old.id;
END;
--> statement-breakpoint
-- A visit says who goes. It loses its technicians once it is gone: what a trigger does to a row that is about to be
-- deleted is not defined.
CREATE TRIGGER visit_technicians_listed AFTER INSERT ON visit_technicians BEGIN
  UPDATE visits SET technician_ids = (
    SELECT json_group_array(staff_id) FROM visit_technicians
    WHERE company_id = new.company_id AND visit_id = new.visit_id
  ) WHERE company_id = new.company_id AND id = new.visit_id;
END;
--> statement-breakpoint
CREATE TRIGGER visit_technicians_unlisted AFTER DELETE ON visit_technicians BEGIN
  UPDATE visits SET technician_ids = (
    SELECT json_group_array(staff_id) FROM visit_technicians
    WHERE company_id = old.company_id AND visit_id = old.visit_id
  ) WHERE company_id = old.company_id AND id = old.visit_id;
END;
--> statement-breakpoint
DROP TRIGGER visits_deleted;
--> statement-breakpoint
CREATE TRIGGER visits_deleted AFTER DELETE ON visits BEGIN
  DELETE FROM visit_technicians WHERE company_id = old.company_id AND visit_id = old.id;
END;
--> statement-breakpoint
UPDATE visits SET technician_ids = (
  SELECT json_group_array(staff_id) FROM visit_technicians t WHERE t.company_id = visits.company_id AND t.visit_id = visits.id
) WHERE EXISTS (
  SELECT 1 FROM visit_technicians t WHERE t.company_id = visits.company_id AND t.visit_id = visits.id
);
--> statement-breakpoint
-- Names so far are in one piece; the last word is taken for the last name until someone says otherwise.
UPDATE customers SET
  first_name = nullif(trim(rtrim(name, replace(name, ' ', ''))), ''),
  last_name = substr(name, length(rtrim(name, replace(name, ' ', ''))) + 1)
WHERE kind = 'person';
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('customer_tags', 'customer_tags', '10000000 10000 500 1 1'),
  ('job_tags', 'job_tags', '10000000 10000 500 1 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
