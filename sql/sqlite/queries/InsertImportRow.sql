-- Notes that a list holds an activity.
INSERT INTO import_row (source, activity_id)
VALUES (@Source, @Id);
