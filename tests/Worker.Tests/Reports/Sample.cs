using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>Small programmes and rows for the tests of the report.</summary>
internal static class Sample
{
    public const string SecretTitle = "Geheimtitel Sonnenblume";
    public const string SecretPartner = "Sportverein Morgenrot e. V.";

    public static readonly DateOnly AsOf = new(2026, 8, 16);
    public static readonly Period Year2025 = new(new(2025, 1, 1), new(2025, 12, 31));
    public static readonly Period Year2026 = new(new(2026, 1, 1), new(2026, 12, 31));

    public static ImmutableArray<Partner> Partners { get; } =
        [new("P-1", SecretPartner, "Verein", true), new("P-2", "Solarbau Nordeifel GmbH", "KMU", false)];

    public static Selection Events(string kind) =>
        new([new HasAny("typ", ["veranstaltung"]), new HasAny("art", [kind])]);

    public static Indicator Line(string id, Measure measure, Target? target, Period? period = null, string? title = null) => new()
    {
        Id = id,
        Title = title ?? $"Vorhaben {id}",
        Quotation = $"Satz zu {id}",
        Measure = measure,
        Period = period ?? Year2025,
        Targets = target is null ? [] : [new TargetVersion(new(2025, 1, 1), target, null)],
        Unit = measure.DefaultUnit,
    };

    public static Milestone Milestone(string id, MilestoneType type, params Indicator[] lines) => new(
        id, type == MilestoneType.Mandate ? $"Auftrag: Zentrum ({id}A)" : $"Titel {id}", type, $"Wortlaut {id}", null,
        lines.Length > 0 ? lines[0].Period : Year2025, [.. lines]);

    public static Programme Programme(params Milestone[] milestones) => new()
    {
        Id = "2025-2026",
        Title = "Umsetzung der inhaltlichen Schwerpunkte 2025 und 2026",
        ShortTitle = "Schwerpunkte 2025 und 2026",
        Authority = "StädteRegion Aachen",
        Lead = "Kommunales Integrationszentrum (A 46)",
        LeadGenitive = "des Kommunalen Integrationszentrums (KI)",
        Resolution = new Resolution("2024/0300", "Beschlussvorlage vom 11.11.2024", null, null),
        Period = new Period(new(2025, 1, 1), new(2026, 12, 31)),
        MinimumPersonCount = 3,
        Area = new ReferenceArea
        {
            Places = [.. Places.Select(place => new Municipality(place.Ags, place.Name, []))],
            PlacesWithoutReach = ["online", "regionsweit"],
            Versions = [new ReferenceSet(new(2025, 1, 1), [.. Places.Skip(1).Select(place => place.Ags)], null)],
            Note = "Die Stadt Aachen hat ein eigenes Kommunales Integrationszentrum",
        },
        Rulings = [new Ruling("A-1", "weitere", "eine genügt", "mindestens zwei", "vorgeschlagen", null, null)],
        FocusTopics = [new FocusTopic("S1", "Schwerpunkt 1: Bildung", "Bildung", null, [new Goal(null, null, null, "Ziel", [.. milestones])])],
    };

    public static Activity Event(string id, DateOnly start, string kind = "Treffen", ActivityStatus status = ActivityStatus.Held,
        string? place = "05334004", int? participants = null, params (string Name, string Value)[] more) => new()
    {
        Id = id,
        Kind = ActivityKind.Event,
        Title = SecretTitle,
        StartDate = start,
        Status = status,
        Organiser = SecretPartner,
        Participants = participants,
        Attributes =
        [
            .. new[] { ("art", kind), ("partner", "P-1") }.Concat(place is null ? [] : [("kommune", place)]).Concat(more)
                .Select(pair => new ActivityAttribute(pair.Item1, pair.Item2)),
        ],
    };

    public static EvaluationResult Evaluate(
        Programme programme, IEnumerable<Activity> rows, IReadOnlySet<string>? withheld = null, DateOnly? asOf = null,
        params RejectedRow[] rejected) => Evaluator.Evaluate(new EvaluationInput
    {
        Programmes = [programme],
        AsOf = asOf ?? AsOf,
        Reading = new ActivityReading([.. rows], [.. rejected]),
        Partners = Partners,
        Withheld = withheld ?? ImmutableHashSet<string>.Empty,
    });

    public static ReportInput Input(EvaluationResult result, params Remark[] remarks) => new(Auswertung(result, remarks), "8F3A1C0E52D7B964AAAA");

    public static Auswertung Auswertung(EvaluationResult result, params Remark[] remarks) => new(
        new AuswertungBasis
        {
            Number = RunNumber.Parse("SGS-2026-09-03-1"),
            Meeting = new Meeting(new Committee("SGS", "Ausschuss für Soziales"), new(2026, 9, 3)),
            AsOf = result.AsOf,
            Catalogue = new LoadedCatalogue(result.Programmes, []),
            Reading = result.Reading,
            Remarks = [.. remarks],
            Partners = Partners,
            Fingerprint = new DataFingerprint(new string('0', 64), 0),
            IsSample = true,
        },
        result);

    /// <summary>A line that counts Treffen.</summary>
    public static Indicator Count(string id, int atLeast, Period? period = null) =>
        Line(id, new Count(Events("Treffen"), null), new AtLeast(atLeast), period);

    public static ReportModel Model(EvaluationResult result, params Remark[] remarks) =>
        ReportBuilder.Build(Input(result, remarks), ReportCharts.None);

    public static ReportModel Model(Programme programme, IEnumerable<Activity> rows, params Remark[] remarks) =>
        Model(Evaluate(programme, rows), remarks);

    public static AnnexModel Annex(EvaluationResult result, params Remark[] remarks) =>
        AnnexBuilder.Build(Input(result, remarks), ReportCharts.None);

    public static AnnexModel Annex(Programme programme, params IEnumerable<Activity> rows) => Annex(Evaluate(programme, rows));

    /// <summary>The Sachlage's first paragraphs.</summary>
    public static string Glance(ReportInput input)
    {
        ReportContext context = new(input);
        return string.Join(" ", new AtAGlance(
            context, new Deviations(context), [.. context.Programmes.Select(programme => new Reach(context, programme))]).Build());
    }

    public static string Glance(EvaluationResult result) => Glance(Input(result));

    public static string Glance(Programme programme, IEnumerable<Activity> rows) => Glance(Evaluate(programme, rows));

    public static string Facts(ReportInput input) => FactsText.Build(input, ReportBuilder.Build(input, ReportCharts.None));

    /// <summary>How far each deviating line is from the resolution, the heaviest first.</summary>
    public static IReadOnlyList<string> Details(EvaluationResult result)
    {
        Deviations deviations = new(new ReportContext(Input(result)));
        return [.. deviations.Lines.Select(deviations.Detail)];
    }

    public static IEnumerable<LineRow> Rows(ReportModel model) =>
        Sections(model).SelectMany(milestone => milestone.Groups).SelectMany(group => group.Rows);

    public static IEnumerable<MilestoneSection> Sections(ReportModel model) =>
        model.Topics.SelectMany(topic => topic.Goals).SelectMany(goal => goal.Milestones);

    private static readonly (string Ags, string Name)[] Places =
    [
        ("05334002", "Aachen"), ("05334004", "Alsdorf"), ("05334008", "Baesweiler"), ("05334012", "Eschweiler"),
        ("05334016", "Herzogenrath"), ("05334020", "Monschau"), ("05334024", "Roetgen"), ("05334028", "Simmerath"),
        ("05334032", "Stolberg (Rhld.)"), ("05334036", "Würselen"),
    ];
}
