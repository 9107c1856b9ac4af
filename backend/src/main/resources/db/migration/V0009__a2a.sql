-- What an agent asked for over Agent2Agent: one turn each, so that any backend task can tell of it and stop it.
CREATE TABLE a2a_task (
    task_hash       bytea PRIMARY KEY,        -- the id is a secret: it tells the answer
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    state           text        NOT NULL CHECK (state IN ('working', 'completed', 'canceled', 'failed')),
    answer          text,                     -- without links, which are secrets
    cancel_asked    boolean     NOT NULL DEFAULT false,
    changed_at      timestamptz NOT NULL
);
CREATE INDEX a2a_task_by_conversation ON a2a_task (conversation_id);
