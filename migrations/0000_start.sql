CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`shard` text NOT NULL,
	`language` text NOT NULL,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`country` text NOT NULL,
	`colour` text NOT NULL,
	`logo` text,
	`phone` text NOT NULL,
	`email` text NOT NULL,
	`legal` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "companies_language" CHECK("companies"."language" in ('fr', 'en'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_slug_unique` ON `companies` (`slug`);--> statement-breakpoint
CREATE TABLE `hosts` (
	`host` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`verified_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `contacts` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`customer_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`language` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`) REFERENCES `customers`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contacts_language" CHECK("contacts"."language" in ('fr', 'en')),
	CONSTRAINT "contacts_email_lower" CHECK("contacts"."email" = lower("contacts"."email"))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_email` ON `contacts` (`company_id`,`email`,`customer_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_customer` ON `contacts` (`company_id`,`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `customers` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`phone` text,
	`address` text NOT NULL,
	`vat_number` text,
	`language` text NOT NULL,
	`internal_notes` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "customers_kind" CHECK("customers"."kind" in ('person', 'firm')),
	CONSTRAINT "customers_language" CHECK("customers"."language" in ('fr', 'en')),
	CONSTRAINT "customers_name" CHECK(length("customers"."name") between 1 and 200)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `customers_by_name` ON `customers` (`company_id`,`name`,`id`);--> statement-breakpoint
CREATE TABLE `stored_files` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`content_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	CONSTRAINT "stored_files_sha256" CHECK(length("stored_files"."sha256") = 64)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`position` integer NOT NULL,
	`description` text NOT NULL,
	`quantity_thousandths` integer NOT NULL,
	`unit` text NOT NULL,
	`unit_price_cents` integer NOT NULL,
	`discount_basis_points` integer DEFAULT 0 NOT NULL,
	`vat_rate_basis_points` integer NOT NULL,
	`net_cents` integer NOT NULL,
	PRIMARY KEY(`company_id`, `invoice_id`, `position`),
	FOREIGN KEY (`company_id`,`customer_id`,`invoice_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoice_lines_discount" CHECK("invoice_lines"."discount_basis_points" between 0 and 10000),
	CONSTRAINT "invoice_lines_vat_rate" CHECK("invoice_lines"."vat_rate_basis_points" between 0 and 10000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invoices` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text,
	`status` text NOT NULL,
	`number` text,
	`sequence` integer,
	`issued_on` text,
	`due_on` text,
	`net_cents` integer NOT NULL,
	`vat_cents` integer NOT NULL,
	`total_cents` integer NOT NULL,
	`paid_cents` integer DEFAULT 0 NOT NULL,
	`payable` integer GENERATED ALWAYS AS (status = 'issued' and paid_cents < total_cents) STORED NOT NULL,
	`document` text,
	`internal_notes` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`) REFERENCES `customers`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`job_id`) REFERENCES `jobs`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoices_status" CHECK("invoices"."status" in ('draft', 'issued', 'cancelled')),
	CONSTRAINT "invoices_total" CHECK("invoices"."total_cents" = "invoices"."net_cents" + "invoices"."vat_cents"),
	CONSTRAINT "invoices_paid" CHECK("invoices"."paid_cents" >= 0),
	CONSTRAINT "invoices_issued" CHECK(("invoices"."status" = 'draft') = ("invoices"."number" is null) and ("invoices"."status" = 'draft') = ("invoices"."sequence" is null) and ("invoices"."status" = 'draft') = ("invoices"."issued_on" is null) and ("invoices"."status" = 'draft') = ("invoices"."due_on" is null) and ("invoices"."status" = 'draft') = ("invoices"."document" is null))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invoices_of_customer` ON `invoices` (`company_id`,`customer_id`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_payable_of_customer` ON `invoices` (`company_id`,`customer_id`,`payable`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_of_job` ON `invoices` (`company_id`,`job_id`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_of_company` ON `invoices` (`company_id`,`issued_on`,`sequence`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_payable_of_company` ON `invoices` (`company_id`,`payable`,`due_on`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`company_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_customer` ON `invoices` (`company_id`,`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `payments` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`paid_on` text NOT NULL,
	`method` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`invoice_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_method" CHECK("payments"."method" in ('transfer', 'card', 'cheque', 'cash', 'direct_debit')),
	CONSTRAINT "payments_amount" CHECK("payments"."amount_cents" <> 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `payments_of_invoice` ON `payments` (`company_id`,`invoice_id`,`paid_on`,`id`);--> statement-breakpoint
CREATE TABLE `job_types` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`category_id` text NOT NULL,
	`names` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`category_id`) REFERENCES `service_categories`(`company_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `jobs` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`type_id` text NOT NULL,
	`title` text NOT NULL,
	`reference` text,
	`location` text,
	`status` text NOT NULL,
	`active` integer GENERATED ALWAYS AS (status in ('open', 'in_progress')) STORED NOT NULL,
	`visit_count` integer DEFAULT 0 NOT NULL,
	`scope` text,
	`internal_notes` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`) REFERENCES `customers`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`type_id`) REFERENCES `job_types`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "jobs_status" CHECK("jobs"."status" in ('open', 'in_progress', 'completed', 'cancelled')),
	CONSTRAINT "jobs_visit_count" CHECK("jobs"."visit_count" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `jobs_of_customer` ON `jobs` (`company_id`,`customer_id`,`active`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_of_company` ON `jobs` (`company_id`,`active`,`created_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_customer` ON `jobs` (`company_id`,`customer_id`,`id`);--> statement-breakpoint
CREATE TABLE `service_categories` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`names` text NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `visit_requests` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`comments` text,
	`status` text DEFAULT 'pending' NOT NULL,
	`decline_reason` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`job_id`) REFERENCES `jobs`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_requests_status" CHECK("visit_requests"."status" in ('pending', 'confirmed', 'declined', 'withdrawn')),
	CONSTRAINT "visit_requests_end" CHECK("visit_requests"."end_at" > "visit_requests"."start_at" and "visit_requests"."end_at" - "visit_requests"."start_at" <= 2678400000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `visit_requests_of_customer` ON `visit_requests` (`company_id`,`customer_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `visit_requests_of_company` ON `visit_requests` (`company_id`,`status`,`created_at`,`id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`audience` text NOT NULL,
	`staff_id` text,
	`customer_id` text,
	`contact_id` text,
	`created_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`staff_id`) REFERENCES `staff`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`contact_id`) REFERENCES `contacts`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sessions_audience" CHECK("sessions"."audience" in ('customer', 'staff')),
	CONSTRAINT "sessions_one_person" CHECK(("sessions"."audience" = 'staff') = ("sessions"."staff_id" is not null) and ("sessions"."audience" = 'customer') = ("sessions"."contact_id" is not null) and ("sessions"."contact_id" is null) = ("sessions"."customer_id" is null))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE INDEX `sessions_by_use` ON `sessions` (`last_used_at`);--> statement-breakpoint
CREATE TABLE `sign_in_attempts` (
	`company_id` text NOT NULL,
	`account` text NOT NULL,
	`tries` integer NOT NULL,
	`resets_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `account`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `sign_in_attempts_by_reset` ON `sign_in_attempts` (`resets_at`);--> statement-breakpoint
CREATE TABLE `staff` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`language` text NOT NULL,
	`password_hash` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "staff_role" CHECK("staff"."role" in ('owner', 'office', 'technician')),
	CONSTRAINT "staff_language" CHECK("staff"."language" in ('fr', 'en')),
	CONSTRAINT "staff_email_lower" CHECK("staff"."email" = lower("staff"."email"))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `staff_by_name` ON `staff` (`company_id`,`name`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`company_id`,`email`);--> statement-breakpoint
CREATE TABLE `visits` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`start_at` integer NOT NULL,
	`end_at` integer NOT NULL,
	`status` text NOT NULL,
	`comments` text,
	`internal_notes` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`job_id`) REFERENCES `jobs`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visits_status" CHECK("visits"."status" in ('planned', 'done', 'cancelled')),
	CONSTRAINT "visits_end" CHECK("visits"."end_at" > "visits"."start_at" and "visits"."end_at" - "visits"."start_at" <= 2678400000)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `visits_of_customer` ON `visits` (`company_id`,`customer_id`,`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `visits_of_job` ON `visits` (`company_id`,`job_id`,`start_at`,`id`);--> statement-breakpoint
CREATE INDEX `visits_of_company` ON `visits` (`company_id`,`start_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `visits_customer` ON `visits` (`company_id`,`customer_id`,`id`);