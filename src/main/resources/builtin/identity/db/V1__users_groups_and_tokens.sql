-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.
CREATE TABLE users (
    id               varchar(20)  NOT NULL PRIMARY KEY,
    login            varchar(100) NOT NULL,
    -- the login in lower case: what people type is found whatever its case, with a plain index on either database
    login_key        varchar(100) NOT NULL UNIQUE,
    email            varchar(100) NOT NULL,
    first_name       varchar(50)  NOT NULL,
    last_name        varchar(50)  NOT NULL,
    more_profile     text,
    status           varchar(20)  NOT NULL,
    password_hash    varchar(200),
    created          timestamp with time zone NOT NULL,
    activated        timestamp with time zone,
    status_changed   timestamp with time zone,
    last_login       timestamp with time zone,
    last_updated     timestamp with time zone NOT NULL,
    password_changed timestamp with time zone
);

CREATE TABLE user_groups (
    id                      varchar(20)   NOT NULL PRIMARY KEY,
    name                    varchar(255)  NOT NULL UNIQUE,
    description             varchar(1024),
    -- BUILT_IN is Everyone: it has no rows in members, every user belongs to it
    type                    varchar(20)   NOT NULL,
    created                 timestamp with time zone NOT NULL,
    last_updated            timestamp with time zone NOT NULL,
    last_membership_updated timestamp with time zone NOT NULL
);

CREATE TABLE members (
    group_id varchar(20) NOT NULL REFERENCES user_groups (id) ON DELETE CASCADE,
    user_id  varchar(20) NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX members_by_user ON members (user_id);

-- One row per log-in of a user at a client.
CREATE TABLE authorizations (
    id      varchar(100) NOT NULL PRIMARY KEY,
    user_id varchar(20)  NOT NULL,
    version integer      NOT NULL,
    expires timestamp with time zone NOT NULL,
    content text         NOT NULL
);
CREATE INDEX authorizations_by_user ON authorizations (user_id);
CREATE INDEX authorizations_by_expiry ON authorizations (expires);

-- SHA-256 of every code and token, so that neither is found in the index. Replaced refresh tokens stay: seeing one
-- again means that it was stolen.
CREATE TABLE tokens (
    hash             varchar(64)  NOT NULL PRIMARY KEY,
    authorization_id varchar(100) NOT NULL REFERENCES authorizations (id) ON DELETE CASCADE,
    kind             varchar(20)  NOT NULL,
    replaced         boolean      NOT NULL
);
CREATE INDEX tokens_by_authorization ON tokens (authorization_id);

CREATE TABLE signing_keys (
    kid     varchar(100) NOT NULL PRIMARY KEY,
    jwk     text         NOT NULL,
    created timestamp with time zone NOT NULL
);
