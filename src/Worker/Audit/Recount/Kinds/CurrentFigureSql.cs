using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>kennzahl (Z-35): the latest figure; none where figures of several units belong to the line.</summary>
internal class CurrentFigureSql(LineStatement scope, CurrentFigure figure) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut) => new($"CASE WHEN {Holds(cut)} THEN {Quantity(cut)} END");

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () => Scope.Add(
        "gezaehlt", "die geltende Kennzahl; keine, wo mehrere Einheiten vorkommen (Z-35) oder der Vergleich fehlt (Z-36).",
        $"SELECT k.nummer\nFROM {Candidates()} k\nWHERE {Holds(Cut.None)}\n  AND k.nummer = {Latest("x.nummer", Cut.None)}"));

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <summary>The figure that holds, with its unit: menge, einheit; no row where there is none.</summary>
    public string Holding() => Once("kennzahl", () =>
    {
        string counted = Counted();
        return Scope.Add("kennzahl", "die geltende Kennzahl mit ihrer Einheit.",
            $"SELECT k.menge, k.einheit\nFROM {Candidates()} k\nWHERE k.nummer IN (SELECT g.nummer FROM {counted} g)");
    });

    /// <inheritdoc/>
    protected override string FittingBody() => $"SELECT k.nummer, k.beginn, k.stand\nFROM {Candidates()} k";

    /// <summary>Condition: there is a number.</summary>
    protected virtual string Holds(Cut cut) =>
        $"(SELECT COUNT(DISTINCT k.einheit) FROM {Candidates()} k WHERE {Scope.IsHeld("k")}{cut.And("k")}) = 1";

    /// <summary>The quantity of the latest figure.</summary>
    protected string Quantity(Cut cut) => Latest("x.menge", cut);

    /// <summary>Its unit, empty where it has none.</summary>
    protected string Unit(Cut cut) => Latest("x.einheit", cut);

    private string Candidates() => Once("kennzahlen", () => Scope.Add(
        "kennzahlen", "Kennzahlen der Auswahl; beruehrt_am ist der Tag der letzten Erfassung oder Änderung.",
        LatestFigureSql.Candidates(Scope, figure.Selection, "Kennzahl mit Menge")));

    private string Latest(string column, Cut cut) => LatestFigureSql.Latest(Scope, column, Candidates(), cut);
}
