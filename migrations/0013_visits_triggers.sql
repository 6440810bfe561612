-- Every step of a request is kept, whoever takes it.
CREATE TRIGGER visit_requests_made AFTER INSERT ON visit_requests BEGIN
  INSERT INTO request_steps (company_id, customer_id, request_id, turn, at, status, by, by_name, offers, reason)
  VALUES (new.company_id, new.customer_id, new.id, new.turn, new.changed_at, new.status, new.changed_by,
    new.changed_by_name, new.offers, new.reason);
END;
--> statement-breakpoint
CREATE TRIGGER visit_requests_stepped AFTER UPDATE OF turn ON visit_requests WHEN new.turn <> old.turn BEGIN
  INSERT INTO request_steps (company_id, customer_id, request_id, turn, at, status, by, by_name, offers, visit_start, visit_end, reason)
  VALUES (new.company_id, new.customer_id, new.id, new.turn, new.changed_at, new.status, new.changed_by,
    new.changed_by_name, iif(new.status = 'proposed', new.offers, '[]'), new.visit_start, new.visit_end, new.reason);
END;
--> statement-breakpoint
CREATE TRIGGER request_steps_fixed BEFORE UPDATE ON request_steps
WHEN NOT (
  new.company_id = old.company_id AND new.request_id = old.request_id AND new.turn = old.turn AND new.at = old.at
  AND new.status = old.status AND new.by = old.by AND new.by_name IS old.by_name AND new.offers = old.offers
  AND new.visit_start IS old.visit_start AND new.visit_end IS old.visit_end AND new.reason IS old.reason
  AND EXISTS (
    SELECT 1 FROM customers WHERE company_id = old.company_id AND id = old.customer_id AND merged_into = new.customer_id
  )
) BEGIN
  SELECT RAISE(ABORT, 'a step of a request cannot be changed');
END;
--> statement-breakpoint
CREATE TRIGGER request_steps_kept BEFORE DELETE ON request_steps BEGIN
  SELECT RAISE(ABORT, 'a step of a request cannot be deleted');
END;
--> statement-breakpoint
-- The steps there are, by whom, and none without a turn of its own (src/requests/request.ts has the same rules).
CREATE TRIGGER visit_requests_lawful BEFORE UPDATE OF status ON visit_requests
WHEN (new.status <> old.status OR new.turn <> old.turn) AND NOT (
  new.turn = old.turn + 1 AND CASE old.status
    WHEN 'pending' THEN CASE new.changed_by
      WHEN 'staff' THEN new.status IN ('confirmed', 'declined', 'proposed')
      WHEN 'customer' THEN new.status = 'withdrawn'
      ELSE new.status = 'expired' END
    WHEN 'proposed' THEN CASE new.changed_by
      WHEN 'staff' THEN new.status IN ('confirmed', 'declined', 'proposed')
      WHEN 'customer' THEN new.status IN ('withdrawn', 'accepted', 'pending')
      ELSE new.status = 'expired' END
    ELSE 0 END
) BEGIN
  SELECT RAISE(ABORT, 'a request cannot take this step');
END;
--> statement-breakpoint
-- What a customer accepts was offered, to the minute.
CREATE TRIGGER visit_requests_offered BEFORE UPDATE OF status ON visit_requests
WHEN new.status = 'accepted' AND NOT EXISTS (
  SELECT 1 FROM json_each(old.offers) WHERE value ->> 'start' = new.visit_start AND value ->> 'end' = new.visit_end
) BEGIN
  SELECT RAISE(ABORT, 'this time was not offered');
END;
--> statement-breakpoint
-- What is to be moved or called off must still be planned.
CREATE TRIGGER visit_requests_of_planned BEFORE UPDATE OF status ON visit_requests
WHEN new.status IN ('confirmed', 'accepted') AND old.status <> new.status AND new.kind <> 'visit' AND NOT EXISTS (
  SELECT 1 FROM visits WHERE company_id = new.company_id AND id = new.visit_id AND status = 'planned'
) BEGIN
  SELECT RAISE(ABORT, 'this visit is no longer planned');
END;
--> statement-breakpoint
-- A visit comes of a request, moves or is called off by one, here and nowhere else: with the consent of both.
CREATE TRIGGER visit_requests_agreed AFTER UPDATE OF status ON visit_requests
WHEN new.status IN ('confirmed', 'accepted') AND old.status <> new.status AND new.kind = 'visit' BEGIN
  INSERT INTO visits (company_id, customer_id, id, job_id, start_at, end_at, status, comments, created_at)
  VALUES (new.company_id, new.customer_id, new.id, new.job_id, new.visit_start, new.visit_end, 'planned', new.comments, new.changed_at);
  INSERT INTO visit_technicians (company_id, visit_id, staff_id, job_id, customer_id, start_at)
  -- Whoever has left since the offer goes nowhere.
  SELECT new.company_id, new.id, value, new.job_id, new.customer_id, new.visit_start FROM json_each(new.technician_ids)
  WHERE NOT EXISTS (
    SELECT 1 FROM accounts WHERE company_id = new.company_id AND staff_id = value AND revoked_at IS NOT NULL
  );
