-- The stored rows of an id; more than one where a host system doubled it.
SELECT
  id AS Id,
  kind AS Kind,
  title AS Title,
  start_date AS StartDate,
  end_date AS EndDate,
  status AS Status,
  organiser AS Organiser,
  participants AS Participants,
  minutes AS Minutes,
  quantity AS Quantity,
  unit AS Unit,
  note AS Note,
  recorded_at AS RecordedAt,
  changed_at AS ChangedAt
FROM ki.ki_activity
WHERE id = @Id AND DATALENGTH(id) = DATALENGTH(@Id);
