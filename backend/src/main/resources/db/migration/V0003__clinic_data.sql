-- Which data the clinic was loaded from, so that a start with the same data changes nothing.
CREATE TABLE clinic_data (
    only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    source       text        NOT NULL CHECK (source IN ('default', 'files')),
    content_hash text        NOT NULL, -- SHA-256 of the files
    shift_weeks  int         NOT NULL DEFAULT 0,
    filled_until date,                 -- last day with dated hours, or with made-up appointments of the default clinic
    loaded_at    timestamptz NOT NULL
);
