using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>einschaetzung (Z-18): every assessment with role, reason and Beleg.</summary>
internal sealed class JudgementSql(LineStatement scope, Judgement judgement) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut) => new($"(SELECT COUNT(*) FROM {Held()} d{cut.Where("d")})");

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        ConditionSql conditions = Scope.Conditions;
        return LineStatement.Rows("a.nummer, a.beginn, a.stand",
        [
            Scope.IsKind("einschaetzung"),
            .. Scope.Selected(judgement.Selection),
            new Clause("rolle: vorhanden (Z-18)", conditions.IsRecorded("rolle")),
            new Clause("notiz: vorhanden, die Begründung (Z-18)", conditions.IsRecorded("notiz")),
            new Clause("beleg: vorhanden, sobald durchgeführt ist (Z-8, Z-18)", conditions.HasDocument("beleg")),
        ]);
    }
}
