-- Appends an entry; the unique constraints on sequence and previous_hash let one writer win.
INSERT INTO ki.ledger
  (sequence, previous_hash, hash, run_number, kind, committee, recorded_at, program_version, program_commit,
  record_sha256, files, delivery, record)
VALUES
  (@Sequence, @PreviousHash, @Hash, @RunNumber, @Kind, @Committee, @RecordedAt, @ProgramVersion, @ProgramCommit,
  @RecordSha256, @Files, @Delivery, @Record);
