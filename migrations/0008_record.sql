CREATE TABLE `customer_tags` (
	`company_id` text NOT NULL,
	`tag` text NOT NULL,
	`sort_key` text NOT NULL,
	`customer_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `tag`, `sort_key`, `customer_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `customer_tags_of_customer` ON `customer_tags` (`company_id`,`customer_id`);--> statement-breakpoint
CREATE TABLE `job_tags` (
	`company_id` text NOT NULL,
	`tag` text NOT NULL,
	`created_at` integer NOT NULL,
	`job_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `tag`, `created_at`, `job_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `job_tags_of_job` ON `job_tags` (`company_id`,`job_id`);--> statement-breakpoint
DROP INDEX `customers_by_name`;--> statement-breakpoint
ALTER TABLE `customers` ADD `civility` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `first_name` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `last_name` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `mobile` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `siren` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `customers` ADD `archived` integer GENERATED ALWAYS AS (archived_at is not null) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `sort_key` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(coalesce(last_name || ' ' || coalesce(first_name, ''), name)), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `customers` ADD `import_key` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `customers_by_age` ON `customers` (`company_id`,`archived`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `customers_of_kind` ON `customers` (`company_id`,`archived`,`kind`,`sort_key`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `customers_import` ON `customers` (`company_id`,`import_key`);--> statement-breakpoint
CREATE INDEX `customers_by_name` ON `customers` (`company_id`,`archived`,`sort_key`,`id`);--> statement-breakpoint
ALTER TABLE `invoices` ADD `import_key` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_import` ON `invoices` (`company_id`,`import_key`);--> statement-breakpoint
ALTER TABLE `job_types` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `job_types` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `tags` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `title_key` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(title), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')) VIRTUAL NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `import_key` text;--> statement-breakpoint
ALTER TABLE `jobs` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `jobs_by_age` ON `jobs` (`company_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_status` ON `jobs` (`company_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_of_type` ON `jobs` (`company_id`,`type_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_title` ON `jobs` (`company_id`,`title_key`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_import` ON `jobs` (`company_id`,`import_key`);--> statement-breakpoint
ALTER TABLE `service_categories` ADD `archived_at` integer;--> statement-breakpoint
ALTER TABLE `service_categories` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `visits` ADD `technician_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `visits` ADD `import_key` text;--> statement-breakpoint
ALTER TABLE `visits` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE INDEX `visits_by_status` ON `visits` (`company_id`,`status`,`start_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `visits_import` ON `visits` (`company_id`,`import_key`);