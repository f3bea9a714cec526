-- The whole chain in its order, with the records.
SELECT sequence AS Sequence, previous_hash AS PreviousHash, hash AS Hash, run_number AS RunNumber, kind AS Kind,
  committee AS Committee, recorded_at AS RecordedAt, program_version AS ProgramVersion, program_commit AS ProgramCommit,
  record_sha256 AS RecordSha256, files AS Files, delivery AS Delivery, record AS Record
FROM ledger
ORDER BY sequence;
