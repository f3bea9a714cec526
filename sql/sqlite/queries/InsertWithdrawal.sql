-- Notes that a person has withdrawn an activity.
INSERT INTO activity_withdrawal (activity_id, withdrawn_at, reason)
VALUES (@Id, @At, @Reason);
