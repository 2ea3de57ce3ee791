"""What we know: tables, verbs and queries on a session, pure rules, migrations."""
