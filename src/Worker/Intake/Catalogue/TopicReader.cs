using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads schwerpunkte with their goals, milestones and lines.</summary>
/// <param name="scope">The programme.</param>
internal sealed class TopicReader(ProgrammeScope scope)
{
    private static readonly ImmutableArray<string> TypeWords = ["meilenstein", "auftrag", "vorgabe"];

    private readonly IdRegister topicIds = new(scope.Faults);

    private FaultList Faults => scope.Faults;

    /// <summary>The topics in the order of the catalogue.</summary>
    public ImmutableArray<FocusTopic> Read(ImmutableArray<Node> nodes) => [.. nodes.Select(ReadTopic)];

    private FocusTopic ReadTopic(Node node)
    {
        Fields fields = new(node, Faults, CatalogueKeys.Topic);
        return new FocusTopic(
            topicIds.Add("Schwerpunkt", fields.Require("id")), fields.Text("titel"), fields.Text("kurz"),
            fields.OptionalText("handlungsfeld"), [.. fields.List("ziele").Select(ReadGoal)]);
    }

    private Goal ReadGoal(Node node)
    {
        Fields fields = new(node, Faults, CatalogueKeys.Goal);
        return new Goal(
            fields.OptionalText("kurz"), fields.OptionalText("zieldimension"), fields.OptionalText("zielbezug"),
            fields.OptionalText("ziel"), [.. fields.List("meilensteine").Select(ReadMilestone)]);
    }

    private Milestone ReadMilestone(Node node)
    {
        Fields fields = new(node, Faults, CatalogueKeys.Milestone);
        string id = scope.Ids.Add("Meilenstein", fields.Require("id"));
        Node? dates = fields.Require("zeitraum");
        Period? period = fields.PeriodAt("zeitraum");
        if (period is not null)
        {
            PeriodChecks.Within(scope.Period, period, dates!.At, Faults);
        }

        return new Milestone(
            id, fields.Text("titel"), TypeOf(fields.Find("art")), fields.OptionalText("beschluss"), fields.OptionalText("quelle"),
            period ?? new Period(DateOnly.MinValue, DateOnly.MaxValue),
            [.. fields.List("indikatoren").Select(line => ReadLine(line, period)).OfType<Indicator>()]);
    }

    private Indicator? ReadLine(Node node, Period? period)
    {
        if (node is not Mapping mapping)
        {
            Faults.Add(node.At, $"{node.Kind}; erwartet: eine Zeile mit {string.Join(", ", CatalogueKeys.Line)}");
            return null;
        }

        int faultsBefore = Faults.Count - Faults.Understood;
        IndicatorReader reader = new(scope, period);
        Indicator line = reader.Read(mapping);
        if (mapping.Meant(KindTable.AllKeys).Find("id") is Node id)
        {
            scope.Ids.Add("Zeile", id);
        }

        if (Faults.Count - Faults.Understood == faultsBefore)
        {
            return line with { Alternatives = new OtherReadings(scope, reader).Of(line, mapping) };
        }

        // What a faulty line holds is only partly read; under each other reading it would repeat its faults.
        scope.Ids.FaultyLines.Add(line.Id);
        return line;
    }

    private MilestoneType TypeOf(Node? node) => node?.Word(Faults, "unbekannte art", TypeWords) switch
    {
        "auftrag" => MilestoneType.Mandate,
        "vorgabe" => MilestoneType.CrossCutting,
        _ => MilestoneType.Milestone,
    };
}
