-- What paid models took, for the daily budget that holds over all tasks.
CREATE TABLE token_use (
    day      date   NOT NULL, -- of the clinic's calendar
    provider text   NOT NULL,
    model    text   NOT NULL,
    input    bigint NOT NULL,
    output   bigint NOT NULL,
    PRIMARY KEY (day, provider, model)
);
