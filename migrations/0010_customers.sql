DROP INDEX `customers_by_invitation`;--> statement-breakpoint
CREATE INDEX `customers_of_kind_by_age` ON `customers` (`company_id`,`archived`,`kind`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`company_id`,`email`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_successor` ON `customers` (`company_id`,`merged_into`,`id`);--> statement-breakpoint
CREATE INDEX `customers_uninvited` ON `customers` (`company_id`,`archived`,`invited_at`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `customers_current` ON `customers` (`company_id`,`archived`,`id`);--> statement-breakpoint
CREATE INDEX `stored_files_of_customer` ON `stored_files` (`company_id`,`customer_id`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_of_customer` ON `sessions` (`company_id`,`customer_id`,`id`);