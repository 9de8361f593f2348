-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.

-- What administrators last decided about who may open a page. Rows stay when they go back to what the code declares, so
-- that versions only grow.
CREATE TABLE page_rules (
    -- template of the page's route; empty for the home page
    route       varchar(500) NOT NULL PRIMARY KEY,
    version     bigint       NOT NULL,
    -- null: as the code declares
    audience    varchar(20),
    -- JSON array
    group_names text         NOT NULL,
    -- for people; the audit trail knows more
    changed_by  varchar(200) NOT NULL,
    changed_at  timestamp with time zone NOT NULL
);
