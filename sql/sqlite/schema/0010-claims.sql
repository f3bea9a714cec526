-- Each claim of a report has a number that grows, and a report that nobody makes any more says why.
-- Since 0.3. Run by `db upgrade`, once.

-- Whatever a worker writes of a report names the number of its claim: one that has lost it writes nothing.
ALTER TABLE report_occurrence ADD COLUMN claim_number INTEGER NOT NULL DEFAULT 1;

-- NULL: it is made, or it failed and is tried again. missed: the meeting has begun without it. unneeded: the committee wants one only where
-- something has changed, and nothing has. withdrawn: its meeting was moved or cancelled before it was made.
ALTER TABLE report_occurrence ADD COLUMN outcome TEXT NULL CHECK (outcome IN ('missed', 'unneeded', 'withdrawn'));
