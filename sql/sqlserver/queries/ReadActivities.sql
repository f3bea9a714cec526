-- All activities with their attributes, in one ordered pass. A doubled id comes as copy 1 and copy 2, each
-- with all attributes of the id; has_attribute tells a missing attribute from one whose name and value are NULL.
-- "=" and ORDER BY ignore blanks at the end, hence the lengths beside them: 'A' and 'A ' are two ids here as in every other
-- dialect. A view may deliver the host's own types: they become text as SQLite holds it, and nothing of it is cut.
-- The copies are ordered by every column, so that the same rows always come in the same order and have one fingerprint.
-- id_key is the beginning of an id and only there to join fast: what is longer than that is compared as a whole as well.
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
    ROW_NUMBER() OVER (PARTITION BY d.id, DATALENGTH(d.id) ORDER BY
      d.start_date, d.title, d.kind, d.end_date, d.status, d.organiser, d.participants, d.minutes, d.quantity, d.unit,
      d.note, d.recorded_at, d.changed_at,
      DATALENGTH(d.start_date), DATALENGTH(d.title), DATALENGTH(d.kind), DATALENGTH(d.end_date), DATALENGTH(d.status),
      DATALENGTH(d.organiser), DATALENGTH(d.participants), DATALENGTH(d.minutes), DATALENGTH(d.quantity),
      DATALENGTH(d.unit), DATALENGTH(d.note), DATALENGTH(d.recorded_at), DATALENGTH(d.changed_at)) AS copy
  FROM (
    SELECT
      CONVERT(nvarchar(450), id) COLLATE Latin1_General_100_BIN2 AS id_key,
      CONVERT(nvarchar(max), id) COLLATE Latin1_General_100_BIN2 AS id,
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
      CONVERT(nvarchar(max), changed_at, 120) COLLATE Latin1_General_100_BIN2 AS changed_at
    FROM ki_contract.activity
  ) AS d
) AS a
LEFT JOIN (
  SELECT
    CONVERT(nvarchar(450), activity_id) COLLATE Latin1_General_100_BIN2 AS id_key,
    CONVERT(nvarchar(max), activity_id) COLLATE Latin1_General_100_BIN2 AS activity_id,
    CONVERT(nvarchar(max), attribute) COLLATE Latin1_General_100_BIN2 AS attribute,
    CONVERT(nvarchar(max), value) COLLATE Latin1_General_100_BIN2 AS value
  FROM ki_contract.activity_attribute
) AS t ON t.id_key = a.id_key AND t.activity_id = a.id AND DATALENGTH(t.activity_id) = DATALENGTH(a.id)
ORDER BY a.id, DATALENGTH(a.id), a.copy, t.attribute, DATALENGTH(t.attribute), t.value, DATALENGTH(t.value);
