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
CREATE INDEX `attachments_of_customer` ON `attachments` (`company_id`,`customer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `attachments_of_visit` ON `attachments` (`company_id`,`visit_id`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `attachments_once` ON `attachments` (`company_id`,`job_id`,`sha256`) WHERE stored_at is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX `attachments_unfinished` ON `attachments` (`unfinished_since`) WHERE unfinished_since is not null;--> statement-breakpoint
CREATE TABLE `catalogue_items` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`names` text NOT NULL,
	`unit` text NOT NULL,
	`unit_price_cents` integer NOT NULL,
	`vat_rate_basis_points` integer NOT NULL,
	`archived_at` integer,
	`archived` integer GENERATED ALWAYS AS (archived_at is not null) VIRTUAL NOT NULL,
	`key_fr` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(names ->> '$.fr'), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')) VIRTUAL NOT NULL,
	`key_en` text GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(names ->> '$.en'), 'à', 'a'), 'À', 'a'), 'á', 'a'), 'Á', 'a'), 'â', 'a'), 'Â', 'a'), 'ã', 'a'), 'Ã', 'a'), 'ä', 'a'), 'Ä', 'a'), 'å', 'a'), 'Å', 'a'), 'ą', 'a'), 'Ą', 'a'), 'ç', 'c'), 'Ç', 'c'), 'ć', 'c'), 'Ć', 'c'), 'è', 'e'), 'È', 'e'), 'é', 'e'), 'É', 'e'), 'ê', 'e'), 'Ê', 'e'), 'ë', 'e'), 'Ë', 'e'), 'ę', 'e'), 'Ę', 'e'), 'ğ', 'g'), 'Ğ', 'g'), 'ì', 'i'), 'Ì', 'i'), 'í', 'i'), 'Í', 'i'), 'î', 'i'), 'Î', 'i'), 'ï', 'i'), 'Ï', 'i'), 'ı', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n'), 'Ñ', 'n'), 'ń', 'n'), 'Ń', 'n'), 'ò', 'o'), 'Ò', 'o'), 'ó', 'o'), 'Ó', 'o'), 'ô', 'o'), 'Ô', 'o'), 'õ', 'o'), 'Õ', 'o'), 'ö', 'o'), 'Ö', 'o'), 'ø', 'o'), 'Ø', 'o'), 'ś', 's'), 'Ś', 's'), 'š', 's'), 'Š', 's'), 'ş', 's'), 'Ş', 's'), 'ù', 'u'), 'Ù', 'u'), 'ú', 'u'), 'Ú', 'u'), 'û', 'u'), 'Û', 'u'), 'ü', 'u'), 'Ü', 'u'), 'ý', 'y'), 'Ý', 'y'), 'ÿ', 'y'), 'Ÿ', 'y'), 'ż', 'z'), 'Ż', 'z'), 'ž', 'z'), 'Ž', 'z'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'ß', 'ss')) VIRTUAL NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "catalogue_items_price" CHECK("catalogue_items"."unit_price_cents" >= 0),
	CONSTRAINT "catalogue_items_vat_rate" CHECK("catalogue_items"."vat_rate_basis_points" between 0 and 10000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `catalogue_items_in_french` ON `catalogue_items` (`company_id`,`archived`,`key_fr`,`id`);--> statement-breakpoint
CREATE INDEX `catalogue_items_in_english` ON `catalogue_items` (`company_id`,`archived`,`key_en`,`id`);--> statement-breakpoint
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
CREATE TABLE `search_entries` (
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`record_id` text NOT NULL,
	`entry` integer,
	`words` text NOT NULL,
	PRIMARY KEY(`company_id`, `kind`, `record_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_entries_entry` ON `search_entries` (`company_id`,`entry`);--> statement-breakpoint
CREATE TABLE `search_spellings` (
	`company_id` text NOT NULL,
	`spelling` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`company_id`, `spelling`, `word`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `search_words` (
	`company_id` text NOT NULL,
	`word` text NOT NULL,
	PRIMARY KEY(`company_id`, `word`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
DROP INDEX `customers_by_invitation`;--> statement-breakpoint
CREATE INDEX `customers_of_kind_by_age` ON `customers` (`company_id`,`archived`,`kind`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_email` ON `customers` (`company_id`,`email`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_successor` ON `customers` (`company_id`,`merged_into`,`id`);--> statement-breakpoint
CREATE INDEX `customers_by_whole_name` ON `customers` (`company_id`,`name`);--> statement-breakpoint
CREATE INDEX `customers_uninvited` ON `customers` (`company_id`,`archived`,`invited_at`,`sort_key`,`id`);--> statement-breakpoint
CREATE INDEX `customers_current` ON `customers` (`company_id`,`archived`,`id`);--> statement-breakpoint
ALTER TABLE `companies` ADD `version` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `languages` text DEFAULT '["fr","en"]' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `closed` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `welcome` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `companies` ADD `invoicing` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `sender_name` text;--> statement-breakpoint
ALTER TABLE `companies` ADD `reply_to` text;--> statement-breakpoint
ALTER TABLE `invoices` ADD `standing` text GENERATED ALWAYS AS (case status when 'issued' then iif(paid_cents < total_cents, 'owed', 'paid') else status end) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_by_standing` ON `invoices` (`company_id`,`standing`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
ALTER TABLE `visit_technicians` ADD `status` text DEFAULT 'planned' NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_technicians_by_status` ON `visit_technicians` (`company_id`,`staff_id`,`status`,`start_at`,`visit_id`);--> statement-breakpoint
ALTER TABLE `visits` ADD `long` integer GENERATED ALWAYS AS (end_at - start_at > 86400000) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `visits_long` ON `visits` (`company_id`,`start_at`,`id`) WHERE long = 1;--> statement-breakpoint
CREATE INDEX `accounts_unanswered` ON `accounts` (`company_id`,`audience`,`invited_at`,`id`) WHERE invited_at is not null and activated_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX `stored_files_of_customer` ON `stored_files` (`company_id`,`customer_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_by_reference` ON `jobs` (`company_id`,`reference`);--> statement-breakpoint
CREATE INDEX `jobs_of_customer_by_title` ON `jobs` (`company_id`,`customer_id`,`title_key`);--> statement-breakpoint
CREATE INDEX `visit_requests_of_job` ON `visit_requests` (`company_id`,`job_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_of_customer` ON `sessions` (`company_id`,`customer_id`,`id`);