-- Links by which a person confirms what an agent proposed, or lets it see their appointments.
CREATE TABLE confirmation (
    token_hash      bytea PRIMARY KEY, -- the token itself is never stored
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    proposal_id     uuid,              -- null: asks who the person is
    outcome         text CHECK (outcome IN ('confirmed', 'dismissed')), -- of that question; a proposal knows its own
    created_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);
CREATE INDEX confirmation_by_conversation ON confirmation (conversation_id, created_at DESC);
