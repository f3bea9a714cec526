-- Meetings are moved, and calendars name them: a meeting keeps its report and its place in each source, whatever its day is.
-- Since 0.3. Run by `db upgrade`, once.

-- The day on which a moved meeting was to be before; NULL where it was never moved.
ALTER TABLE meeting ADD COLUMN moved_from TEXT NULL;

-- The meeting of a report: its day may change, its report's number does not.
ALTER TABLE report_occurrence ADD COLUMN meeting_id INTEGER NULL;

UPDATE report_occurrence SET meeting_id = (
  SELECT m.meeting_id FROM meeting AS m
  WHERE m.committee = report_occurrence.committee AND m.meeting_date = report_occurrence.meeting_date
    AND m.day_sequence = report_occurrence.day_sequence
);

-- What each source (calendar, list) said last of a meeting; uid is the source's own name of it. A source acts by what it changes:
-- what it repeats does not undo what a person has corrected since. missing_since: it names the meeting no more, though it lies ahead.
CREATE TABLE meeting_source (
  source TEXT NOT NULL,
  uid TEXT NOT NULL,
  committee TEXT NOT NULL,
  meeting_id INTEGER NOT NULL,
  meeting_date TEXT NOT NULL,
  start_time TEXT NULL,
  is_cancelled INTEGER NOT NULL,
  missing_since TEXT NULL,
  CONSTRAINT uq_meeting_source UNIQUE (source, uid, committee)
);

-- One row a configured calendar: when it was looked at, when it could be read, since when and why not.
CREATE TABLE feed_state (
  feed TEXT NOT NULL PRIMARY KEY,
  tried_at TEXT NOT NULL,
  read_at TEXT NULL,
  failing_since TEXT NULL,
  fault TEXT NULL,
  listed INTEGER NOT NULL
);
