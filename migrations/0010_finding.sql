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