END;
--> statement-breakpoint
CREATE TRIGGER visit_requests_moved AFTER UPDATE OF status ON visit_requests
WHEN new.status IN ('confirmed', 'accepted') AND old.status <> new.status AND new.kind = 'move' BEGIN
  UPDATE visits SET start_at = new.visit_start, end_at = new.visit_end, version = version + 1
  WHERE company_id = new.company_id AND id = new.visit_id;
END;
--> statement-breakpoint
CREATE TRIGGER visit_requests_called_off AFTER UPDATE OF status ON visit_requests
WHEN new.status = 'confirmed' AND old.status <> new.status AND new.kind = 'cancel' BEGIN
  UPDATE visits SET status = 'cancelled', version = version + 1 WHERE company_id = new.company_id AND id = new.visit_id;
END;
--> statement-breakpoint
-- A request to move or call off is about a visit that is planned, and of the job that it names.
CREATE TRIGGER visit_requests_about BEFORE INSERT ON visit_requests
WHEN new.kind <> 'visit' AND new.status = 'pending' AND NOT EXISTS (
  SELECT 1 FROM visits WHERE company_id = new.company_id AND id = new.visit_id AND job_id = new.job_id AND status = 'planned'
) BEGIN
  SELECT RAISE(ABORT, 'this visit is no longer planned');
END;
--> statement-breakpoint
CREATE TRIGGER visit_requests_of_current BEFORE INSERT ON visit_requests
WHEN EXISTS (
  SELECT 1 FROM customers WHERE company_id = new.company_id AND id = new.customer_id AND merged_into IS NOT NULL
) BEGIN
  SELECT RAISE(ABORT, 'this customer is another now');
END;
--> statement-breakpoint
-- Calendars outside take the newest of a visit by its sequence (RFC 5545, 3.8.7.4).
CREATE TRIGGER visits_in_sequence AFTER UPDATE OF start_at, end_at, status ON visits
WHEN new.start_at <> old.start_at OR new.end_at <> old.end_at OR new.status <> old.status BEGIN
  UPDATE visits SET sequence = sequence + 1, changed_at = cast(unixepoch('subsec') * 1000 AS integer)
  WHERE company_id = new.company_id AND id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER visits_reworded AFTER UPDATE OF comments, job_id ON visits
WHEN new.comments IS NOT old.comments OR new.job_id <> old.job_id BEGIN
  UPDATE visits SET changed_at = cast(unixepoch('subsec') * 1000 AS integer)
  WHERE company_id = new.company_id AND id = new.id;
END;
--> statement-breakpoint
-- What is sent with a request is of its customer and job; a customer sends it while it is open.
CREATE TRIGGER attachments_of_request BEFORE INSERT ON attachments
WHEN (new.request_id IS NOT NULL OR new.by_customer = 1) AND NOT EXISTS (
  SELECT 1 FROM visit_requests WHERE company_id = new.company_id AND customer_id = new.customer_id
  AND id = new.request_id AND job_id = new.job_id AND (new.by_customer = 0 OR status IN ('pending', 'proposed'))
) BEGIN
  SELECT RAISE(ABORT, 'no such request takes files');
END;
--> statement-breakpoint
INSERT INTO request_steps (company_id, customer_id, request_id, turn, at, status, by, offers, reason)
SELECT company_id, customer_id, id, turn, changed_at, status, changed_by, '[]', reason FROM visit_requests;
--> statement-breakpoint
DELETE FROM sqlite_stat1 WHERE tbl = 'visit_requests';
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('visit_requests', 'visit_requests', '1000000 1000 1'),
  ('visit_requests', 'visit_requests_of_customer', '1000000 1000 4 1 1'),
  ('visit_requests', 'visit_requests_of_customer_by_stage', '1000000 1000 4 2 1 1'),
  ('visit_requests', 'visit_requests_of_job', '1000000 1000 2 1 1'),
  ('visit_requests', 'visit_requests_of_visit', '1000000 1000 2 1 1'),
  ('visit_requests', 'visit_requests_by_stage', '1000000 1000 250 1 1'),
  ('request_steps', 'request_steps', '3000000 3000 3 1'),
  ('request_steps', 'request_steps_of_customer', '3000000 3000 12 3'),
  ('proposal_links', 'proposal_links', '1000000 1000 1'),
  ('proposal_links', 'proposal_links_of_request', '1000000 1000 2'),
  ('calendar_feeds', 'calendar_feeds', '1000000 1000 1'),
  ('attachments', 'attachments_of_request', '10000000 10000 5 1 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
