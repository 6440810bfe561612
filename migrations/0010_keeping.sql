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
ALTER TABLE `invoices` ADD `standing` text GENERATED ALWAYS AS (case status when 'issued' then iif(paid_cents < total_cents, 'owed', 'paid') else status end) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `invoices_by_standing` ON `invoices` (`company_id`,`standing`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
ALTER TABLE `visit_technicians` ADD `status` text DEFAULT 'planned' NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_technicians_by_status` ON `visit_technicians` (`company_id`,`staff_id`,`status`,`start_at`,`visit_id`);--> statement-breakpoint
ALTER TABLE `visits` ADD `long` integer GENERATED ALWAYS AS (end_at - start_at > 86400000) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `visits_long` ON `visits` (`company_id`,`start_at`,`id`) WHERE long = 1;--> statement-breakpoint
CREATE INDEX `visit_requests_of_job` ON `visit_requests` (`company_id`,`job_id`,`created_at`,`id`);