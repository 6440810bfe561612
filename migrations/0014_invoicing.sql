ALTER TABLE `customers` ADD `country` text;
--> statement-breakpoint
ALTER TABLE `invoice_lines` ADD `visit_id` text;
--> statement-breakpoint
CREATE INDEX `invoice_lines_of_visit` ON `invoice_lines` (`company_id`,`visit_id`) WHERE visit_id is not null;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `kind` text DEFAULT 'invoice' NOT NULL CONSTRAINT "invoices_kind" CHECK("kind" in ('invoice', 'deposit', 'credit_note'));
--> statement-breakpoint
ALTER TABLE `invoices` ADD `corrects_id` text;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `deducted_cents` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `credited_cents` integer DEFAULT 0 NOT NULL CONSTRAINT "invoices_credited" CHECK("credited_cents" = 0 or "credited_cents" between 1 and "total_cents");
--> statement-breakpoint
ALTER TABLE `invoices` ADD `retention_cents` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `retention_due_on` text;
--> statement-breakpoint
DROP INDEX `invoices_payable_of_customer`;
--> statement-breakpoint
DROP INDEX `invoices_payable_of_company`;
--> statement-breakpoint
DROP INDEX `invoices_by_standing`;
--> statement-breakpoint
ALTER TABLE `invoices` DROP COLUMN `payable`;
--> statement-breakpoint
ALTER TABLE `invoices` DROP COLUMN `standing`;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `balance_cents` integer GENERATED ALWAYS AS (case when status = 'draft' or kind = 'credit_note' then 0 when status = 'cancelled' then -paid_cents else total_cents - deducted_cents - credited_cents - paid_cents end) VIRTUAL NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `payable` integer GENERATED ALWAYS AS (balance_cents > 0) VIRTUAL NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `standing` text GENERATED ALWAYS AS (case when status = 'draft' then 'draft' when kind = 'credit_note' then 'credit' when status = 'cancelled' then 'cancelled' else iif(balance_cents > 0, 'owed', 'paid') end) VIRTUAL NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `terms` text DEFAULT '{"servedOn":null,"dueOn":null,"purchaseOrder":null,"site":null,"billingAddress":null,"opening":null,"closing":null,"nature":"services","reverseCharge":false,"retentionBasisPoints":0,"retentionDueOn":null}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `issued_at` integer;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `check_code` text;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `pdf_sha256` text;
--> statement-breakpoint
ALTER TABLE `invoices` ADD `opened_at` integer;
--> statement-breakpoint
CREATE INDEX `invoices_correcting` ON `invoices` (`company_id`,`corrects_id`,`issued_on`,`id`);
--> statement-breakpoint
CREATE INDEX `invoices_overpaid` ON `invoices` (`company_id`,`customer_id`,`issued_on`,`id`) WHERE balance_cents < 0;
--> statement-breakpoint
CREATE INDEX `invoices_deposits` ON `invoices` (`company_id`,`customer_id`,`issued_on`,`id`) WHERE kind = 'deposit';
--> statement-breakpoint
CREATE INDEX `invoices_unprinted` ON `invoices` (`issued_at`) WHERE issued_at is not null and pdf_sha256 is null;
--> statement-breakpoint
CREATE INDEX `invoices_payable_of_customer` ON `invoices` (`company_id`,`customer_id`,`payable`,`issued_on`,`sequence`,`id`);
--> statement-breakpoint
CREATE INDEX `invoices_by_standing` ON `invoices` (`company_id`,`standing`,`issued_on`,`sequence`,`id`);
--> statement-breakpoint
CREATE INDEX `invoices_payable_of_company` ON `invoices` (`company_id`,`payable`,`due_on`,`id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_check_code` ON `invoices` (`company_id`,`check_code`);
--> statement-breakpoint
CREATE TABLE `account_months` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`month` text NOT NULL,
	`charged_cents` integer DEFAULT 0 NOT NULL,
	`received_cents` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`company_id`, `customer_id`, `month`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invoice_counters` (
	`company_id` text NOT NULL,
	`series` text NOT NULL,
	`last` integer NOT NULL,
	`last_issued_on` text,
	PRIMARY KEY(`company_id`, `series`),
	CONSTRAINT "invoice_counters_series" CHECK("invoice_counters"."series" in ('invoice', 'creditNote', 'deposit')),
	CONSTRAINT "invoice_counters_last" CHECK("invoice_counters"."last" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `invoice_deductions` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`deposit_id` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`released` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`company_id`, `invoice_id`, `deposit_id`),
	FOREIGN KEY (`company_id`,`customer_id`,`invoice_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`deposit_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoice_deductions_amount" CHECK("invoice_deductions"."amount_cents" > 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_deductions_once` ON `invoice_deductions` (`company_id`,`deposit_id`) WHERE released = 0;
--> statement-breakpoint
CREATE INDEX `invoice_deductions_of_deposit` ON `invoice_deductions` (`company_id`,`deposit_id`);
--> statement-breakpoint
CREATE TABLE `payment_notices` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`paid_on` text NOT NULL,
	`method` text NOT NULL,
	`message` text,
	`by_name` text NOT NULL,
	`settled_at` integer,
	`open` integer GENERATED ALWAYS AS (settled_at is null) VIRTUAL NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`invoice_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payment_notices_method" CHECK("payment_notices"."method" in ('transfer', 'card', 'cheque', 'cash', 'direct_debit', 'credit')),
	CONSTRAINT "payment_notices_amount" CHECK("payment_notices"."amount_cents" > 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_notices_open` ON `payment_notices` (`company_id`,`invoice_id`) WHERE settled_at is null;
--> statement-breakpoint
CREATE INDEX `payment_notices_of_invoice` ON `payment_notices` (`company_id`,`invoice_id`,`created_at`,`id`);
--> statement-breakpoint
CREATE INDEX `payment_notices_of_customer` ON `payment_notices` (`company_id`,`customer_id`,`id`);
--> statement-breakpoint
CREATE INDEX `payment_notices_by_age` ON `payment_notices` (`company_id`,`open`,`created_at`,`id`);
--> statement-breakpoint
CREATE TABLE `__new_payments` (
	`company_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`paid_on` text NOT NULL,
	`method` text NOT NULL,
	`reference` text,
	`counter_of` text,
	`transfer_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	FOREIGN KEY (`company_id`,`customer_id`,`invoice_id`) REFERENCES `invoices`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`,`counter_of`) REFERENCES `__new_payments`(`company_id`,`customer_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "payments_method" CHECK("method" in ('transfer', 'card', 'cheque', 'cash', 'direct_debit', 'credit')),
	CONSTRAINT "payments_amount" CHECK("amount_cents" <> 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_customer` ON `__new_payments` (`company_id`,`customer_id`,`id`);
--> statement-breakpoint
INSERT INTO `__new_payments` (company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at)
SELECT company_id, customer_id, id, invoice_id, amount_cents, paid_on, method, created_at FROM `payments`;
--> statement-breakpoint
DROP TABLE `payments`;
--> statement-breakpoint
ALTER TABLE `__new_payments` RENAME TO `payments`;
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_undone_once` ON `payments` (`company_id`,`counter_of`);
--> statement-breakpoint
CREATE INDEX `payments_of_invoice` ON `payments` (`company_id`,`invoice_id`,`paid_on`,`id`);
--> statement-breakpoint
CREATE INDEX `payments_of_customer` ON `payments` (`company_id`,`customer_id`,`paid_on`,`id`);
--> statement-breakpoint
CREATE INDEX `payments_of_transfer` ON `payments` (`company_id`,`transfer_id`) WHERE transfer_id is not null;
