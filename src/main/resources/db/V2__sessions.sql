-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.
-- One row per log-in. What identifies the cookie is only its SHA-256; tokens and claims are encrypted for their row.
CREATE TABLE sessions (
    id               varchar(22)   NOT NULL PRIMARY KEY,
    cookie_hash      varchar(43)   NOT NULL UNIQUE,
    provider         varchar(100)  NOT NULL,
    issuer           varchar(500)  NOT NULL,
    subject          varchar(255)  NOT NULL,
    -- the provider's session (OpenID Connect Front-Channel Logout 1.0, section 3)
    sid              varchar(255),
    user_name        varchar(200)  NOT NULL,
    email            varchar(320),
    -- name, e-mail and subject in lower case: what administrators search in
    search_text      varchar(800)  NOT NULL,
    address          varchar(45)   NOT NULL,
    user_agent       varchar(300)  NOT NULL,
    created          timestamp with time zone NOT NULL,
    last_seen        timestamp with time zone NOT NULL,
    expires          timestamp with time zone NOT NULL,
    -- when the person proved who they are, as far as the provider tells (auth_time)
    authenticated    timestamp with time zone,
    -- what the provider says of the person, and when it said so
    profile          bytea,
    profile_read     timestamp with time zone NOT NULL,
    access_token     bytea,
    access_expires   timestamp with time zone,
    refresh_token    bytea,
    id_token         bytea,
    -- a node is exchanging the refresh token until then at the latest
    refreshing_until timestamp with time zone,
    ended            timestamp with time zone,
    end_reason       varchar(40)
);
-- No more than these: a log-in writes to each of them, and lists and clean-up read tens of thousands of rows at most.
CREATE INDEX sessions_by_person ON sessions (subject);
CREATE INDEX sessions_by_sid ON sessions (sid);
