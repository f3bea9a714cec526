-- All activities with their attributes, in one ordered pass. A doubled id comes as copy 1 and copy 2, each
-- with all attributes of the id; has_attribute tells a missing attribute from one whose name and value are NULL.
-- "=" ignores blanks at the end, hence the lengths beside it: 'A' and 'A ' are two ids here as in every other dialect.
-- A view may deliver the host's own types: they become text as SQLite holds it. What stays text keeps its length; what is
-- longer than a date, a number or a word of the contract can be is none, in 400 characters as in all of them.
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
  CAST(CASE WHEN t.activity_id IS NULL THEN 0 ELSE 1 END AS bigint) AS HasAttribute,
  t.attribute AS AttributeName,
  t.value AS AttributeValue
FROM (
  SELECT
    d.*,
    ROW_NUMBER() OVER (PARTITION BY d.id, DATALENGTH(d.id) ORDER BY d.start_date, d.title) AS copy
  FROM (
    SELECT
      CONVERT(nvarchar(450), id) COLLATE Latin1_General_100_BIN2 AS id,
      CONVERT(nvarchar(400), kind) COLLATE Latin1_General_100_BIN2 AS kind,
      CONVERT(nvarchar(max), title) COLLATE Latin1_General_100_BIN2 AS title,
      CONVERT(nvarchar(400), start_date, 23) COLLATE Latin1_General_100_BIN2 AS start_date,
      CONVERT(nvarchar(400), end_date, 23) COLLATE Latin1_General_100_BIN2 AS end_date,
      CONVERT(nvarchar(400), status) COLLATE Latin1_General_100_BIN2 AS status,
      CONVERT(nvarchar(max), organiser) COLLATE Latin1_General_100_BIN2 AS organiser,
      CONVERT(nvarchar(400), participants) COLLATE Latin1_General_100_BIN2 AS participants,
      CONVERT(nvarchar(400), minutes) COLLATE Latin1_General_100_BIN2 AS minutes,
      CONVERT(nvarchar(400), quantity) COLLATE Latin1_General_100_BIN2 AS quantity,
      CONVERT(nvarchar(400), unit) COLLATE Latin1_General_100_BIN2 AS unit,
      CONVERT(nvarchar(max), note) COLLATE Latin1_General_100_BIN2 AS note,
      CONVERT(nvarchar(400), recorded_at, 120) COLLATE Latin1_General_100_BIN2 AS recorded_at,
      CONVERT(nvarchar(400), changed_at, 120) COLLATE Latin1_General_100_BIN2 AS changed_at
    FROM ki_contract.activity
  ) AS d
) AS a
LEFT JOIN (
  SELECT
    CONVERT(nvarchar(450), activity_id) COLLATE Latin1_General_100_BIN2 AS activity_id,
    CONVERT(nvarchar(450), attribute) COLLATE Latin1_General_100_BIN2 AS attribute,
    CONVERT(nvarchar(max), value) COLLATE Latin1_General_100_BIN2 AS value
  FROM ki_contract.activity_attribute
) AS t ON t.activity_id = a.id AND DATALENGTH(t.activity_id) = DATALENGTH(a.id)
ORDER BY a.id, DATALENGTH(a.id), a.copy, t.attribute, DATALENGTH(t.attribute), t.value, DATALENGTH(t.value);
