-- Runs on H2 and PostgreSQL, in the schema that Flyway has made the current one.

-- What one person did of one kind, or what went wrong for them: of a busy administrator these are few among very many.
CREATE INDEX audit_entries_by_person_and_action ON audit_entries (actor_subject, action, id DESC);
CREATE INDEX audit_entries_by_person_and_result ON audit_entries (actor_subject, result, id DESC);
