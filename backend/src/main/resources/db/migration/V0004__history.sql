-- The history that a page shows, beside what the model remembers.
ALTER TABLE conversation
    ADD COLUMN shown_from int NOT NULL DEFAULT 0; -- what was said before is not shown: "not me"
CREATE INDEX conversation_by_use ON conversation (updated_at);

ALTER TABLE message
    ADD COLUMN shown   text,  -- what the page shows, personal details replaced; null for what only the model sees
    ADD COLUMN display jsonb, -- with what an answer is drawn again, beside its text
    ADD COLUMN rating  text CHECK (rating IN ('up', 'down')),
    ADD COLUMN comment text;
