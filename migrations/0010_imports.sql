CREATE TABLE `imports` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`file_name` text NOT NULL,
	`account_id` text NOT NULL,
	`account_name` text NOT NULL,
	`header` text NOT NULL,
	`samples` text NOT NULL,
	`lines` integer NOT NULL,
	`blocks` text NOT NULL,
	`mapping` text,
	`preview` text,
	`fault_blocks` text DEFAULT '[]' NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`existed` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`stepped_at` integer NOT NULL,
	`finished_at` integer,
	`expires_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	CONSTRAINT "imports_state" CHECK("imports"."state" in ('uploaded', 'running', 'done', 'stopped')),
	CONSTRAINT "imports_cursor" CHECK("imports"."cursor" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `imports_by_age` ON `imports` (`company_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `imports_under_way` ON `imports` (`state`,`stepped_at`);--> statement-breakpoint
CREATE INDEX `imports_expiring` ON `imports` (`expires_at`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`company_id`,lower(email));--> statement-breakpoint
CREATE INDEX `customers_by_whole_name` ON `customers` (`company_id`,`name`);--> statement-breakpoint
CREATE INDEX `jobs_by_reference` ON `jobs` (`company_id`,`reference`);--> statement-breakpoint
CREATE INDEX `jobs_of_customer_by_title` ON `jobs` (`company_id`,`customer_id`,`title_key`);