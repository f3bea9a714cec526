using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads a catalogue file: one programme.</summary>
/// <param name="faults">Takes the faults.</param>
/// <param name="ids">Ids over all programmes.</param>
internal sealed class ProgrammeReader(FaultList faults, IdRegister ids)
{
    private const int DefaultMinimumPersonCount = 3;

    // Half a year after its end a year is reported on; who still records then has another problem.
    private const int MostRecordingDays = 180;

    /// <summary>The programme; what cannot be read is a fault and stands in empty.</summary>
    public Programme Read(Node root)
    {
        Fields file = new(root, faults, CatalogueKeys.File);
        Fields? head = file.Require("programm") is Node node ? new Fields(node, faults, CatalogueKeys.Programme) : null;
        _ = head?.Require("zeitraum");
        ReferenceArea area = new AreaReader(faults).Read(file.Require("bezugsraum"));
        ProgrammeScope scope = new()
        {
            Faults = faults,
            Period = head?.PeriodAt("zeitraum"),
            Area = area,
            Places = Places.Of(area),
            Rulings = new RulingReader(faults).Read(file.OptionalList("auslegungen")),
            Ids = ids,
        };
        ImmutableArray<FocusTopic> topics = new TopicReader(scope).Read(file.List("schwerpunkte"));
        Programme programme = Assemble(head, scope, topics);
        RulingChecks.Run(programme, scope);
        AreaChecks.Run(programme, (file.Find("bezugsraum") as Mapping)?.Find("fassungen"), faults);
        return programme;
    }

    private Programme Assemble(Fields? head, ProgrammeScope scope, ImmutableArray<FocusTopic> topics) => new()
    {
        Id = ids.Add("Programm", head?.Require("id")),
        Title = head?.Text("titel") ?? "",
        ShortTitle = head?.Text("kurz") ?? "",
        Authority = head?.Text("traeger") ?? "",
        Lead = head?.Text("federfuehrung") ?? "",
        LeadGenitive = head?.OptionalText("federfuehrung_genitiv"),
        Resolution = ReadResolution(head?.Require("beschluss")),
        Period = scope.Period ?? new Period(DateOnly.MinValue, DateOnly.MaxValue),
        MinimumPersonCount = head?.Find("mindestfallzahl")?.Whole(faults, 3, 10) ?? DefaultMinimumPersonCount,
        RecordingTimes = ReadRecordingTimes(head?.OptionalList("erfassungsfrist") ?? []),
        Area = scope.Area,
        Rulings = [.. scope.Rulings.Select(draft => draft.Ruling)],
        FocusTopics = topics,
    };

    private ImmutableArray<RecordingTime> ReadRecordingTimes(ImmutableArray<Node> nodes)
    {
        ImmutableArray<RecordingTime> versions = [.. nodes.Select(node =>
        {
            Fields fields = new(node, faults, CatalogueKeys.RecordingTime);
            return new RecordingTime(
                fields.Require("ab")?.Date(faults) ?? DateOnly.MinValue,
                fields.Require("tage")?.Whole(faults, 0, MostRecordingDays) ?? RecordingTime.Usual.Days,
                fields.OptionalText("quelle"));
        })];
        for (int i = 1; i < versions.Length; i++)
        {
            if (versions[i].From <= versions[i - 1].From)
            {
                faults.Add(nodes[i].At, $"die Erfassungsfrist ab {GermanText.Day(versions[i].From)} steht nicht nach der vorigen; erwartet: älteste zuerst, jedes Datum einmal");
            }
        }

        return versions;
    }

    private Resolution ReadResolution(Node? node)
    {
        if (node is null)
        {
            return new Resolution("", "", null, null);
        }

        Fields fields = new(node, faults, CatalogueKeys.Resolution);
        return new Resolution(
            fields.Text("vorlage"), fields.Text("fassung"), fields.OptionalText("gremium"), fields.OptionalDate("datum"));
    }
}
