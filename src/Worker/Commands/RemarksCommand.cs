using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Runs;
using Spectre.Console;
using Status = KiIndicators.Indicators.Rating.Status;

namespace KiIndicators.Worker.Commands;

/// <summary>`remarks add`: a Stellungnahme der Verwaltung on a line; `remarks list`: all, with what was changed in them.</summary>
internal static class RemarksCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment) => new("remarks", "Stellungnahmen der Verwaltung") { Add(environment), List(environment) };

    private static Command Add(WorkerEnvironment environment)
    {
        Argument<string> line = new("zeile") { Description = "Zeile des Zielkatalogs, z. B. B25-2", HelpName = "ZEILE" };
        Option<string> role = new("--role") { Description = "wer Stellung nimmt: Funktion, kein Name", HelpName = "TEXT", Required = true };
        Option<string> cause = new("--cause") { Description = "Ursache der Abweichung", HelpName = "TEXT", Required = true };
        Option<string?> measure = new("--measure") { Description = "was getan wird", HelpName = "TEXT" };
        Option<DateOnly?> newDate = CommandOptions.OptionalDate("--new-date", "neuer Termin");
        Option<DateOnly?> date = CommandOptions.OptionalDate("--date", "Tag der Stellungnahme; ohne Angabe heute");
        Option<bool> replace = new("--replace") { Description = "die Stellungnahme desselben Tages ersetzen; was darin stand, bleibt in „remarks list“ sichtbar" };
        Command add = new("add", "Eine Stellungnahme der Verwaltung eintragen") { line, role, cause, measure, newDate, date, replace };
        add.SetAction(parsed =>
        {
            RemarkEntry entry = new(environment.UsableDatabase(), ImportVocabulary.Of(environment.Catalogue.Programmes), environment.Time);
            RemarkRow typed = new()
            {
                Indicator = parsed.GetRequiredValue(line),
                WrittenOn = DatabaseText.Day(parsed.GetValue(date) ?? environment.Today),
                Role = parsed.GetRequiredValue(role),
                Cause = parsed.GetRequiredValue(cause),
                Measure = parsed.GetValue(measure),
                NewDate = parsed.GetValue(newDate) is DateOnly day ? DatabaseText.Day(day) : null,
            };
            (RemarkRow remark, ImmutableArray<FieldChange>? changes) = entry.Add(typed, parsed.GetValue(replace));
            environment.Output.WriteLine(changes is not { } replaced ? $"Stellungnahme zu {remark.Indicator} eingetragen."
                : replaced.IsEmpty ? $"Diese Stellungnahme zu {remark.Indicator} steht schon da."
                : $"Stellungnahme zu {remark.Indicator} ersetzt: {string.Join("; ", replaced.Select(change => change.InWords))}");
            if (Undue(environment, remark.Indicator!) is Status status)
            {
                environment.Output.WriteLine($"Hinweis: {remark.Indicator} ist zurzeit „{status.Printed()}“. Der Bericht druckt eine Stellungnahme nur, wo etwas abweicht oder offen ist.");
            }

            return 0;
        });
        return add;
    }

    // The state of a line beside which no Stellungnahme is printed; null: one is.
    private static Status? Undue(WorkerEnvironment environment, string line)
    {
        SqlDatabase database = environment.ExistingDatabase();
        DateOnly today = environment.AsOf(null, database, environment.Today);
        Auswertung evaluated = database.Read(transaction => environment.Get<EvaluationSource>().Within(transaction, today, new EvaluationWish()));
        Measurement found = evaluated.Result.Measurements.First(measurement => measurement.Line.Id == line);
        return Statements.IsDue(found.Status) || Statements.IsOffered(found.Status) ? null : found.Status;
    }

    private static Command List(WorkerEnvironment environment)
    {
        Argument<string?> line = new("zeile") { Description = "nur diese Zeile des Zielkatalogs, z. B. B25-2", HelpName = "ZEILE", Arity = ArgumentArity.ZeroOrOne };
        Command list = new("list", "Die Stellungnahmen, und was in ihnen geändert wurde") { line };
        list.SetAction(parsed =>
        {
            string? wanted = parsed.GetValue(line);
            ImmutableArray<RemarkLook> shown = new RemarkLooks(environment.ExistingDatabase()).Of(wanted);
            foreach (string text in shown.SelectMany(look => LinesOf(look.Remark, look.Changes)))
            {
                environment.Output.WriteLine(text);
            }

            if (shown.IsEmpty)
            {
                environment.Output.WriteLine(wanted is null ? "Es gibt noch keine Stellungnahme." : $"Zu {wanted} gibt es keine Stellungnahme.");
            }

            return 0;
        });
        return list;
    }

    private static IEnumerable<string> LinesOf(RemarkRow remark, IEnumerable<FieldChange> changes) =>
    [
        $"{remark.Indicator}, {ImportFields.ValueOf("written_on", remark.WrittenOn)}, {VisibleText.OnOneLine(remark.Role ?? "")}: {VisibleText.OnOneLine(remark.Cause ?? "")}"
            + (string.IsNullOrEmpty(remark.Measure) ? "" : $" · Maßnahme: {VisibleText.OnOneLine(remark.Measure)}")
            + (string.IsNullOrEmpty(remark.NewDate) ? "" : $" · Neuer Termin: {ImportFields.ValueOf("new_date", remark.NewDate)}"),
        .. changes.Select(change => $"  {change.WithItsSource}"),
    ];
}
