-- Keys of long names that had been cut within a character: half a character is in no cursor, and no page follows. Only H2
-- keeps such halves; to PostgreSQL none of the codes are one.
UPDATE user_groups SET name_key = SUBSTRING(name_key, 1, 254)
WHERE CHAR_LENGTH(name_key) = 255 AND ASCII(SUBSTRING(name_key, 255, 1)) BETWEEN 55296 AND 56319;

-- The key of a login is without diacritical marks, since logins that differ in nothing else are the same. Expressions do
-- not pass over marks: this is the login in lower case where it is not the key.
ALTER TABLE users ADD COLUMN login_marked varchar(400) ${byCode};
