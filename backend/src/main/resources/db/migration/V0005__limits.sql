-- Limits that hold over all tasks.
ALTER TABLE conversation
    ADD COLUMN minute_began timestamptz,            -- when the turns began that are counted; null before the first
    ADD COLUMN minute_turns int NOT NULL DEFAULT 0; -- how many there were within a minute from then

-- Turns in all. Not logged: a crash forgets a minute's count at most, and no turn waits for the disk because of it.
CREATE UNLOGGED TABLE turn_count (
    minute timestamptz PRIMARY KEY,
    turns  int NOT NULL
);
