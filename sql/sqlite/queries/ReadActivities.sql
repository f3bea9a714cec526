-- All activities with their attributes, in one ordered pass. A doubled id comes as copy 1 and copy 2, each
-- with all attributes of the id; has_attribute tells a missing attribute from one whose name and value are NULL.
-- The copies are ordered by every column, so that the same rows always come in the same order and have one fingerprint.
SELECT
  a.id AS Id,
  a.kind AS Kind,
  a.title AS Title,
  a.start_date AS StartDate,
  a.end_date AS EndDate,
  a.status AS Status,
  a.organiser AS Organiser,
  a.participants AS Participants,
  a.minutes AS Minutes,
  a.quantity AS Quantity,
  a.unit AS Unit,
  a.note AS Note,
  a.recorded_at AS RecordedAt,
  a.changed_at AS ChangedAt,
  a.copy AS Copy,
  CASE WHEN t.activity_id IS NULL THEN 0 ELSE 1 END AS HasAttribute,
  CAST(t.attribute AS TEXT) AS AttributeName,
  CAST(t.value AS TEXT) AS AttributeValue
FROM (
  SELECT
    CAST(id AS TEXT) AS id,
    ROW_NUMBER() OVER (PARTITION BY CAST(id AS TEXT) COLLATE BINARY ORDER BY
      start_date COLLATE BINARY, title COLLATE BINARY, kind COLLATE BINARY, end_date COLLATE BINARY,
      status COLLATE BINARY, organiser COLLATE BINARY, participants COLLATE BINARY, minutes COLLATE BINARY,
      quantity COLLATE BINARY, unit COLLATE BINARY, note COLLATE BINARY, recorded_at COLLATE BINARY,
      changed_at COLLATE BINARY) AS copy,
    CAST(kind AS TEXT) AS kind,
    CAST(title AS TEXT) AS title,
    CAST(start_date AS TEXT) AS start_date,
    CAST(end_date AS TEXT) AS end_date,
    CAST(status AS TEXT) AS status,
    CAST(organiser AS TEXT) AS organiser,
    CAST(participants AS TEXT) AS participants,
    CAST(minutes AS TEXT) AS minutes,
    CAST(quantity AS TEXT) AS quantity,
    CAST(unit AS TEXT) AS unit,
    CAST(note AS TEXT) AS note,
    CAST(recorded_at AS TEXT) AS recorded_at,
    CAST(changed_at AS TEXT) AS changed_at
  FROM activity
) a
LEFT JOIN activity_attribute t ON t.activity_id = a.id COLLATE BINARY
ORDER BY a.id COLLATE BINARY, a.copy, t.attribute COLLATE BINARY, t.value COLLATE BINARY;
