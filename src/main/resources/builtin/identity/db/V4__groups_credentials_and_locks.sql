-- The name in lower case: found and sorted whatever its case. Names are lower-cased by us, not by the database, so that
-- both databases agree on every letter; what is there by now is plain enough for either.
ALTER TABLE user_groups ADD COLUMN name_key varchar(255);
UPDATE user_groups SET name_key = lower(name);
ALTER TABLE user_groups ALTER COLUMN name_key SET NOT NULL;
CREATE INDEX user_groups_by_name ON user_groups (name_key, id);

-- Counted when somebody first asks and kept from then on; null is not counted yet. Everyone is never counted here.
ALTER TABLE user_groups ADD COLUMN users_count bigint;

-- One at a time for each user: a new link replaces the old one. Only the SHA-256 of its token is kept.
CREATE TABLE one_time_links (
    user_id varchar(20) NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash    varchar(64) NOT NULL UNIQUE,
    kind    varchar(20) NOT NULL,
    expires timestamp with time zone NOT NULL
);

ALTER TABLE users ADD COLUMN IF NOT EXISTS recovery_question varchar(200);
ALTER TABLE users ADD COLUMN IF NOT EXISTS recovery_answer_hash varchar(200);

-- Of users whose last try was wrong; the right password removes the row. The lock is what too many tries lead to.
CREATE TABLE wrong_passwords (
    user_id      varchar(20) NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    tries        integer     NOT NULL,
    locked_until timestamp with time zone
);
CREATE INDEX wrong_passwords_by_lock ON wrong_passwords (locked_until);
