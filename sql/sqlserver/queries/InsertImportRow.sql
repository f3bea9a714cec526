-- Notes that a list holds an activity.
INSERT INTO ki.import_row (source, activity_id)
VALUES (@Source, @Id);
