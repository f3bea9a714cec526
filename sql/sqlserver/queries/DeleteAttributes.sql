-- The old set of attributes, before the new one is written.
DELETE FROM ki.ki_activity_attribute
WHERE activity_id = @Id AND DATALENGTH(activity_id) = DATALENGTH(@Id);
