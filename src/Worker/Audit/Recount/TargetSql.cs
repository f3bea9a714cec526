using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Ist against Soll (Z-22), and how a share is rounded (Z-24), in SQL.</summary>
internal static class TargetSql
{
    /// <summary>Condition: the figures meet the target. Unknown counts as not met, so it stands in WHERE and is never negated.</summary>
    public static string IsMet(Target target, Figures figures, SqlDialect sql)
    {
        figures = Progress(target, figures);
        string met = $"EXISTS (SELECT 1 FROM (SELECT {figures.Number} AS zahl, {figures.Numerator ?? "NULL"} AS zaehler, {figures.Denominator ?? "NULL"} AS nenner) e "
            + $"WHERE {(figures.IsShare ? "e.nenner > 0" : "e.zahl IS NOT NULL")} AND {Condition(target, figures, sql)})";
        return figures.Lost is null ? met : $"{met} AND NOT {figures.Lost}";
    }

    /// <summary>Z-12: where the target names values, the number is how many of these are counted.</summary>
    public static Figures Progress(Target? target, Figures figures)
    {
        if (target is not { Named.IsEmpty: false } || figures.IsShare || figures.Denominator is not null)
        {
            return figures;
        }

        string named = figures.Named is null
            ? throw new NotSupportedException($"Soll „{target.Word}“ mit Werten: diese Messung zählt keine Werte.")
            : $"CASE WHEN {figures.Number} IS NOT NULL THEN {figures.Named(target.Named)} END";
        return figures with
        {
            Number = named, Numerator = named, Denominator = $"CASE WHEN {figures.Number} IS NOT NULL THEN {target.Named.Length} END",
        };
    }

    /// <summary>The share in tenths of a per cent, from the columns e.zaehler and e.nenner.</summary>
    public static string TenthsOfPerCent(Target? target, SqlDialect sql)
    {
        string parts = $"{sql.Wide("e.zaehler")} * 1000";
        string whole = sql.Wide("e.nenner");
        string down = $"({parts}) / {whole}";
        string up = $"({parts} + {whole} - 1) / {whole}";
        return target switch
        {
            null => $"({parts} * 2 + {whole}) / ({whole} * 2)",
            AtMost => up,
            Exactly or Corridor => $"CASE WHEN {parts} > {target.Maximum * 10} * {whole} THEN {up} ELSE {down} END",
            _ => down,
        };
    }

    private static string Condition(Target target, Figures figures, SqlDialect sql) => target switch
    {
        AtLeast least => Compare(">=", least.Count, figures, sql),
        MoreThan more => Compare(">", more.Count, figures, sql),
        Exactly exactly => Compare("=", exactly.Count, figures, sql),
        AtMost most => Compare("<=", most.Count, figures, sql),
        Corridor corridor => Compare(">=", corridor.Lower, figures, sql),
        Promised => figures.IsShare ? "e.zaehler >= 1" : "e.zahl >= 1",
        All { Values.IsEmpty: true } => "e.nenner > 0 AND e.zaehler = e.nenner",
        All all when figures.Named is not null => $"{figures.Named(all.Values)} = {all.Values.Distinct().Count()}",
        _ => throw new NotSupportedException($"Soll „{target.Word}“: für diese Messung gibt es keine Nachzählung."),
    };

    private static string Compare(string comparison, int bound, Figures figures, SqlDialect sql) => figures.IsShare
        ? $"{sql.Wide("e.zaehler")} * 100 {comparison} {bound} * {sql.Wide("e.nenner")}"
        : $"e.zahl {comparison} {bound}";
}
