CREATE TABLE `calendar_feeds` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`account_id`) REFERENCES `accounts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_account` ON `calendar_feeds` (`company_id`,`account_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feeds_token` ON `calendar_feeds` (`company_id`,`token_hash`);
--> statement-breakpoint
CREATE TABLE `__new_visit_requests` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text DEFAULT 'visit' NOT NULL,
	`job_id` text NOT NULL,
	`visit_id` text,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`wishes` text DEFAULT '[]' NOT NULL,
	`comments` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`stage` text GENERATED ALWAYS AS (case status when 'pending' then 'waiting' when 'proposed' then 'offered' when 'confirmed' then 'agreed' when 'accepted' then 'agreed' else 'over' end) VIRTUAL NOT NULL,
	`turn` integer DEFAULT 1 NOT NULL,
	`offers` text DEFAULT '[]' NOT NULL,
	`expires_at` integer NOT NULL,
	`visit_start` integer,
	`visit_end` integer,
	`technician_ids` text DEFAULT '[]' NOT NULL,
	`reason` text,
	`key` text,
	`changed_at` integer NOT NULL,
	`changed_by` text DEFAULT 'customer' NOT NULL,
	`changed_by_name` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`job_id`) REFERENCES `jobs`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`visit_id`) REFERENCES `visits`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_requests_kind" CHECK("kind" in ('visit', 'move', 'cancel')),
	CONSTRAINT "visit_requests_status" CHECK("status" in ('pending', 'proposed', 'confirmed', 'accepted', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "visit_requests_side" CHECK("changed_by" in ('customer', 'staff', 'clock')),
	CONSTRAINT "visit_requests_end" CHECK("end_at" > "start_at" and "end_at" - "start_at" <= 2678400000),
	CONSTRAINT "visit_requests_of_one" CHECK((kind = 'visit') = (visit_id is null)),
	CONSTRAINT "visit_requests_agreed" CHECK((visit_start is null) = (visit_end is null) and (visit_start is null or visit_end > visit_start))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_visit_requests` (
	company_id, customer_id, id, job_id, start_at, end_at, comments, status, expires_at, reason, changed_at, changed_by, created_at
) SELECT
	company_id, customer_id, id, job_id, start_at, end_at, comments, status, end_at, decline_reason, created_at,
	iif(status IN ('confirmed', 'declined'), 'staff', 'customer'), created_at
FROM visit_requests;
--> statement-breakpoint
DROP TABLE `visit_requests`;
--> statement-breakpoint
ALTER TABLE `__new_visit_requests` RENAME TO `visit_requests`;
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_requests_open_of_visit` ON `visit_requests` (`company_id`,`visit_id`) WHERE visit_id is not null and status in ('pending', 'proposed');
--> statement-breakpoint
CREATE INDEX `visit_requests_of_customer` ON `visit_requests` (`company_id`,`customer_id`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `visit_requests_of_customer_by_stage` ON `visit_requests` (`company_id`,`customer_id`,`stage`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `visit_requests_of_job` ON `visit_requests` (`company_id`,`job_id`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `visit_requests_of_visit` ON `visit_requests` (`company_id`,`visit_id`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `visit_requests_by_stage` ON `visit_requests` (`company_id`,`stage`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `visit_requests_expiring` ON `visit_requests` (`expires_at`) WHERE status in ('pending', 'proposed');
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_requests_customer` ON `visit_requests` (`company_id`,`customer_id`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_requests_key` ON `visit_requests` (`company_id`,`customer_id`,`key`);
--> statement-breakpoint
ALTER TABLE `accounts` ADD `muted` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `attachments` ADD `request_id` text;
--> statement-breakpoint
ALTER TABLE `attachments` ADD `by_customer` integer DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE INDEX `attachments_of_request` ON `attachments` (`company_id`,`request_id`,`created_at`,`id`);
--> statement-breakpoint
ALTER TABLE `companies` ADD `planning` text;
--> statement-breakpoint
ALTER TABLE `companies` ADD `reminder_hours` integer DEFAULT 24;
--> statement-breakpoint
ALTER TABLE `visits` ADD `arrived_at` integer;
--> statement-breakpoint
ALTER TABLE `visits` ADD `left_at` integer;
--> statement-breakpoint
ALTER TABLE `visits` ADD `sequence` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `visits` ADD `changed_at` integer;
--> statement-breakpoint
ALTER TABLE `visits` ADD `reminded_of` integer;
--> statement-breakpoint
ALTER TABLE `visits` ADD `unreminded` integer GENERATED ALWAYS AS (iif(status = 'planned' and reminded_of is not start_at, 1, null)) VIRTUAL;
--> statement-breakpoint
CREATE INDEX `visits_unreminded` ON `visits` (`company_id`,`start_at`,`id`) WHERE unreminded = 1;
--> statement-breakpoint
CREATE TABLE `proposal_links` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`token_hash` text NOT NULL,
	`request_id` text NOT NULL,
	`turn` integer NOT NULL,
	`contact_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`request_id`) REFERENCES `visit_requests`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`contact_id`) REFERENCES `contacts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `proposal_links_of_contact` ON `proposal_links` (`company_id`,`contact_id`);
--> statement-breakpoint
CREATE INDEX `proposal_links_expiring` ON `proposal_links` (`expires_at`);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_links_token` ON `proposal_links` (`company_id`,`token_hash`);
--> statement-breakpoint
CREATE TABLE `request_steps` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`request_id` text NOT NULL,
	`turn` integer NOT NULL,
	`at` integer NOT NULL,
	`status` text NOT NULL,
	`by` text NOT NULL,
	`by_name` text,
	`offers` text NOT NULL,
	`visit_start` integer,
	`visit_end` integer,
	`reason` text,
	PRIMARY KEY(`company_id`, `request_id`, `turn`),
	FOREIGN KEY (`company_id`,`customer_id`,`request_id`) REFERENCES `visit_requests`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "request_steps_status" CHECK("request_steps"."status" in ('pending', 'proposed', 'confirmed', 'accepted', 'declined', 'withdrawn', 'expired')),
	CONSTRAINT "request_steps_side" CHECK("request_steps"."by" in ('customer', 'staff', 'clock'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `request_steps_of_customer` ON `request_steps` (`company_id`,`customer_id`,`request_id`);
