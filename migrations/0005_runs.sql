CREATE TABLE `invitation_run_lines` (
	`company_id` text NOT NULL,
	`run_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`name` text NOT NULL,
	`outcome` text NOT NULL,
	`email` text,
	`mail_id` text,
	PRIMARY KEY(`company_id`, `run_id`, `customer_id`),
	FOREIGN KEY (`company_id`,`run_id`) REFERENCES `invitation_runs`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`company_id`,`customer_id`) REFERENCES `customers`(`company_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invitation_run_lines_outcome" CHECK("invitation_run_lines"."outcome" in ('invited', 'announced', 'has_access', 'invited_already', 'revoked', 'no_email'))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitation_run_lines_by_name` ON `invitation_run_lines` (`company_id`,`run_id`,`name`,`customer_id`);--> statement-breakpoint
CREATE INDEX `invitation_run_lines_by_outcome` ON `invitation_run_lines` (`company_id`,`run_id`,`outcome`,`name`,`customer_id`);--> statement-breakpoint
CREATE TABLE `invitation_runs` (
	`company_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`audience` text NOT NULL,
	`customer_ids` text,
	`text` text,
	`account_id` text NOT NULL,
	`account_name` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`mailed` integer DEFAULT 0 NOT NULL,
	`last_customer` text DEFAULT '' NOT NULL,
	`stepped_at` integer NOT NULL,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `id`),
	CONSTRAINT "invitation_runs_kind" CHECK("invitation_runs"."kind" in ('invitation', 'announcement')),
	CONSTRAINT "invitation_runs_audience" CHECK("invitation_runs"."audience" in ('ticked', 'never_invited', 'with_access', 'with_email')),
	CONSTRAINT "invitation_runs_done" CHECK("invitation_runs"."done" >= 0)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `invitation_runs_unfinished` ON `invitation_runs` (`finished_at`,`stepped_at`);--> statement-breakpoint
ALTER TABLE `customers` ADD `invited_at` integer;--> statement-breakpoint
CREATE INDEX `customers_by_invitation` ON `customers` (`company_id`,`invited_at`,`name`,`id`);--> statement-breakpoint
UPDATE customers SET invited_at = (
  SELECT min(coalesce(invited_at, created_at)) FROM accounts
  WHERE accounts.company_id = customers.company_id AND accounts.customer_id = customers.id
);--> statement-breakpoint
-- Kept here so that customers who were never invited are found without looking at the others.
CREATE TRIGGER accounts_first AFTER INSERT ON accounts WHEN new.customer_id IS NOT NULL BEGIN
  UPDATE customers SET invited_at = coalesce(new.invited_at, new.created_at)
  WHERE company_id = new.company_id AND id = new.customer_id AND invited_at IS NULL;
END;
