-- What agents do over MCP: a session is a conversation, whose calls are counted by the minute.
CREATE TABLE mcp_session (
    conversation_id uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    created_at      timestamptz NOT NULL,
    minute          timestamptz NOT NULL, -- whose calls are counted
    calls           int         NOT NULL
);
CREATE INDEX mcp_session_by_age ON mcp_session (created_at);
