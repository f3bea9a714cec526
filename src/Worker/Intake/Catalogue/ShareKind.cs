using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads anteil: one source, or several in order of preference.</summary>
internal static class ShareKind
{
    /// <summary>anteil.</summary>
    public static Measure Share(Fields fields, LineScope scope)
    {
        if (fields.Find("quellen") is not Node sources)
        {
            return new Share([Rows(fields, scope)]);
        }

        foreach (string key in (string[])["basis", "davon"])
        {
            if (fields.Find(key) is Node doubled)
            {
                scope.Faults.Add(doubled.At, $"{key} neben quellen; erwartet: entweder quellen oder basis und davon");
            }
        }

        return new Share([.. sources.Items(scope.Faults).Select(node => Source(node, scope))]);
    }

    private static ShareSource Source(Node node, LineScope scope)
    {
        Fields fields = new(node, scope.Faults, CatalogueKeys.ShareSource);
        if (fields.Find("kennzahl") is Node figures)
        {
            foreach (Entry other in fields.Entries.Where(entry => entry.Key.Text != "kennzahl"))
            {
                scope.Faults.Add(other.Key.At, $"{other.Key.Text} neben kennzahl; erwartet: kennzahl allein");
            }

            return Figures(figures, scope);
        }

        if (fields.Find("feld") is not Node field)
        {
            return Rows(fields, scope);
        }

        SelectionReader selections = new(scope);
        if ((fields.Find("basis") as Mapping)?.Find("zeile") is Node line)
        {
            scope.Faults.Add(line.At, "zeile als basis einer Summe; erwartet: Bedingungen");
        }

        SumShare share = new(
            new ValueRuleReader(scope).NumericField(field),
            selections.Read(fields.Require("basis")),
            selections.Read(fields.Require("davon")));
        selections.CheckContradiction(node.At, share.Basis, share.Part);
        return share;
    }

    private static FigureShare Figures(Node node, LineScope scope)
    {
        Fields fields = new(node, scope.Faults, CatalogueKeys.Figures);
        SelectionReader selections = new(scope);
        string figure = ActivityFields.Word(ActivityKind.Figure);
        return new FigureShare(
            selections.Read(fields.Require("zaehler"), figure), selections.Read(fields.Require("nenner"), figure),
            fields.Flag("ueber_hundert", false));
    }

    /// <summary>basis and davon; `zeile` in the basis is no condition but the line whose rows form it.</summary>
    private static RowShare Rows(Fields fields, LineScope scope)
    {
        SelectionReader selections = new(scope);
        Node? basis = fields.Require("basis");
        string? line = null;
        if (basis is Mapping mapping && mapping.Find("zeile") is Node reference)
        {
            line = scope.Refer(reference, LineUse.Rows);
            ImmutableArray<Entry> rest = [.. mapping.Entries.Where(entry => entry.Key.Text != "zeile")];
            basis = rest.IsEmpty ? null : mapping with { Entries = rest };
        }

        RowShare share = new(selections.Read(basis), line, selections.Read(fields.Require("davon")));
        selections.CheckContradiction(fields.At, share.Basis, share.Part);
        return share;
    }
}
