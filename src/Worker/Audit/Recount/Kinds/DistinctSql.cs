using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>verschiedene (Z-12): every value once; with je_wert only from so many rows on, or at once under another attribute.</summary>
internal sealed class DistinctSql(LineStatement scope, Distinct distinct) : LineSql(scope)
{
    /// <inheritdoc/>
    public override string? CountedAttribute => distinct.Rule.Attribute;

    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string counted = cut.Day is null ? CountedValues()! : $"({CountedBody(cut)})";
        return new Figures($"(SELECT COUNT(*) FROM {counted} c)")
        {
            Named = values => $"(SELECT COUNT(*) FROM {counted} c WHERE c.wert IN {Sql.List(values)})",
        };
    }

    /// <inheritdoc/>
    public override string? CountedValues() => Once("werte", () =>
    {
        string body = CountedBody(Cut.None);
        return Scope.Add("werte", "gezählte Werte (Z-12).", body);
    });

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () =>
    {
        string values = CountedValues()!;
        return Scope.Add("gezaehlt", "durchgeführte Aktivitäten mit einem gezählten Wert.",
            $"SELECT DISTINCT d.nummer\nFROM {Held()} d\nJOIN {Recorded()} w ON w.nummer = d.nummer\nWHERE w.wert IN (SELECT c.wert FROM {values} c)");
    });

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        string countable = Recorded();
        return LineStatement.Rows("a.nummer, a.beginn, a.stand",
        [
            .. Scope.Selected(distinct.Selection),
            new Clause($"{distinct.Rule.Attribute}: zählbare Angabe vorhanden (Z-12)", $"a.nummer IN (SELECT w.nummer FROM {countable} w)"),
        ]);
    }

    private string Countable() => Once("zaehlbar", () => ValueSql.Countable(Scope, distinct.Rule));

    private string CountedBody(Cut cut)
    {
        string held = Held();
        string often = $"SELECT w.wert\nFROM {held} h\nJOIN {Countable()} w ON w.nummer = h.nummer{cut.Where("h")}\nGROUP BY w.wert\nHAVING COUNT(*) >= {distinct.MinimumPerValue}";
        return distinct.OrRecordedIn is null ? often : $"{often}\nUNION\nSELECT o.wert\nFROM {held} d\nJOIN {AtOnce()} o ON o.nummer = d.nummer{cut.Where("d")}";
    }

    /// <summary>Values that count at once, by row: nummer, wert.</summary>
    private string AtOnce() => Once("sofort", () => ValueSql.Countable(Scope, distinct.Rule with { Attribute = distinct.OrRecordedIn! }, "sofort"));

    /// <summary>Both kinds of recorded values: nummer, wert.</summary>
    private string Recorded() => distinct.OrRecordedIn is null ? Countable() : Once("erfasst", () =>
    {
        string countable = Countable();
        string atOnce = AtOnce();
        return Scope.Add("erfasst", $"zählbare Werte von „{distinct.Rule.Attribute}“ oder „{distinct.OrRecordedIn}“ je Aktivität (Z-12).",
            $"SELECT w.nummer, w.wert\nFROM {countable} w\nUNION\nSELECT o.nummer, o.wert\nFROM {atOnce} o");
    });
}
