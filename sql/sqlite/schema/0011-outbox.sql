-- Outbox: mails are written down in the transaction that completes what they are about, and sent afterwards, each at most once.
-- Since 0.3. Run by `db upgrade`, once.

-- What a mail says, once for all who get it: MIME in seven bits, without addresses, Message-ID and date. run_number: the Auswertung that it is
-- about; NULL: none.
CREATE TABLE mail_message (
  mail_id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('report', 'draft', 'digest', 'alarm', 'test')),
  run_number TEXT NULL,
  subject TEXT NOT NULL,
  content TEXT NOT NULL,
  composed_at TEXT NOT NULL
);

-- One row, one envelope, one Message-ID an address. sending is committed before anybody connects; unclear: it may have arrived, and only a person
-- may say what follows. Whatever a worker writes of a row names the number of its claim.
CREATE TABLE mail_delivery (
  delivery_id INTEGER PRIMARY KEY,
  mail_id TEXT NOT NULL REFERENCES mail_message (mail_id),
  recipient TEXT NOT NULL,
  message_id TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'unclear', 'failed', 'withdrawn')),
  changed_at TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_attempt_at TEXT NOT NULL,
  claim_number INTEGER NOT NULL,
  claimed_by TEXT NULL,
  claimed_at TEXT NULL,
  last_answer TEXT NULL,
  resolved_by TEXT NULL,
  resolved_at TEXT NULL,
  CONSTRAINT uq_mail_delivery_message_id UNIQUE (message_id),
  CONSTRAINT uq_mail_delivery_recipient UNIQUE (mail_id, recipient)
);

CREATE INDEX ix_mail_delivery_state ON mail_delivery (state, next_attempt_at);

-- The machines that may mail, each by a salted SHA-256 of its own id; a copy of this database elsewhere finds itself missing here.
CREATE TABLE mail_machine (
  machine TEXT NOT NULL PRIMARY KEY,
  salt TEXT NOT NULL,
  name TEXT NOT NULL,
  armed_by TEXT NOT NULL,
  armed_at TEXT NOT NULL
);

-- Finished folders that the ledger does not know and that a person has seen when he armed a machine.
CREATE TABLE mail_known_folder (
  run_number TEXT NOT NULL PRIMARY KEY,
  known_at TEXT NOT NULL
);

-- What the operator has been told is wrong, and has not been told is over.
CREATE TABLE open_alarm (
  kind TEXT NOT NULL,
  severity TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  since TEXT NOT NULL,
  CONSTRAINT uq_open_alarm UNIQUE (kind, severity, subject)
);
