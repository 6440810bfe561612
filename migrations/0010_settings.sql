CREATE TABLE `host_claims` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`host` text NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `host_claims_host` ON `host_claims` (`company_id`,`host`);--> statement-breakpoint
ALTER TABLE `companies` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `languages` text DEFAULT '["fr","en"]' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `closed` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `welcome` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `invoicing` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `sender_name` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `reply_to` text;