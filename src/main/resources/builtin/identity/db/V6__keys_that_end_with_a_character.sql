-- Keys of long names that had been cut within a character: half a character is in no cursor, and no page follows. Only H2
-- keeps such halves; to PostgreSQL none of the codes are one.
UPDATE user_groups SET name_key = SUBSTRING(name_key, 1, 254)
WHERE CHAR_LENGTH(name_key) = 255 AND ASCII(SUBSTRING(name_key, 255, 1)) BETWEEN 55296 AND 56319;
