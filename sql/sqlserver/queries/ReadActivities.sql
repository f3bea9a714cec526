-- All activities (part 0) and all attributes (part 1), in one pass ordered by the activity's id: each activity is followed by its own
-- attributes, a doubled id by those of the id, and attributes of no activity stand alone. Nothing is joined, so nothing can be lost.
-- ORDER BY ignores blanks at the end, hence the length beside it: 'A' and 'A ' are two ids here as in every other dialect.
-- A view may deliver the host's own types: they become text as SQLite holds it, and nothing of it is cut.
SELECT
  r.id AS Id,
  r.part AS Part,
  r.kind AS Kind,
  r.title AS Title,
  r.start_date AS StartDate,
  r.end_date AS EndDate,
  r.status AS Status,
  r.organiser AS Organiser,
  r.participants AS Participants,
  r.minutes AS Minutes,
  r.quantity AS Quantity,
  r.unit AS Unit,
  r.note AS Note,
  r.recorded_at AS RecordedAt,
  r.changed_at AS ChangedAt,
  r.attribute_name AS AttributeName,
  r.attribute_value AS AttributeValue
FROM (
  SELECT
    CONVERT(nvarchar(max), id) COLLATE Latin1_General_100_BIN2 AS id,
    CONVERT(bigint, 0) AS part,
    CONVERT(nvarchar(max), kind) COLLATE Latin1_General_100_BIN2 AS kind,
    CONVERT(nvarchar(max), title) COLLATE Latin1_General_100_BIN2 AS title,
    CONVERT(nvarchar(max), start_date, 23) COLLATE Latin1_General_100_BIN2 AS start_date,
    CONVERT(nvarchar(max), end_date, 23) COLLATE Latin1_General_100_BIN2 AS end_date,
    CONVERT(nvarchar(max), status) COLLATE Latin1_General_100_BIN2 AS status,
    CONVERT(nvarchar(max), organiser) COLLATE Latin1_General_100_BIN2 AS organiser,
    CONVERT(nvarchar(max), participants) COLLATE Latin1_General_100_BIN2 AS participants,
    CONVERT(nvarchar(max), minutes) COLLATE Latin1_General_100_BIN2 AS minutes,
    CONVERT(nvarchar(max), quantity) COLLATE Latin1_General_100_BIN2 AS quantity,
    CONVERT(nvarchar(max), unit) COLLATE Latin1_General_100_BIN2 AS unit,
    CONVERT(nvarchar(max), note) COLLATE Latin1_General_100_BIN2 AS note,
    CONVERT(nvarchar(max), recorded_at, 120) COLLATE Latin1_General_100_BIN2 AS recorded_at,
    CONVERT(nvarchar(max), changed_at, 120) COLLATE Latin1_General_100_BIN2 AS changed_at,
    CONVERT(nvarchar(max), NULL) COLLATE Latin1_General_100_BIN2 AS attribute_name,
    CONVERT(nvarchar(max), NULL) COLLATE Latin1_General_100_BIN2 AS attribute_value
  FROM ki_contract.activity
  UNION ALL
  SELECT
    CONVERT(nvarchar(max), activity_id) COLLATE Latin1_General_100_BIN2,
    CONVERT(bigint, 1),
    NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
    CONVERT(nvarchar(max), attribute) COLLATE Latin1_General_100_BIN2,
    CONVERT(nvarchar(max), value) COLLATE Latin1_General_100_BIN2
  FROM ki_contract.activity_attribute
) AS r
ORDER BY r.id, DATALENGTH(r.id), r.part;
