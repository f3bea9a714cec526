using System.Runtime.CompilerServices;

namespace KiIndicators.Worker.Database;

/// <summary>
/// The queries of one dialect. The name of a property is the name of its file in sql/DIALECT/queries.
/// </summary>
/// <param name="dialect">"sqlite" or "sqlserver".</param>
internal sealed class Queries(string dialect)
{
    /// <summary>All activities, each followed by its attributes.</summary>
    public string ReadActivities => Text();

    /// <summary>All partners.</summary>
    public string ReadPartners => Text();

    /// <summary>All remarks.</summary>
    public string ReadRemarks => Text();

    /// <summary>Every attribute and value that occurs.</summary>
    public string ReadRecordedWords => Text();

    /// <summary>The stored rows of an activity's id.</summary>
    public string FindActivity => Text();

    /// <summary>The ids of all stored activities.</summary>
    public string ReadActivityIds => Text();

    /// <summary>The stored attributes of an activity.</summary>
    public string FindAttributes => Text();

    /// <summary>Writes a new activity.</summary>
    public string InsertActivity => Text();

    /// <summary>Writes a changed activity.</summary>
    public string UpdateActivity => Text();

    /// <summary>Removes the attributes of an activity.</summary>
    public string DeleteAttributes => Text();

    /// <summary>Writes one attribute.</summary>
    public string InsertAttribute => Text();

    /// <summary>The stored rows of a partner's id.</summary>
    public string FindPartner => Text();

    /// <summary>Writes a new partner.</summary>
    public string InsertPartner => Text();

    /// <summary>Writes a changed partner.</summary>
    public string UpdatePartner => Text();

    /// <summary>The stored remark of a line and a day.</summary>
    public string FindRemark => Text();

    /// <summary>Writes a new remark.</summary>
    public string InsertRemark => Text();

    /// <summary>Writes a changed remark.</summary>
    public string UpdateRemark => Text();

    /// <summary>Notes what was changed in a field of an activity.</summary>
    public string InsertActivityChange => Text();

    /// <summary>What was changed in an activity.</summary>
    public string FindActivityChanges => Text();

    /// <summary>Notes what was changed in a field of a partner or a Stellungnahme.</summary>
    public string InsertEntryChange => Text();

    /// <summary>What was changed in partners and Stellungnahmen.</summary>
    public string ReadEntryChanges => Text();

    /// <summary>Which activities a list has ever held.</summary>
    public string ReadImportRows => Text();

    /// <summary>The lists that have ever held an activity.</summary>
    public string FindImportRows => Text();

    /// <summary>Notes that a list holds an activity.</summary>
    public string InsertImportRow => Text();

    /// <summary>All activities that were withdrawn by hand.</summary>
    public string ReadWithdrawals => Text();

    /// <summary>Notes that an activity was withdrawn.</summary>
    public string InsertWithdrawal => Text();

    /// <summary>Reads a setting.</summary>
    public string ReadSetting => Text();

    /// <summary>Removes a setting.</summary>
    public string DeleteSetting => Text();

    /// <summary>Writes a setting that does not exist.</summary>
    public string InsertSetting => Text();

    /// <summary>Writes a meeting.</summary>
    public string InsertMeeting => Text();

    /// <summary>Writes a changed meeting.</summary>
    public string UpdateMeeting => Text();

    /// <summary>Releases the report of a meeting that is held.</summary>
    public string ReleaseMeeting => Text();

    /// <summary>A person holds the report of a meeting.</summary>
    public string HoldMeeting => Text();

    /// <summary>A person lets the report of a meeting go.</summary>
    public string ApproveMeeting => Text();

    /// <summary>Notes for the first time why a report is not made.</summary>
    public string InsertReportTrouble => Text();

    /// <summary>Notes anew why a report is not made.</summary>
    public string UpdateReportTrouble => Text();

    /// <summary>Forgets why a report was not made.</summary>
    public string DeleteReportTrouble => Text();

    /// <summary>The definition of a view as the database holds it.</summary>
    public string ReadViewDefinition => Text();

    /// <summary>All meetings with the state of their report.</summary>
    public string ReadMeetings => Text();

    /// <summary>What each source said last of each meeting.</summary>
    public string ReadMeetingSources => Text();

    /// <summary>Notes what a source says of a meeting for the first time.</summary>
    public string InsertMeetingSource => Text();

    /// <summary>Notes what a source says now of a meeting.</summary>
    public string UpdateMeetingSource => Text();

    /// <summary>Forgets what a source said of a meeting.</summary>
    public string DeleteMeetingSource => Text();

