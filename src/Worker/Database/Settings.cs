using System.Data.Common;
using Dapper;

namespace KiIndicators.Worker.Database;

/// <summary>
/// What the database remembers about itself, by name.
/// </summary>
internal static class Settings
{
    /// <summary>Present in a database made by `demo`; only such a database is ever made afresh.</summary>
    public const string Demo = "demo";

    /// <summary>Finished folders that the ledger did not know, by number, since somebody saw them first: no mail leaves until a person has looked.</summary>
    public const string MailBlocked = "mail.blocked";

    /// <summary>Wall time of the last import of CSV files.</summary>
    public const string LastImport = "import.last";

    /// <summary>The value of a setting, or null where there is none.</summary>
    public static string? Read(DbTransaction transaction, Queries sql, string name) =>
        StoredRow.Read(transaction, sql.ReadSetting, "setting", 1, new { Name = name }).FirstOrDefault()?.Text("Value");

    /// <summary>Writes a setting, new or anew.</summary>
    public static void Write(DbTransaction transaction, Queries sql, string name, string value)
    {
        transaction.Connection!.Execute(sql.DeleteSetting, new { Name = name }, transaction);
        transaction.Connection!.Execute(sql.InsertSetting, new { Name = name, Value = value }, transaction);
    }
}
