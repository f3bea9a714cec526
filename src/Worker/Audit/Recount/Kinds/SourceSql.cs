using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>A source of a share, in SQL.</summary>
internal abstract class SourceSql(LineStatement scope) : LineSql(scope)
{
    /// <summary>Condition: the source has data, usable or not, and so is the one in use (Z-17).</summary>
    public virtual string HasData() => $"{At(Cut.None).Denominator} > 0";

    /// <summary>A source.</summary>
    /// <exception cref="NotSupportedException">A source that has no recount: a defect.</exception>
    public static SourceSql Of(LineStatement scope, ShareSource source) => source switch
    {
        RowShare rows => new RowShareSql(scope, rows),
        SumShare sum => new SumShareSql(scope, sum),
        FigureShare figures => new FigureShareSql(scope, figures),
        _ => throw new NotSupportedException($"{source.GetType().Name}: für diese Quelle gibt es keine Nachzählung."),
    };
}

/// <summary>Rows of a basis; the basis may be what another line counts.</summary>
internal sealed class RowShareSql(LineStatement scope, RowShare share) : SourceSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string held = Held();
        string part = Part();
        return new Figures("NULL")
        {
            IsShare = true,
            Numerator = $"(SELECT COUNT(*) FROM {part} d{cut.Where("d")})",
            Denominator = $"(SELECT COUNT(*) FROM {held} d{cut.Where("d")})",
        };
    }

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        if (share.BasisLine is not string line)
        {
            return LineStatement.Rows("a.nummer, a.beginn, a.stand", Scope.Selected(share.Basis));
        }

        string basis = Scope.Builder.Line(line).Belonging();
        return LineStatement.Rows("a.nummer, a.beginn, a.stand",
        [
            Scope.NotCancelled,
            new Clause($"Grundmenge: was unter {line} zählt (Z-17)", $"a.nummer IN (SELECT z.nummer FROM {basis} z)"),
            .. Scope.Conditions.Of(share.Basis),
        ]);
    }

    private string Part() => Once("davon", () =>
    {
        string held = Held();
        string body = LineStatement.Rows("a.nummer, a.beginn",
        [
            new Clause("aus der Grundmenge", $"a.nummer IN (SELECT d.nummer FROM {held} d)"), .. Scope.Conditions.Of(share.Part),
        ]);
        return Scope.Add("davon", "der Teil der Grundmenge, der auch die weiteren Bedingungen erfüllt (Z-17).", body);
    });
}

/// <summary>A part of a sum; only rows with a number enter.</summary>
internal sealed class SumShareSql(LineStatement scope, SumShare share) : SourceSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string recorded = Recorded();
        return new Figures("NULL")
        {
            IsShare = true,
            Numerator = Total(recorded, cut, "r.davon = 1"),
            Denominator = Total(recorded, cut, ""),
            Coverage = ($"(SELECT COUNT(*) FROM {recorded} r{cut.Where("r")})", $"(SELECT COUNT(*) FROM {Held()} d{cut.Where("d")})"),
        };
    }

    /// <inheritdoc/>
    protected override string FittingBody() =>
        LineStatement.Rows("a.nummer, a.beginn, a.stand", Scope.Selected(share.Basis));

    private string Recorded() => Once("angaben", () =>
    {
        string held = Held();
        string part = SqlText.All(Scope.Conditions.Of(share.Part));
        return Scope.Add("angaben", $"Grundmenge mit Angabe „{share.Field}“; davon = 1, wo auch die weiteren Bedingungen erfüllt sind (Z-17).",
            $"SELECT a.nummer, a.beginn, z.zahl,\n  CASE WHEN\n{SqlText.Indent(part, 4)}\n  THEN 1 ELSE 0 END AS davon\n"
            + $"FROM {ReadableRows.Activities} a\nJOIN {held} d ON d.nummer = a.nummer\nJOIN {Readable.NumbersOf(share.Field)} z ON z.nummer = a.nummer");
    });

    private string Total(string recorded, Cut cut, string more)
    {
        string where = (more, cut.Day) switch
        {
            ("", _) => cut.Where("r"),
            _ => $" WHERE {more}{cut.And("r")}",
        };
        return $"COALESCE((SELECT SUM({Sql.Wide("r.zahl")}) FROM {recorded} r{where}), 0)";
    }
}

/// <summary>Two figures: the latest of each up to the Stichtag.</summary>
internal sealed class FigureShareSql(LineStatement scope, FigureShare share) : SourceSql(scope)
{
    private const string Numerator = "zaehler";
    private const string Denominator = "nenner";

    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string divisible = Divisible(cut);
        return new Figures("NULL")
        {
            IsShare = true,
            Numerator = $"CASE WHEN {divisible} THEN {Latest("x.menge", Numerator, cut)} END",
            Denominator = $"CASE WHEN {divisible} THEN {Latest("x.menge", Denominator, cut)} END",
        };
    }

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () =>
    {
        string numerator = Latest("x.nummer", Numerator, Cut.None);
        string denominator = Latest("x.nummer", Denominator, Cut.None);
        return Scope.Add("gezaehlt", "die beiden geltenden Kennzahlen; keine, wo eine fehlt oder sie sich nicht teilen lassen.",
            $"SELECT DISTINCT k.nummer\nFROM {Candidates()} k\nWHERE {Divisible(Cut.None)}\n  AND k.nummer IN ({numerator}, {denominator})");
    });

    /// <inheritdoc/>
    /// <remarks>Figures that cannot be divided are a fault to be said, not a reason to take the next source.</remarks>
    public override string HasData() =>
        $"({Latest("x.einheit", Numerator, Cut.None)} <> {Latest("x.einheit", Denominator, Cut.None)} OR "
        + $"({Latest("x.nummer", Numerator, Cut.None)} IS NOT NULL AND {Latest("x.menge", Denominator, Cut.None)} > 0))";

    // Z-17: both are there, in the same unit, and the part is not above its whole.
    private string Divisible(Cut cut)
    {
        string same = $"{Latest("x.einheit", Numerator, cut)} = {Latest("x.einheit", Denominator, cut)}";
        string part = Latest("x.menge", Numerator, cut);
        string whole = Latest("x.menge", Denominator, cut);
        return share.MayExceedWhole ? same : $"{same} AND ({part} <= {whole} OR {whole} = 0)";
    }

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <inheritdoc/>
    protected override string FittingBody() => $"SELECT DISTINCT k.nummer, k.beginn, k.stand\nFROM {Candidates()} k";

    private string Candidates() => Once("kennzahlen", () => Scope.Add(
        "kennzahlen", "Kennzahlen für Zähler und Nenner; beruehrt_am ist der Tag der letzten Erfassung oder Änderung.",
        $"{Side(share.Numerator, Numerator, "Kennzahl für den Zähler")}\nUNION ALL\n{Side(share.Denominator, Denominator, "Kennzahl für den Nenner")}"));

    private string Side(Selection selection, string side, string which) =>
        LatestFigureSql.Candidates(Scope, selection, which, $"{Sql.Text(side)}{Sql.Binary} AS seite, ");

    private string Latest(string column, string side, Cut cut) =>
        LatestFigureSql.Latest(Scope, column, Candidates(), cut, $"k.seite = {Sql.Text(side)} AND ");
}
