-- Every word that occurs, under the name by which a condition of the catalogue asks for it; also of rows that are rejected.
SELECT DISTINCT w.name AS Name, w.value AS Value
FROM (
  SELECT CAST(attribute AS TEXT) COLLATE BINARY AS name, CAST(value AS TEXT) COLLATE BINARY AS value FROM activity_attribute
  UNION ALL
  SELECT 'veranstalter', CAST(organiser AS TEXT) COLLATE BINARY FROM activity
  UNION ALL
  SELECT 'einheit', CAST(unit AS TEXT) COLLATE BINARY FROM activity
  UNION ALL
  SELECT 'partnertyp', CAST(type AS TEXT) COLLATE BINARY FROM partner
) w
WHERE w.name IS NOT NULL AND w.value IS NOT NULL
ORDER BY w.name COLLATE BINARY, w.value COLLATE BINARY;
