CREATE TABLE `mails` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`cause` text NOT NULL,
	`message` text NOT NULL,
	`to_email` text NOT NULL,
	`to_name` text NOT NULL,
	`language` text NOT NULL,
	`customer_id` text,
	`link_path` text,
	`link_id` text,
	`key_id` text,
	`data` text NOT NULL,
	`status` text DEFAULT 'waiting' NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_at` integer,
	`sent_at` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	CONSTRAINT "mails_language" CHECK("mails"."language" in ('fr', 'en')),
	CONSTRAINT "mails_status" CHECK("mails"."status" in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
	CONSTRAINT "mails_link" CHECK(("mails"."link_id" is null) = ("mails"."key_id" is null) and ("mails"."link_id" is null or "mails"."link_path" is not null))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`status`,`due_at`);--> statement-breakpoint
CREATE INDEX `mails_of_company` ON `mails` (`company_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `mails_cause` ON `mails` (`company_id`,`cause`);--> statement-breakpoint
CREATE INDEX `hosts_of_company` ON `hosts` (`company_id`,`verified_at`);