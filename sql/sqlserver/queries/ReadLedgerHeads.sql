-- The whole chain in its order, without the records, which are large.
SELECT CAST(sequence AS bigint) AS Sequence, previous_hash AS PreviousHash, hash AS Hash, run_number AS RunNumber, kind AS Kind,
  committee AS Committee, recorded_at AS RecordedAt, program_version AS ProgramVersion, program_commit AS ProgramCommit,
  record_sha256 AS RecordSha256, files AS Files, delivery AS Delivery
FROM ki.ledger
ORDER BY sequence;
