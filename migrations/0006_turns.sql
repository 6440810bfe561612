DROP INDEX `account_links_one`;--> statement-breakpoint
CREATE INDEX `account_links_of_account` ON `account_links` (`company_id`,`account_id`,`purpose`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `turn` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sign_in_steps` ADD `turns` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_events_by_deed` ON `audit_events` (`company_id`,`did`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_by_actor` ON `audit_events` (`company_id`,`actor_id`,`at`,`id`);