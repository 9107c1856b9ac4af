-- Sessions that agents begin, by the minute; those that have ended count too. Not logged, as turn_count.
CREATE UNLOGGED TABLE mcp_session_count (
    minute   timestamptz PRIMARY KEY,
    sessions int NOT NULL
);
