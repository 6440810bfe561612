CREATE TABLE `visit_hours` (
	`company_id` text NOT NULL,
	`hour` integer NOT NULL,
	`visits` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`company_id`, `hour`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO visit_hours (company_id, hour, visits)
SELECT company_id, start_at / 3600000, count(*) FROM visits GROUP BY company_id, start_at / 3600000;
--> statement-breakpoint
CREATE TRIGGER visits_in_hour AFTER INSERT ON visits BEGIN
  INSERT INTO visit_hours (company_id, hour, visits) VALUES (new.company_id, new.start_at / 3600000, 1)
  ON CONFLICT DO UPDATE SET visits = visits + 1;
END;
--> statement-breakpoint
CREATE TRIGGER visits_to_other_hour AFTER UPDATE OF start_at ON visits
WHEN new.start_at / 3600000 <> old.start_at / 3600000 BEGIN
  UPDATE visit_hours SET visits = visits - 1 WHERE company_id = old.company_id AND hour = old.start_at / 3600000;
  INSERT INTO visit_hours (company_id, hour, visits) VALUES (new.company_id, new.start_at / 3600000, 1)
  ON CONFLICT DO UPDATE SET visits = visits + 1;
END;
--> statement-breakpoint
CREATE TRIGGER visits_out_of_hour AFTER DELETE ON visits BEGIN
  UPDATE visit_hours SET visits = visits - 1 WHERE company_id = old.company_id AND hour = old.start_at / 3600000;
END;
--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('visit_hours', 'visit_hours', '10000000 10000 1');
--> statement-breakpoint
ANALYZE sqlite_schema;