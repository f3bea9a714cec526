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
    public override string Belonging() => Once("zugehoerig", () =>
    {
        string counted = Counted();
        return Scope.Add("zugehoerig", "Gezähltes und was noch aussteht.", WithStillToCome($"SELECT g.nummer\nFROM {counted} g"));
    });

    /// <inheritdoc/>
    protected override string FittingBody() => $"SELECT k.nummer, k.beginn, k.stand\nFROM {Candidates()} k";

    private string Candidates() => Once("kennzahlen", () =>
    {
        string none = Sql.Day(DateOnly.MinValue);
        string touched = $"CASE WHEN COALESCE(a.geaendert_am, {none}) > COALESCE(a.erfasst_am, {none}) THEN a.geaendert_am ELSE COALESCE(a.erfasst_am, {none}) END";
        return Scope.Add("kennzahlen", "Kennzahlen der Auswahl; beruehrt_am ist der Tag der letzten Erfassung oder Änderung.",
            LineStatement.Rows(
                $"a.nummer, a.beginn, COALESCE(a.ende, a.beginn) AS bis, a.stand, a.menge, COALESCE(a.einheit, '') AS einheit, {touched} AS beruehrt_am",
                [
                    new Clause("Kennzahl mit Menge", $"a.typ = {Sql.Text("kennzahl")} AND a.menge IS NOT NULL"),
                    .. Scope.Selected(figure.Selection),
                ]));
    });

    private string IsOneUnit(Cut cut) =>
        $"(SELECT COUNT(DISTINCT k.einheit) FROM {Candidates()} k WHERE {Scope.IsHeld("k")}{cut.And("k")}) = 1";

    // Z-17: the latest end, then the latest start, then the one recorded or changed last, then the higher id.
    private string Latest(string column, Cut cut) =>
        $"(SELECT {column} FROM (SELECT k.nummer, k.menge, ROW_NUMBER() OVER (ORDER BY k.bis DESC, k.beginn DESC, k.beruehrt_am DESC, k.nummer DESC) AS platz "
        + $"FROM {Candidates()} k WHERE {Scope.IsHeld("k")}{cut.And("k")}) x WHERE x.platz = 1)";
}