    /// <summary>How each calendar was found last.</summary>
    public string ReadFeedStates => Text();

    /// <summary>Notes the first look at a calendar.</summary>
    public string InsertFeedState => Text();

    /// <summary>Notes how a calendar was found.</summary>
    public string UpdateFeedState => Text();

    /// <summary>The keys that reports bear.</summary>
    public string ReadOccurrenceKeys => Text();

    /// <summary>Moves a report that is not yet made with its meeting.</summary>
    public string MoveOccurrence => Text();

    /// <summary>Withdraws the report of a cancelled meeting that is not yet made.</summary>
    public string WithdrawOccurrence => Text();

    /// <summary>Claims a report.</summary>
    public string InsertOccurrence => Text();

    /// <summary>The claim of a report.</summary>
    public string FindOccurrence => Text();

    /// <summary>Takes over a claim.</summary>
    public string RetakeOccurrence => Text();

    /// <summary>Renews a claim.</summary>
    public string RenewOccurrence => Text();

    /// <summary>Marks a report as made.</summary>
    public string CompleteOccurrence => Text();

    /// <summary>Marks a made report as delivered.</summary>
    public string DeliverOccurrence => Text();

    /// <summary>Gives a claim back.</summary>
    public string FailOccurrence => Text();

    /// <summary>Appends an entry to the ledger.</summary>
    public string InsertLedgerEntry => Text();

    /// <summary>The whole ledger with the records.</summary>
    public string ReadLedger => Text();

    /// <summary>The whole ledger without the records.</summary>
    public string ReadLedgerHeads => Text();

    /// <summary>Sequence and hash of the ledger's last entry.</summary>
    public string ReadLedgerEnd => Text();

    /// <summary>The ledger's entries of one Auswertungsnummer.</summary>
    public string FindLedgerEntries => Text();

    /// <summary>The record of one entry.</summary>
    public string ReadLedgerRecord => Text();

    /// <summary>The delivered reports of a committee.</summary>
    public string ReadDeliveredReports => Text();

    /// <summary>What the account may do.</summary>
    public string ReadRights => Text();

    /// <summary>The day on which an activity was last changed.</summary>
    public string ReadLatestChange => Text();

    /// <summary>When the database was last backed up.</summary>
    public string ReadLastBackup => Text();

    /// <summary>Reports that were made, never left, and were followed by a later revision.</summary>
    public string ReadWithdrawnReports => Text();

    /// <summary>All delivered Auswertungen.</summary>
    public string ReadDeliveredRuns => Text();

    /// <summary>All deliveries that name their place in the ledger.</summary>
    public string ReadDeliveries => Text();

    /// <summary>All frozen baselines.</summary>
    public string ReadFrozenBaselines => Text();

    /// <summary>Freezes a baseline.</summary>
    public string InsertFrozenBaseline => Text();

    /// <summary>Writes down what a mail says.</summary>
    public string InsertMail => Text();

    /// <summary>Writes down one envelope of a mail.</summary>
    public string InsertMailDelivery => Text();

    /// <summary>All envelopes, the newest first; of what a mail says, its subject only.</summary>
    public string ReadMailDeliveries => Text();

    /// <summary>What a mail says.</summary>
    public string ReadMailContent => Text();

    /// <summary>Takes an envelope, once: whoever comes second finds another state or another number.</summary>
    public string ClaimMailDelivery => Text();

    /// <summary>Notes what has become of an envelope, for whoever holds its claim.</summary>
    public string NoteMailDelivery => Text();

    /// <summary>A person says what becomes of an envelope; it may be tried as often as a new one.</summary>
    public string ResolveMailDelivery => Text();

    /// <summary>The machines that may mail.</summary>
    public string ReadMailMachines => Text();

    /// <summary>Lets a machine mail.</summary>
    public string InsertMailMachine => Text();

    /// <summary>Finished folders that the ledger does not know and a person does.</summary>
    public string ReadKnownFolders => Text();

    /// <summary>A person has seen a finished folder that the ledger does not know.</summary>
    public string InsertKnownFolder => Text();

    /// <summary>What the operator has been told is wrong.</summary>
    public string ReadOpenAlarms => Text();

    /// <summary>The operator is told that something is wrong.</summary>
    public string InsertOpenAlarm => Text();

    /// <summary>The operator is told that it is over.</summary>
    public string DeleteOpenAlarm => Text();

    private string Text([CallerMemberName] string name = "") => SqlRoom.Query(dialect, name);
}
