using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>kennzahl (Z-35): the latest figure; none where figures of several units belong to the line.</summary>
internal sealed class CurrentFigureSql(LineStatement scope, CurrentFigure figure) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut) => new($"CASE WHEN {IsOneUnit(cut)} THEN {Latest("x.menge", cut)} END");

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () => Scope.Add(
        "gezaehlt", "die geltende Kennzahl; keine, wo mehrere Einheiten vorkommen (Z-35).",
        $"SELECT k.nummer\nFROM {Candidates()} k\nWHERE {IsOneUnit(Cut.None)}\n  AND k.nummer = {Latest("x.nummer", Cut.None)}"));

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <inheritdoc/>
    protected override string FittingBody() => $"SELECT k.nummer, k.beginn, k.stand\nFROM {Candidates()} k";

    private string Candidates() => Once("kennzahlen", () => Scope.Add(
        "kennzahlen", "Kennzahlen der Auswahl; beruehrt_am ist der Tag der letzten Erfassung oder Änderung.",
        LatestFigureSql.Candidates(Scope, figure.Selection, "Kennzahl mit Menge")));

    private string IsOneUnit(Cut cut) =>
        $"(SELECT COUNT(DISTINCT k.einheit) FROM {Candidates()} k WHERE {Scope.IsHeld("k")}{cut.And("k")}) = 1";

    private string Latest(string column, Cut cut) => LatestFigureSql.Latest(Scope, column, Candidates(), cut);
}
