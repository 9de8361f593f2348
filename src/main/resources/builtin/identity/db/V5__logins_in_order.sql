-- Compared by code like everything else that users are found by: the part of a login before its @ is looked up as a
-- stretch of this column, and some languages pass over signs when they sort.
ALTER TABLE users ALTER COLUMN login_key SET DATA TYPE varchar(400) ${byCode};
