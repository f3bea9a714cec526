-- All activities (part 0) and all attributes (part 1), in one pass ordered by the activity's id: each activity is followed by its own
-- attributes, a doubled id by those of the id, and attributes of no activity stand alone. Nothing is joined, so nothing can be lost.
-- An id that is text is ordered by its index, which is why it is not cast; one of another type becomes text and is sorted.
SELECT
  id AS Id,
  0 AS Part,
  CAST(kind AS TEXT) AS Kind,
  CAST(title AS TEXT) AS Title,
  CAST(start_date AS TEXT) AS StartDate,
  CAST(end_date AS TEXT) AS EndDate,
  CAST(status AS TEXT) AS Status,
  CAST(organiser AS TEXT) AS Organiser,
  CAST(participants AS TEXT) AS Participants,
  CAST(minutes AS TEXT) AS Minutes,
  CAST(quantity AS TEXT) AS Quantity,
  CAST(unit AS TEXT) AS Unit,
  CAST(note AS TEXT) AS Note,
  CAST(recorded_at AS TEXT) AS RecordedAt,
  CAST(changed_at AS TEXT) AS ChangedAt,
  NULL AS AttributeName,
  NULL AS AttributeValue
FROM activity
WHERE typeof(id) IN ('text', 'null')
UNION ALL
SELECT
  CAST(id AS TEXT), 0, CAST(kind AS TEXT), CAST(title AS TEXT), CAST(start_date AS TEXT), CAST(end_date AS TEXT), CAST(status AS TEXT),
  CAST(organiser AS TEXT), CAST(participants AS TEXT), CAST(minutes AS TEXT), CAST(quantity AS TEXT), CAST(unit AS TEXT),
  CAST(note AS TEXT), CAST(recorded_at AS TEXT), CAST(changed_at AS TEXT), NULL, NULL
FROM activity
WHERE typeof(id) NOT IN ('text', 'null')
UNION ALL
SELECT
  activity_id, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CAST(attribute AS TEXT), CAST(value AS TEXT)
FROM activity_attribute
WHERE typeof(activity_id) IN ('text', 'null')
UNION ALL
SELECT
  CAST(activity_id AS TEXT), 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CAST(attribute AS TEXT),
  CAST(value AS TEXT)
FROM activity_attribute
WHERE typeof(activity_id) NOT IN ('text', 'null')
ORDER BY 1 COLLATE BINARY, 2;
