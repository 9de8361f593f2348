-- The browser session that an authorization came from, as id tokens name it; it ends with that session.
ALTER TABLE authorizations ADD COLUMN sid varchar(64);
CREATE INDEX authorizations_by_sid ON authorizations (sid);

-- Whoever signed in earlier, in whichever browser, is signed in no longer.
ALTER TABLE users ADD COLUMN signed_out timestamp with time zone;
