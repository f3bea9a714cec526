-- A new activity.
INSERT INTO ki.ki_activity (
  id, kind, title, start_date, end_date, status, organiser, participants, minutes, quantity, unit, note, recorded_at, changed_at)
VALUES (
  @Id, @Kind, @Title, @StartDate, @EndDate, @Status, @Organiser, @Participants, @Minutes, @Quantity, @Unit, @Note,
  @RecordedAt, @ChangedAt);
