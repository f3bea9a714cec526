using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>anzahl (Z-10): every row counts one; "je" shows and judges each sub-period by itself.</summary>
internal sealed class CountSql(LineStatement scope, Count count) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut) => new($"(SELECT COUNT(*) FROM {Held()} d{cut.Where("d")})");

    /// <inheritdoc/>
    public override string Result()
    {
        if (count.SubPeriod is null)
        {
            return base.Result();
        }

        List<string> columns = [$"{At(Cut.None).Number} AS zahl"];
        if (Scope.Target is not null)
        {
            columns.Add($"{PartsMet()} AS zaehler");
            columns.Add($"{Parts().Count} AS nenner");
        }

        columns.AddRange(Parts().Select(part => $"{CountIn(part.Period, Cut.None)} AS \"{part.Label}\""));
        return $"SELECT\n  {string.Join(",\n  ", columns)}";
    }

    /// <inheritdoc/>
    public override string MetOn() => count.SubPeriod is null || Scope.Target is null
        ? base.MetOn()
        : Once("soll_tag", () =>
        {
            string held = Held();
            string days = string.Join("\nUNION ALL\n", Parts().Select(part => FirstDay(
                Scope.TargetOn(part.Period.To),
                $"(SELECT x.beginn FROM {held} x WHERE {Scope.Between("x", part.Period)})",
                new Figures(CountIn(part.Period, new Cut("t.tag"))))));
            return Scope.Add("soll_tag", "letzter der ersten Tage, an denen das Soll der Abschnitte erreicht war (Z-10, Z-34).",
                $"SELECT CASE WHEN COUNT(j.tag) = {Parts().Count} THEN MAX(j.tag) END AS tag\nFROM (\n{SqlText.Indent(days)}\n) j");
        });

    /// <inheritdoc/>
    protected override string FittingBody() =>
        LineStatement.Rows("a.nummer, a.beginn, a.stand", Scope.Selected(count.Selection));

    private string CountIn(Period period, Cut cut) =>
        $"(SELECT COUNT(*) FROM {Held()} d WHERE {Scope.Between("d", period)}{cut.And("d")})";

    // Z-10, Z-25, Z-27: a part is reached once its target is met; one that can still be broken, only after the time for recording.
    private string PartsMet() => string.Join("\n    + ", Parts().Select(part =>
    {
        DateOnly asOf = Scope.Builder.Scope.AsOf;
        Target? target = Scope.TargetOn(part.Period.To);
        bool canBreak = target is AtMost or Exactly || Scope.Line.MinimumCoverage is not null;
        DateOnly judgedFrom = canBreak ? Scope.Builder.RecordingUntil(Scope.Line.Id, part.Period.To).AddDays(1) : part.Period.From;
        return target is null ? "0"
            : $"CASE WHEN {Sql.Day(asOf)} >= {Sql.Day(judgedFrom)} AND {TargetSql.IsMet(target, new Figures(CountIn(part.Period, Cut.None)), Sql)} THEN 1 ELSE 0 END";
    }));

    private List<(string Label, Period Period)> Parts()
    {
        int months = (int)count.SubPeriod!.Value;
        List<(string, Period)> parts = [];
        for (DateOnly first = Scope.Line.Period.From; first <= Scope.Line.Period.To; first = first.AddMonths(months))
        {
            DateOnly last = first.AddMonths(months).AddDays(-1);
            Period part = new(first, last < Scope.Line.Period.To ? last : Scope.Line.Period.To);
            parts.Add((Label(part, last, months), part));
        }

        return parts;
    }

    // Z-10: a name of the calendar only where the part begins with one of its months, quarters, half-years or years.
    private static string Label(Period part, DateOnly wouldEnd, int months)
    {
        DateOnly first = part.From;
        if (first.Day > 1 || first.Month % months != 1 % months)
        {
            return $"{SqlText.German(first)} bis {SqlText.German(part.To)}";
        }

        string name = first.ToString("yyyy", CultureInfo.InvariantCulture) + months switch
        {
            1 => first.ToString("-MM", CultureInfo.InvariantCulture),
            3 => $"-Q{(first.Month + 2) / 3}",
            6 => $"-H{(first.Month + 5) / 6}",
            _ => "",
        };
        return part.To == wouldEnd ? name : $"{name} (bis {SqlText.German(part.To)})";
    }
}
