CREATE TABLE `account_links` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`browser_hash` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`account_id`) REFERENCES `accounts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "account_links_purpose" CHECK("account_links"."purpose" in ('invitation', 'reset', 'sign_in'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `account_links_by_expiry` ON `account_links` (`expires_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_links_token` ON `account_links` (`company_id`,`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `account_links_one` ON `account_links` (`company_id`,`account_id`,`purpose`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`audience` text NOT NULL,
	`staff_id` text,
	`customer_id` text,
	`contact_id` text,
	`password_hash` text,
	`invited_at` integer,
	`activated_at` integer,
	`revoked_at` integer,
	`last_sign_in_at` integer,
	`code_secret` text,
	`code_step` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`staff_id`) REFERENCES `staff`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`contact_id`) REFERENCES `contacts`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "accounts_audience" CHECK("accounts"."audience" in ('customer', 'staff')),
	CONSTRAINT "accounts_one_person" CHECK(("accounts"."audience" = 'staff') = ("accounts"."staff_id" is not null) and ("accounts"."audience" = 'customer') = ("accounts"."contact_id" is not null) and ("accounts"."contact_id" is null) = ("accounts"."customer_id" is null))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_staff` ON `accounts` (`company_id`,`staff_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_contact` ON `accounts` (`company_id`,`customer_id`,`contact_id`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`signatures` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`last_used_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`account_id`) REFERENCES `accounts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `passkeys_of_account` ON `passkeys` (`company_id`,`account_id`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`company_id`,`credential_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`company_id` text NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`company_id`, `account_id`, `code_hash`),
	FOREIGN KEY (`company_id`,`account_id`) REFERENCES `accounts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `audit_events` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`customer_id` text,
	`at` integer NOT NULL,
	`did` text NOT NULL,
	`actor` text NOT NULL,
	`actor_id` text,
	`actor_name` text,
	`on_behalf_of` text,
	`subject` text,
	`subject_id` text,
	`details` text,
	`network` text,
	`place` text,
	`device` text,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`) REFERENCES `customers`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "audit_events_actor" CHECK("audit_events"."actor" in ('customer', 'staff', 'nobody', 'system'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `audit_events_of_company` ON `audit_events` (`company_id`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_of_customer` ON `audit_events` (`company_id`,`customer_id`,`at`,`id`);--> statement-breakpoint
CREATE TABLE `sign_in_steps` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`audience` text NOT NULL,
	`account_ids` text NOT NULL,
	`proof` text NOT NULL,
	`challenge` text,
	`next` text,
	`tries` integer DEFAULT 0 NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	CONSTRAINT "sign_in_steps_audience" CHECK("sign_in_steps"."audience" in ('customer', 'staff'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sign_in_steps_by_expiry` ON `sign_in_steps` (`expires_at`);--> statement-breakpoint
CREATE TABLE `visit_technicians` (
	`company_id` text NOT NULL,
	`visit_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`job_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`start_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `visit_id`, `staff_id`),
	FOREIGN KEY (`company_id`,`visit_id`) REFERENCES `visits`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`staff_id`) REFERENCES `staff`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `visit_technicians_by_start` ON `visit_technicians` (`company_id`,`staff_id`,`start_at`,`visit_id`);--> statement-breakpoint
CREATE INDEX `visit_technicians_of_job` ON `visit_technicians` (`company_id`,`staff_id`,`job_id`);--> statement-breakpoint
CREATE INDEX `visit_technicians_of_customer` ON `visit_technicians` (`company_id`,`staff_id`,`customer_id`);--> statement-breakpoint
-- Everyone signs in again: a session now belongs to an account.
DROP TABLE `sessions`;--> statement-breakpoint
CREATE TABLE `sessions` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`audience` text NOT NULL,
	`account_id` text NOT NULL,
	`customer_id` text,
	`contact_id` text,
	`device` text DEFAULT '' NOT NULL,
	`place` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`account_id`) REFERENCES `accounts`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`contact_id`) REFERENCES `contacts`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_audience" CHECK("sessions"."audience" in ('customer', 'staff')),
	CONSTRAINT "sessions_one_person" CHECK(("sessions"."audience" = 'customer') = ("sessions"."contact_id" is not null) and ("sessions"."contact_id" is null) = ("sessions"."customer_id" is null))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_of_account` ON `sessions` (`company_id`,`account_id`,`last_used_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_use` ON `sessions` (`last_used_at`);--> statement-breakpoint
ALTER TABLE `companies` ADD `second_factor` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `sees_jobs` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `sees_invoices` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `contacts` ADD `may_request` integer DEFAULT true NOT NULL;--> statement-breakpoint
-- Who could sign in still can.
INSERT INTO accounts (company_id, id, audience, customer_id, contact_id, password_hash, invited_at, activated_at, created_at)
  SELECT company_id, id, 'customer', customer_id, id, password_hash, created_at, created_at, created_at
  FROM contacts WHERE password_hash IS NOT NULL;--> statement-breakpoint
INSERT INTO accounts (company_id, id, audience, staff_id, password_hash, invited_at, activated_at, created_at)
  SELECT company_id, 'staff-' || id, 'staff', id, password_hash, created_at, created_at, created_at
  FROM staff WHERE password_hash IS NOT NULL;--> statement-breakpoint
-- A company that was there before chooses when its staff need a second factor; a new one begins with it.
UPDATE companies SET second_factor = 0;--> statement-breakpoint
ALTER TABLE `contacts` DROP COLUMN `password_hash`;--> statement-breakpoint
ALTER TABLE `staff` DROP COLUMN `password_hash`;