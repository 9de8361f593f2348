-- Who is brought into which groups by what the profile says. Lists of ids are read and written whole, with spaces between.
CREATE TABLE group_rules (
    id              varchar(20)   NOT NULL PRIMARY KEY,
    name            varchar(100)  NOT NULL UNIQUE,
    name_key        varchar(255)  NOT NULL,
    -- Okta's three, or one of two for a rule that is deleted but not yet gone from the table below
    status          varchar(20)   NOT NULL,
    expression      varchar(8000) NOT NULL,
    group_ids       varchar(2100) NOT NULL,
    excluded_users  varchar(1000000) NOT NULL,
    excluded_groups varchar(1000000) NOT NULL,
    created         timestamp with time zone NOT NULL,
    last_updated    timestamp with time zone NOT NULL,
    -- for how many reasons all users have still to be looked at
    due             integer       NOT NULL
);

-- The memberships that rules made. What is in members only was made by hand.
CREATE TABLE rule_members (
    group_id varchar(20) NOT NULL,
    user_id  varchar(20) NOT NULL,
    rule_id  varchar(20) NOT NULL REFERENCES group_rules (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id, rule_id),
    FOREIGN KEY (group_id, user_id) REFERENCES members (group_id, user_id) ON DELETE CASCADE
);
CREATE INDEX rule_members_by_user ON rule_members (user_id);
CREATE INDEX rule_members_by_rule ON rule_members (rule_id, user_id);
