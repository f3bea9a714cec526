-- Notes that a person has withdrawn an activity.
INSERT INTO ki.activity_withdrawal (activity_id, withdrawn_at, reason)
VALUES (@Id, CONVERT(datetime2(3), LEFT(@At, 19), 126), @Reason);
