-- Each claim of a report has a number that grows, and a report that nobody makes any more says why.
-- Since 0.3. Run by `db upgrade`, once.

-- Whatever a worker writes of a report names the number of its claim: one that has lost it writes nothing.
ALTER TABLE ki.report_occurrence ADD claim_number int NOT NULL CONSTRAINT df_report_occurrence_claim_number DEFAULT 1;
GO

-- NULL: it is made, or it failed and is tried again. missed: the meeting has begun without it. unneeded: the committee wants one only where
-- something has changed, and nothing has. withdrawn: its meeting was moved or cancelled before it was made.
ALTER TABLE ki.report_occurrence ADD outcome nvarchar(20) COLLATE Latin1_General_100_BIN2 NULL
  CONSTRAINT ck_report_occurrence_outcome CHECK (outcome IN (N'missed', N'unneeded', N'withdrawn'));
GO
