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
internal sealed class RemarkEntry(SqlDatabase database, ImportVocabulary vocabulary)
{
    /// <summary>Enters it.</summary>
    /// <param name="remark">Line in any case, day as YYYY-MM-DD, texts as typed.</param>
    /// <returns>What was entered, and whether it is new; one that says the same of the same day is left alone.</returns>
    /// <exception cref="UserError">The line is not known, a text is empty or unreadable, or another remark of that day stands there (exit code 2).</exception>
    public (RemarkRow Remark, bool IsNew) Add(RemarkRow remark)
    {
        RemarkRow clean = remark with
        {
            Indicator = LineOf(remark.Indicator ?? ""),
            Role = Text("--role", remark.Role) ?? throw Missing("--role"),
            Cause = Text("--cause", remark.Cause) ?? throw Missing("--cause"),
            Measure = Text("--measure", remark.Measure),
        };
        return database.Write(transaction => (clean, Write(transaction, clean)));
    }

    private bool Write(DbTransaction transaction, RemarkRow remark)
    {
        RemarkRow? stored = transaction.Connection!.Query<RemarkRow>(database.Sql.FindRemark, remark, transaction).FirstOrDefault();
        if (stored is not null && stored != remark)
        {
            throw new UserError(
                $"Zu {remark.Indicator} steht vom selben Tag schon eine andere Stellungnahme ({stored.Role}: {Phrases.Quote(stored.Cause ?? "")}). Sie bleibt; eine neue bitte mit einem anderen Tag (--date).", 2);
        }

        return stored is null && transaction.Connection!.Execute(database.Sql.InsertRemark, remark, transaction) > 0;
    }

    private string LineOf(string line) => vocabulary.LineIds.FirstOrDefault(known => string.Equals(known, line.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(
            $"Eine Zeile „{line}“ gibt es nicht. {(NearWords.Closest(line, vocabulary.LineIds.Order(StringComparer.Ordinal)) is string near ? $"Meinten Sie {near}?" : "Alle Zeilen nennt „kiindicators indicators“.")}", 2);

    private static string? Text(string option, string? typed) => DeliveredText.Mended(typed ?? "") is not { Length: > 0 } text ? null
        : DeliveredText.WhyUnreadable(text) is string reason ? throw new UserError($"{option} ist unlesbar: {reason}.", 2)
        : text;

    private static UserError Missing(string option) => new($"{option} darf nicht leer sein.", 2);
}
