using System.CommandLine;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>`remarks add`: a Stellungnahme der Verwaltung on a line.</summary>
internal static class RemarksCommand
{
    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Argument<string> line = new("zeile") { Description = "Zeile des Zielkatalogs, z. B. B25-2", HelpName = "ZEILE" };
        Option<string> role = new("--role") { Description = "wer Stellung nimmt: Funktion, kein Name", HelpName = "TEXT", Required = true };
        Option<string> cause = new("--cause") { Description = "Ursache der Abweichung", HelpName = "TEXT", Required = true };
        Option<string?> measure = new("--measure") { Description = "was getan wird", HelpName = "TEXT" };
        Option<DateOnly?> newDate = CommandOptions.OptionalDate("--new-date", "neuer Termin");
        Option<DateOnly?> date = CommandOptions.OptionalDate("--date", "Tag der Stellungnahme; ohne Angabe heute");
        Command add = new("add", "Eine Stellungnahme der Verwaltung eintragen") { line, role, cause, measure, newDate, date };
        add.SetAction(parsed =>
        {
            RemarkEntry entry = new(environment.UsableDatabase(), ImportVocabulary.Of(environment.Catalogue.Programmes));
            (RemarkRow remark, bool isNew) = entry.Add(new RemarkRow
            {
                Indicator = parsed.GetRequiredValue(line),
                WrittenOn = DatabaseText.Day(parsed.GetValue(date) ?? environment.Today),
                Role = parsed.GetRequiredValue(role),
                Cause = parsed.GetRequiredValue(cause),
                Measure = parsed.GetValue(measure),
                NewDate = parsed.GetValue(newDate) is DateOnly day ? DatabaseText.Day(day) : null,
            });
            environment.Output.WriteLine(isNew ? $"Stellungnahme zu {remark.Indicator} eingetragen." : $"Diese Stellungnahme zu {remark.Indicator} steht schon da.");
            foreach (string name in new[] { remark.Role, remark.Cause, remark.Measure }.Select(PersonNames.Find).OfType<string>())
            {
                environment.Output.WriteLine($"Hinweis: „{name}“ sieht nach dem Namen einer Person aus; Namen gehören nicht in die Daten.");
            }

            return 0;
        });
        return new Command("remarks", "Stellungnahmen der Verwaltung") { add };
    }
}
