-- A changed activity.
UPDATE ki.ki_activity
SET
  kind = @Kind,
  title = @Title,
  start_date = @StartDate,
  end_date = @EndDate,
  status = @Status,
  organiser = @Organiser,
  participants = @Participants,
  minutes = @Minutes,
  quantity = @Quantity,
  unit = @Unit,
  note = @Note,
  recorded_at = @RecordedAt,
  changed_at = @ChangedAt
WHERE id = @Id AND DATALENGTH(id) = DATALENGTH(@Id);
