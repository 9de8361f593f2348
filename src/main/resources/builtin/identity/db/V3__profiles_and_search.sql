-- Every attribute of Okta's base profile. A column is twice as wide as the attribute is long: H2 counts UTF-16 units,
-- the attribute's limit counts characters.
ALTER TABLE users DROP COLUMN more_profile;
ALTER TABLE users ALTER COLUMN login SET DATA TYPE varchar(200);
ALTER TABLE users ALTER COLUMN login_key SET DATA TYPE varchar(400);
ALTER TABLE users ALTER COLUMN email SET DATA TYPE varchar(200);
ALTER TABLE users ALTER COLUMN first_name SET DATA TYPE varchar(100);
ALTER TABLE users ALTER COLUMN last_name SET DATA TYPE varchar(100);
ALTER TABLE users ADD COLUMN city varchar(256);
ALTER TABLE users ADD COLUMN cost_center varchar(32768);
ALTER TABLE users ADD COLUMN country_code varchar(4);
ALTER TABLE users ADD COLUMN department varchar(32768);
ALTER TABLE users ADD COLUMN display_name varchar(32768);
ALTER TABLE users ADD COLUMN division varchar(32768);
ALTER TABLE users ADD COLUMN employee_number varchar(32768);
ALTER TABLE users ADD COLUMN honorific_prefix varchar(32768);
ALTER TABLE users ADD COLUMN honorific_suffix varchar(32768);
ALTER TABLE users ADD COLUMN locale varchar(32768);
ALTER TABLE users ADD COLUMN manager varchar(32768);
ALTER TABLE users ADD COLUMN manager_id varchar(32768);
ALTER TABLE users ADD COLUMN middle_name varchar(32768);
ALTER TABLE users ADD COLUMN mobile_phone varchar(200);
ALTER TABLE users ADD COLUMN nick_name varchar(32768);
ALTER TABLE users ADD COLUMN organization varchar(32768);
ALTER TABLE users ADD COLUMN postal_address varchar(8192);
ALTER TABLE users ADD COLUMN preferred_language varchar(32768);
ALTER TABLE users ADD COLUMN primary_phone varchar(200);
ALTER TABLE users ADD COLUMN profile_url varchar(32768);
ALTER TABLE users ADD COLUMN second_email varchar(200);
ALTER TABLE users ADD COLUMN state varchar(256);
ALTER TABLE users ADD COLUMN street_address varchar(2048);
ALTER TABLE users ADD COLUMN timezone varchar(32768);
ALTER TABLE users ADD COLUMN title varchar(32768);
ALTER TABLE users ADD COLUMN user_type varchar(32768);
ALTER TABLE users ADD COLUMN zip_code varchar(100);

ALTER TABLE users ADD COLUMN recovery_question varchar(200);
ALTER TABLE users ADD COLUMN recovery_answer_hash varchar(200);

-- In lower case, as login_key: the lower() of PostgreSQL knows in some locales no letters but ASCII's.
ALTER TABLE users ADD COLUMN email_key varchar(400);
ALTER TABLE users ADD COLUMN first_name_key varchar(200);
ALTER TABLE users ADD COLUMN last_name_key varchar(200);
UPDATE users SET email_key = lower(email), first_name_key = lower(first_name), last_name_key = lower(last_name);
ALTER TABLE users ALTER COLUMN email_key SET NOT NULL;
ALTER TABLE users ALTER COLUMN first_name_key SET NOT NULL;
ALTER TABLE users ALTER COLUMN last_name_key SET NOT NULL;

CREATE INDEX users_by_status ON users (status, id);
CREATE INDEX users_by_update ON users (last_updated, id);

-- What a user is found by, in lower case: first name, last name, e-mail address, login, each different text once.
-- Filled by the program, for users that are here already too, when it starts.
CREATE TABLE search_terms (
    status  varchar(20)  NOT NULL,
    term    varchar(400) ${byCode} NOT NULL,
    user_id varchar(20)  NOT NULL,
    -- how many characters the term begins with that the user's next smaller term begins with too: whoever looks for
    -- longer text has not met this user yet
    shared  integer      NOT NULL
);
CREATE INDEX search_terms_in_order ON search_terms (status, term, user_id, shared);

-- How far the filling with sample users has come: a store that is not filled yet is filled further at the next start.
CREATE TABLE sample_users (
    wanted integer NOT NULL,
    made   integer NOT NULL,
    done   boolean NOT NULL
);
