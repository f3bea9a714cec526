using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads a line.</summary>
/// <param name="scope">The programme.</param>
/// <param name="milestone">The milestone's period: the line's unless it has its own; null after a fault.</param>
internal sealed class IndicatorReader(ProgrammeScope scope, Period? milestone)
{
    private static readonly Period Unread = new(DateOnly.MinValue, DateOnly.MaxValue);

    private FaultList Faults => scope.Faults;

    /// <summary>The line; what cannot be read is a fault and stands in empty.</summary>
    public Indicator Read(Mapping node)
    {
        KindEntry? kind = KindTable.Find(node, Faults);
        Fields fields = new(node, Faults, kind?.LineKeys ?? KindTable.AllKeys, kind is null ? "" : $" bei messung {kind.Word}");
        string id = fields.Text("id");
        Period? period = PeriodOf(fields);
        LineScope line = new(id, period, scope);
        Measure measure = kind?.Read(fields, line) ?? new NoMeasure("", []);
        return new Indicator
        {
            Id = id,
            Title = fields.Text("titel"),
            Quotation = fields.OptionalText("beschluss"),
            Source = fields.OptionalText("quelle"),
            Measure = measure,
            Period = period ?? Unread,
            HasDeadline = fields.Find("frist") is not null,
            Targets = kind is null ? [] : new TargetReader(line, measure).Read(fields.Find("soll")),
            PlanningUntil = PlanningUntil(fields, period),
            Unit = fields.OptionalText("einheit") ?? measure.DefaultUnit,
            CountsPersons = fields.Flag("personenzahl", false),
            Rulings = Rulings(fields.Find("auslegungen")),
            SideCounts = [.. fields.OptionalList("dazu").Select(item => ReadSideCount(item, line))],
            MinimumCoverage = fields.Find("deckung")?.PerCent(Faults, 1),
            NoBasisText = fields.OptionalText("ohne_grundmenge"),
            Note = fields.OptionalText("hinweis"),
        };
    }

    private Period? PeriodOf(Fields fields)
    {
        Node? own = fields.Find("zeitraum");
        Period? period = own is null ? milestone : fields.PeriodAt("zeitraum");
        if (own is not null && period is not null)
        {
            PeriodChecks.Within(scope.Period, period, own.At, Faults);
        }

        if (fields.Find("frist") is not Node node || node.Date(Faults) is not DateOnly deadline || period is null)
        {
            return period;
        }

        PeriodChecks.Deadline(scope.Period, period, deadline, node.At, Faults);
        if (own is not null && deadline != period.To)
        {
            Faults.Add(node.At, $"frist und zeitraum.bis nennen verschiedene letzte Tage; erwartet: zweimal {GermanText.Day(deadline)} oder kein eigener zeitraum");
        }

        return deadline < period.From ? null : period with { To = deadline };
    }

    private DateOnly? PlanningUntil(Fields fields, Period? period)
    {
        DateOnly? until = fields.OptionalDate("planung_bis");
        if (until is DateOnly day && period is not null && !period.Contains(day))
        {
            Faults.Add(
                fields.Find("planung_bis")!.At,
                $"planung_bis {GermanText.Day(day)} liegt außerhalb der Zeile; erwartet: {GermanText.Span(period)}");
        }

        return until;
    }

    private ImmutableArray<string> Rulings(Node? node)
    {
        if (node is null)
        {
            return [];
        }

        foreach (Scalar item in (node is Sequence list ? list.Items : [node]).OfType<Scalar>())
        {
            scope.UsedRulings.Add(item.Text);
            if (item.Text.Length > 0 && !scope.Rulings.Any(draft => draft.Ruling.Id == item.Text))
            {
                Faults.AddUnknown(item.At, "unbekannte Auslegung", item.Text, scope.Rulings.Select(draft => draft.Ruling.Id));
            }
        }

        return node.Texts(Faults);
    }

    private SideCount ReadSideCount(Node node, LineScope line)
    {
        Fields fields = new(node, Faults, CatalogueKeys.SideCount);
        return new SideCount(
            fields.Text("text"),
            new SelectionReader(line).Read(fields.Require("auswahl")),
            fields.Find("feld") is Node field ? new ValueRuleReader(line).NumericField(field) : null,
            fields.Flag("personenzahl", false));
    }
}
