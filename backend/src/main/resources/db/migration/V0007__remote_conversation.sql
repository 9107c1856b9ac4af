-- An agent elsewhere has an id of its own for a conversation of ours: our secret is not handed out.
CREATE TABLE remote_conversation (
    conversation_id       uuid PRIMARY KEY REFERENCES conversation ON DELETE CASCADE,
    agent                 text NOT NULL, -- host and port: another agent knows nothing of it
    agent_conversation_id text NOT NULL CHECK (length(agent_conversation_id) <= 512),
    shown_from            int  NOT NULL  -- as of the conversation: after "not me" the agent begins anew
);
