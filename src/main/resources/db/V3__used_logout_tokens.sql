-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.
-- Logout tokens that have been acted upon, so that none of them counts twice (OpenID Connect Back-Channel Logout 1.0).
CREATE TABLE used_logout_tokens (
    -- SHA-256 of issuer and jti, base64url
    token_hash varchar(43) NOT NULL PRIMARY KEY,
    -- from then on the token is refused for its age
    good_until timestamp with time zone NOT NULL
);
CREATE INDEX used_logout_tokens_by_time ON used_logout_tokens (good_until);
