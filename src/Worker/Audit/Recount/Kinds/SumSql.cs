using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>summe (Z-11): what is recorded is added; where no row carries a number there is no sum.</summary>
internal sealed class SumSql(LineStatement scope, Sum sum) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string held = Held();
        string total = $"(SELECT SUM({Sql.Wide("z.zahl")}) FROM {held} d JOIN {Readable.NumbersOf(sum.Field)} z ON z.nummer = d.nummer{cut.Where("d")})";
        return new Figures(total)
        {
            Coverage = (
                $"(SELECT COUNT(*) FROM {held} d JOIN {Readable.NumbersOf(sum.Field)} z ON z.nummer = d.nummer{cut.Where("d")})",
                $"(SELECT COUNT(*) FROM {held} d{cut.Where("d")})"),
        };
    }

    /// <inheritdoc/>
    protected override string FittingBody() =>
        LineStatement.Rows("a.nummer, a.beginn, a.stand", Scope.Selected(sum.Selection));
}
