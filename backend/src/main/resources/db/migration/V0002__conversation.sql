-- Conversations: memory, the lease for one turn at a time, and who is identified in them.
CREATE TABLE conversation (
    id               uuid PRIMARY KEY,           -- the public id
    secret_hash      bytea       NOT NULL UNIQUE, -- SHA-256 of the conversation_id; the secret itself is never stored
    visitor_hash     bytea,
    title            text,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    lease_owner      uuid,
    lease_until      timestamptz,
    next_message     int         NOT NULL DEFAULT 0,
    patient_id       bigint REFERENCES patient,
    identified_until timestamptz,
    identity_asked   boolean     NOT NULL DEFAULT false,
    identity_draft   jsonb                        -- what the caller said of themselves so far; cleared once identified
);
CREATE INDEX conversation_by_visitor ON conversation (visitor_hash, updated_at DESC) WHERE visitor_hash IS NOT NULL;

CREATE TABLE message (
    conversation_id uuid        NOT NULL REFERENCES conversation ON DELETE CASCADE,
    seq             int         NOT NULL,
    role            text        NOT NULL CHECK (role IN ('user', 'assistant', 'tool')),
    body            text        NOT NULL, -- LangChain4j's JSON of the message, personal details replaced
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (conversation_id, seq)
);

-- Failures are counted per claimed identity, whether or not such a patient exists.
CREATE TABLE identification_failure (
    claim_hash   bytea PRIMARY KEY,
    failures     int         NOT NULL,
    first_at     timestamptz NOT NULL,
    locked_until timestamptz
);

CREATE TABLE idempotent_request (
    scope        bytea       NOT NULL, -- who asked: hash of the conversation secret, or of nothing
    key          text        NOT NULL,
    request_hash bytea       NOT NULL,
    status       smallint,             -- null while the first request is being worked on
    content_type text,
    body         text,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotent_request_by_age ON idempotent_request (created_at);
