namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>keine (Z-19): no row counts; only lines that refer to it ask for its empty tables.</summary>
internal sealed class NothingSql(LineStatement scope) : LineSql(scope)
{
    /// <inheritdoc/>
    public override string? MetAlone() => null;

    /// <inheritdoc/>
    public override Figures At(Cut cut) => new("NULL");

    /// <inheritdoc/>
    public override string MetOn() => Once("soll_tag", () => Scope.Add("soll_tag", "ohne Messung wird kein Soll erreicht (Z-19).", FirstDay(null, "", At(Cut.None))));

    /// <inheritdoc/>
    protected override string FittingBody() =>
        LineStatement.Rows("a.nummer, a.beginn, a.stand", [new Clause("keine Messung: keine Aktivität zählt (Z-19)", "1 = 0")]);
}
