-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.

-- Which groups an entry is about beside its target: of somebody who joins one, say. The entry itself names them; here it
-- is found by them, and only the few such entries cost anything. Older ones hold the name of their group alone.
CREATE TABLE audit_groups (
    entry_id bigint       NOT NULL,
    group_id varchar(255) NOT NULL,
    PRIMARY KEY (entry_id, group_id)
);
CREATE INDEX audit_groups_by_group ON audit_groups (group_id, entry_id DESC);
