-- Outbox: mails are written down in the transaction that completes what they are about, and sent afterwards, each at most once.
-- Since 0.3. Run by `db upgrade`, once.

-- What a mail says, once for all who get it: MIME in seven bits, without addresses, Message-ID and date. run_number: the Auswertung that it is
-- about; NULL: none.
CREATE TABLE ki.mail_message (
  mail_id nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_mail_message PRIMARY KEY,
  kind nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT ck_mail_message_kind CHECK (kind IN (N'report', N'draft', N'digest', N'alarm', N'test')),
  run_number nvarchar(60) COLLATE Latin1_General_100_BIN2 NULL,
  subject nvarchar(500) COLLATE Latin1_General_100_BIN2 NOT NULL,
  content nvarchar(max) COLLATE Latin1_General_100_BIN2 NOT NULL,
  composed_at datetime2(3) NOT NULL
);
GO

-- One row, one envelope, one Message-ID an address. sending is committed before anybody connects; unclear: it may have arrived, and only a person
-- may say what follows. Whatever a worker writes of a row names the number of its claim.
CREATE TABLE ki.mail_delivery (
  delivery_id int IDENTITY(1,1) NOT NULL CONSTRAINT pk_mail_delivery PRIMARY KEY,
  mail_id nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT fk_mail_delivery_mail REFERENCES ki.mail_message (mail_id),
  recipient nvarchar(400) COLLATE Latin1_General_100_BIN2 NOT NULL,
  message_id nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
  state nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL
    CONSTRAINT ck_mail_delivery_state CHECK (state IN (N'waiting', N'sending', N'sent', N'unclear', N'failed', N'withdrawn')),
  changed_at datetime2(3) NOT NULL,
  attempts int NOT NULL,
  next_attempt_at datetime2(3) NOT NULL,
  claim_number int NOT NULL,
  claimed_by nvarchar(300) COLLATE Latin1_General_100_BIN2 NULL,
  claimed_at datetime2(3) NULL,
  last_answer nvarchar(1000) COLLATE Latin1_General_100_BIN2 NULL,
  resolved_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL,
  resolved_at datetime2(3) NULL,
  CONSTRAINT uq_mail_delivery_message_id UNIQUE (message_id),
  CONSTRAINT uq_mail_delivery_recipient UNIQUE (mail_id, recipient)
);
GO

CREATE INDEX ix_mail_delivery_state ON ki.mail_delivery (state, next_attempt_at);
GO

-- The machines that may mail, each by a salted SHA-256 of its own id; a copy of this database elsewhere finds itself missing here.
CREATE TABLE ki.mail_machine (
  machine nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_mail_machine PRIMARY KEY,
  salt nvarchar(64) COLLATE Latin1_General_100_BIN2 NOT NULL,
  name nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  armed_by nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  armed_at datetime2(3) NOT NULL
);
GO

-- Finished folders that the ledger does not know and that a person has seen when he armed a machine.
CREATE TABLE ki.mail_known_folder (
  run_number nvarchar(60) COLLATE Latin1_General_100_BIN2 NOT NULL CONSTRAINT pk_mail_known_folder PRIMARY KEY,
  known_at datetime2(3) NOT NULL
);
GO

-- What the operator has been told is wrong, and has not been told is over.
CREATE TABLE ki.open_alarm (
  kind nvarchar(40) COLLATE Latin1_General_100_BIN2 NOT NULL,
  severity nvarchar(10) COLLATE Latin1_General_100_BIN2 NOT NULL,
  subject nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL,
  text nvarchar(2000) COLLATE Latin1_General_100_BIN2 NOT NULL,
  since datetime2(3) NOT NULL,
  CONSTRAINT uq_open_alarm UNIQUE (kind, severity, subject)
);
GO
