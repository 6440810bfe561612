INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('catalogue_items', 'catalogue_items', '1000000 1000 1');
--> statement-breakpoint
ANALYZE sqlite_schema;
