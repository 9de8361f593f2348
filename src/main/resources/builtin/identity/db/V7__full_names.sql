-- whoever looks for a first and a last name goes through one of these, and finds the other name in it
DROP INDEX IF EXISTS users_by_first_name;
DROP INDEX IF EXISTS users_by_last_name;
CREATE INDEX users_by_first_name ON users (first_name_key, id, last_name_key);
CREATE INDEX users_by_last_name ON users (last_name_key, id, first_name_key);
