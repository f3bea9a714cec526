using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Enters a Stellungnahme der Verwaltung that somebody types, by the rules of the import.
/// </summary>
/// <param name="database">The database, already usable.</param>
/// <param name="vocabulary">The lines that there are.</param>
/// <param name="time">The clock.</param>
internal sealed class RemarkEntry(SqlDatabase database, ImportVocabulary vocabulary, TimeProvider time)
{
    /// <summary>Enters it.</summary>
    /// <param name="remark">Line in any case, day as YYYY-MM-DD, texts as typed.</param>
    /// <param name="replaces">Whether one of the same day that says something else is to be replaced; what it said is kept.</param>
    /// <returns>What was entered, and whether anything is new; one that says the same of the same day is left alone.</returns>
    /// <exception cref="UserError">The line is not known, a text is empty or unreadable, or another remark of that day stands there (exit code 2).</exception>
    public (RemarkRow Remark, bool IsNew) Add(RemarkRow remark, bool replaces = false)
    {
        RemarkRow clean = remark with
        {
            Indicator = LineOf(remark.Indicator ?? ""),
            Role = Text("--role", remark.Role) ?? throw Missing("--role"),
            Cause = Text("--cause", remark.Cause) ?? throw Missing("--cause"),
            Measure = Text("--measure", remark.Measure),
        };
        return database.Write(transaction => (clean, Write(transaction, clean, replaces)));
    }

    private bool Write(DbTransaction transaction, RemarkRow remark, bool replaces)
    {
        RemarkRow? stored = transaction.Connection!.Query<RemarkRow>(database.Sql.FindRemark, remark, transaction).FirstOrDefault();
        if (stored is not null && stored != remark)
        {
            if (replaces)
            {
                return Replace(transaction, stored, remark);
            }

            throw new UserError(
                $"Zu {remark.Indicator} steht vom selben Tag schon eine andere Stellungnahme ({stored.Role}: {Phrases.Quote(stored.Cause ?? "")}). Sie bleibt; soll sie ersetzt werden: --replace, eine weitere bitte mit einem anderen Tag (--date).", 2);
        }

        return stored is null && transaction.Connection!.Execute(database.Sql.InsertRemark, remark, transaction) > 0;
    }

    private bool Replace(DbTransaction transaction, RemarkRow stored, RemarkRow remark)
    {
        ImportHistory history = new(transaction, database.Sql);
        foreach (FieldChange change in ImportFields.Changes(stored, remark, "remarks add --replace"))
        {
            history.AddOfEntry(change, time.GetUtcNow());
        }

        return transaction.Connection!.Execute(database.Sql.UpdateRemark, remark, transaction) > 0;
    }

    private string LineOf(string line) => vocabulary.LineIds.FirstOrDefault(known => string.Equals(known, line.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(
            $"Eine Zeile „{line}“ gibt es nicht. {(NearWords.Closest(line, vocabulary.LineIds.Order(StringComparer.Ordinal)) is string near ? $"Meinten Sie {near}?" : "Alle Zeilen nennt „kiindicators indicators“.")}", 2);

    private static string? Text(string option, string? typed) => DeliveredText.Mended(typed ?? "") is not { Length: > 0 } text ? null
        : DeliveredText.WhyUnreadable(text) is string reason ? throw new UserError($"{option} ist unlesbar: {reason}.", 2)
        : text;

    private static UserError Missing(string option) => new($"{option} darf nicht leer sein.", 2);
}
