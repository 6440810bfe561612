ALTER TABLE `visit_technicians` ADD `status` text DEFAULT 'planned' NOT NULL;--> statement-breakpoint
CREATE INDEX `visit_technicians_by_status` ON `visit_technicians` (`company_id`,`staff_id`,`status`,`start_at`,`visit_id`);--> statement-breakpoint
ALTER TABLE `visits` ADD `long` integer GENERATED ALWAYS AS (end_at - start_at > 86400000) VIRTUAL NOT NULL;--> statement-breakpoint
CREATE INDEX `visits_long` ON `visits` (`company_id`,`start_at`,`id`) WHERE long = 1;