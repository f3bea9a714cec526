-- Meetings are moved, and calendars name them: a meeting keeps its report and its place in each source, whatever its day is.
-- Since 0.3. Run by `db upgrade`, once.

-- The day on which a moved meeting was to be before; NULL where it was never moved.
ALTER TABLE ki.meeting ADD moved_from date NULL;
GO

-- The meeting of a report: its day may change, its report's number does not.
ALTER TABLE ki.report_occurrence ADD meeting_id int NULL;
GO

UPDATE ki.report_occurrence SET meeting_id = (
  SELECT m.meeting_id FROM ki.meeting AS m
  WHERE m.committee = ki.report_occurrence.committee AND m.meeting_date = ki.report_occurrence.meeting_date
    AND m.day_sequence = ki.report_occurrence.day_sequence
);
GO

-- What each source (calendar, list) said last of a meeting; uid is the source's own name of it. A source acts by what it changes:
-- what it repeats does not undo what a person has corrected since. missing_since: it names the meeting no more, though it lies ahead.
CREATE TABLE ki.meeting_source (
  source nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
  uid nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
  committee nvarchar(12) COLLATE Latin1_General_100_BIN2 NOT NULL,
  meeting_id int NOT NULL,
  meeting_date date NOT NULL,
  start_time nvarchar(5) COLLATE Latin1_General_100_BIN2 NULL,
  is_cancelled bit NOT NULL,
  missing_since datetime2(3) NULL,
  CONSTRAINT uq_meeting_source UNIQUE (source, uid, committee)
);
GO

-- One row a configured calendar: when it was looked at, when it could be read, since when and why not.
CREATE TABLE ki.feed_state (
  feed nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_feed_state PRIMARY KEY,
  tried_at datetime2(3) NOT NULL,
  read_at datetime2(3) NULL,
  failing_since datetime2(3) NULL,
  fault nvarchar(2000) COLLATE Latin1_General_100_BIN2 NULL,
  listed int NOT NULL
);
GO
