using System.Collections.Immutable;
using System.CommandLine;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Quality;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Words;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// `activities check`: what is missing in what was recorded, and what the catalogue asks for and nothing recorded has; `activities template`: the Erfassungsvorlage;
/// `activities show` and `activities withdraw`: one activity.
/// </summary>
internal static class ActivitiesCommand
{
    private const int MostRows = 20;

    /// <summary>The command.</summary>
    public static Command Create(WorkerEnvironment environment)
    {
        Command check = new("check", "Was in der Erfassung fehlt oder zweifelhaft ist, und was im Zielkatalog zu keiner Erfassung passt");
        Option<bool> all = new("--all") { Description = "auch nennen, was der Zielkatalog verlangt und noch nie erfasst ist" };
        check.Add(all);
        check.SetAction(parsed => Check(environment, parsed.GetValue(all)));
        return new Command("activities", "Aktivitätsdaten")
        {
            ImportCommand.Create(environment), Template(environment), check, Show(environment), Withdraw(environment),
        };
    }

    private static Command Template(WorkerEnvironment environment)
    {
        Argument<string> file = new("datei") { Description = "Arbeitsmappe, die geschrieben wird (.xlsx)", HelpName = "DATEI.xlsx" };
        Option<bool> replace = new("--replace") { Description = "eine vorhandene Datei ersetzen" };
        Command command = new("template", "Erfassungsvorlage für Excel schreiben, mit den Wörtern des Zielkatalogs") { file, replace };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            if (!WorkbookFile.IsNamed(path))
            {
                throw new UserError($"„{path}“ ist kein Name einer Arbeitsmappe. Erwartet wird z. B. Erfassung.xlsx.", CommandRunner.WrongUse);
            }

            if (File.Exists(path) && !parsed.GetValue(replace))
            {
                throw new UserError($"Die Datei {path} gibt es schon; vielleicht ist darin erfasst. Bitte einen anderen Namen nehmen oder --replace angeben.", CommandRunner.WrongUse);
            }

            EntryTemplate.Write(path, environment.Catalogue.Programmes);
            environment.Output.WriteLine($"Erfassungsvorlage geschrieben: {path}. Einlesen: kiindicators activities import {path}");
            return 0;
        });
        return command;
    }

    private static Command Withdraw(WorkerEnvironment environment)
    {
        Argument<string> id = Id();
        Option<string> reason = new("--reason") { Description = "Grund; er wird aufbewahrt", HelpName = "TEXT", Required = true };
        Command command = new("withdraw", "Eine Aktivität zurückziehen: sie zählt nicht mehr und bleibt sichtbar") { id, reason };
        command.SetAction(parsed =>
        {
            string number = parsed.GetRequiredValue(id);
            ActivityRow row = new Withdrawals(environment.ExistingDatabase(), environment.Time).Withdraw(number, parsed.GetRequiredValue(reason));
            environment.Output.WriteLine(
                $"{number} ({ImportFields.ValueOf("title", row.Title)}, {ImportFields.ValueOf("start_date", row.StartDate)}) ist zurückgezogen: {ImportFields.ValueOf("status", row.Status)} → abgesagt. "
                + "Die Zeile bleibt, und kein Import ändert sie mehr.");
            return 0;
        });
        return command;
    }

    private static Command Show(WorkerEnvironment environment)
    {
        Argument<string> id = Id();
        Option<DateOnly?> asOf = CommandOptions.AsOf();
        Command command = new("show", "Eine Aktivität, wie sie gelesen wird, und in welchen Zeilen sie zählt") { id, asOf };
        command.SetAction(parsed =>
        {
            SqlDatabase database = environment.ExistingDatabase();
            string number = parsed.GetRequiredValue(id).Trim();
            Print(environment, environment.Get<ActivityLooks>().Of(number, environment.AsOf(parsed.GetValue(asOf), database, environment.Today)));
            return 0;
        });
        return command;
    }

    private static Argument<string> Id() => new("nummer") { Description = "Nummer der Aktivität, z. B. V-17", HelpName = "NUMMER" };

    private static void Print(WorkerEnvironment environment, ActivityLook look)
    {
        IAnsiConsole output = environment.Output;
        if (look.Activity is Activity activity)
        {
            output.WriteLine($"{look.Id}: {Phrases.Quote(activity.Title)}");
            foreach ((string label, string value) in FactsOf(activity, PlaceNames(environment)))
            {
                output.WriteLine($"  {label}: {value}");
            }
        }
        else
        {
            output.WriteLine($"{look.Id} ist nicht lesbar und zählt nirgends.");
        }

        Write(output, "Zurückgewiesen:", look.Rejected.Select(row => row.Value is string value ? $"{value}: {row.Reason}" : row.Reason));
        if (look.Withdrawal is ActivityWithdrawal withdrawal)
        {
            output.WriteLine($"Zurückgezogen am {BerlinTime.Wall(withdrawal.At):dd.MM.yyyy}: {withdrawal.Reason}");
        }

        foreach (IGrouping<EvidenceGroup, ActivityInLine> group in look.Lines.Where(line => !line.IsOnlyInTheWhole).GroupBy(line => line.Group).OrderBy(group => group.Key))
        {
            Write(output, GroupTitle(group.Key), group.Select(line => line.Missing.Length > 0 ? $"{line.Line}: es fehlt {line.Missing}" : line.Line));
        }

        Write(output, "Gehört nur zum Ganzen, von dem ein Anteil gefragt ist:", look.Lines.Where(line => line.IsOnlyInTheWhole && look.Activity?.Status != ActivityStatus.Cancelled).Select(line => line.Line));
        if (look.Activity is not null)
        {
            output.WriteLine(look.Lines.IsEmpty
                ? "Keine Zeile zählt sie; jeder fehlen mehrere Bedingungen."
                : $"Von den übrigen {look.Ignored} Zeilen fehlen ihr jeweils mehrere Bedingungen.");
        }

        Write(output, "Geändert:", look.Changes.Select(change => change.WithItsSource));
    }

    private static string GroupTitle(EvidenceGroup group) => group switch
    {
        EvidenceGroup.Counted => "Zählt für:",
        EvidenceGroup.NearMisses => "Beinahe; es fehlt eine Bedingung:",
        _ => $"{EvidenceWords.Title(group)}:",
    };

    private static IEnumerable<(string Label, string Value)> FactsOf(Activity activity, Func<string, string> place)
    {
        (string Label, string? Value)[] fields =
        [
            ("Typ", ImportWords.Kinds.WordOf(ImportWords.Kinds.CodeOf(ActivityFields.Word(activity.Kind)) ?? "")),
            ("Beginn", GermanText.Day(activity.StartDate)),
            ("Ende", activity.EndDate is DateOnly end ? GermanText.Day(end) : null),
            ("Status", activity.Status switch { ActivityStatus.Planned => "geplant", ActivityStatus.Held => "durchgeführt", _ => "abgesagt" }),
            ("Veranstalter", activity.Organiser),
            ("Teilnahmen", activity.Values("teilnahmen").FirstOrDefault()),
            ("Minuten", activity.Values("minuten").FirstOrDefault()),
            ("Menge", activity.Values("menge").FirstOrDefault()),
            ("Einheit", activity.Unit),
            ("Notiz", activity.Note),
            ("Erfasst am", activity.RecordedOn is DateOnly recorded ? GermanText.Day(recorded) : null),
            ("Geändert am", activity.ChangedOn is DateOnly changed ? GermanText.Day(changed) : null),
        ];
        return fields.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => (field.Label, field.Value!))
            .Concat(activity.Attributes.GroupBy(attribute => attribute.Name).Select(same => (same.Key, string.Join(", ", same.Select(attribute =>
                ActivityFields.PlaceAttributes.Contains(attribute.Name) ? place(attribute.Value) : attribute.Value)))));
    }

    private static Func<string, string> PlaceNames(WorkerEnvironment environment) => key =>
        environment.Catalogue.Programmes.Select(programme => programme.Area.NameOf(key)).FirstOrDefault(name => name != key) is string name ? $"{name} ({key})" : key;

    private static void Write(IAnsiConsole output, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        foreach (string line in all.Length == 0 ? [] : all.Select(line => $"  {line}").Prepend(title))
        {
            output.WriteLine(line);
        }
    }

    private static int Check(WorkerEnvironment environment, bool isAll)
    {
        SqlDatabase database = environment.ExistingDatabase();
        CheckRows(environment, database);
        ILookup<bool, string> words = NeverRecorded.In(environment.Catalogue.Programmes, RecordedWords.Read(database))
            .ToLookup(word => word.IsWarning, word => $"{word.Line}, {word.Condition}: {word.Found}{(word.Meant is null ? "" : $"; gemeint: {word.Meant}?")}");
        Write(environment.Output, $"Wahrscheinlich verschrieben, im Zielkatalog oder in der Erfassung: {GermanText.Whole(words[true].Count())}.", words[true]);
        string open = $"Noch nie erfasst ist, was {Phrases.Of(words[false].Count(), "Bedingung", "Bedingungen")} des Zielkatalogs verlangen";
        if (isAll)
        {
            Write(environment.Output, $"{open}:", words[false]);
        }
        else if (words[false].Any())
        {
            environment.Output.WriteLine($"{open}; mit --all stehen sie hier.");
        }

        return 0;
    }

    private static void CheckRows(WorkerEnvironment environment, SqlDatabase database)
    {
        DateOnly today = environment.AsOf(null, database, environment.Today);
        Auswertung evaluated = database.Read(transaction => environment.Get<EvaluationSource>().Within(transaction, today, new EvaluationWish { AlsoNeeds = _ => true }));
        ImmutableArray<RecordingGap> gaps = RecordingGaps.Of(evaluated.Reading.Activities, today, evaluated.Result);
        foreach (RecordingGap gap in gaps)
        {
            Write(environment.Output, $"{gap.Title}: {GermanText.Whole(gap.Rows.Length)}. {gap.Advice}", gap.Rows.Take(MostRows).Select(row => row.InWords)
                .Concat(gap.Rows.Length > MostRows ? [$"und {GermanText.Whole(gap.Rows.Length - MostRows)} weitere"] : []));
        }

        if (gaps.IsEmpty)
        {
            environment.Output.WriteLine("In der Erfassung fällt nichts auf.");
        }
    }
}
