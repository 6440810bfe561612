CREATE TABLE `attachments` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`visit_id` text,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`content_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`thumbnail_type` text,
	`shown` integer DEFAULT false NOT NULL,
	`stored_at` integer,
	`removed_at` integer,
	`unfinished_since` integer GENERATED ALWAYS AS (coalesce(removed_at, iif(stored_at is null, created_at, null))) VIRTUAL,
	`created_by` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`job_id`) REFERENCES `jobs`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`visit_id`) REFERENCES `visits`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachments_name" CHECK(length("attachments"."name") between 1 and 200),
	CONSTRAINT "attachments_sha256" CHECK(length("attachments"."sha256") = 64)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `attachments_of_job` ON `attachments` (`company_id`,`job_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `attachments_of_visit` ON `attachments` (`company_id`,`visit_id`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_once` ON `attachments` (`company_id`,`job_id`,`sha256`) WHERE stored_at is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX `attachments_unfinished` ON `attachments` (`unfinished_since`) WHERE unfinished_since is not null;--> statement-breakpoint
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('attachments', 'attachments', '10000000 10000 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
