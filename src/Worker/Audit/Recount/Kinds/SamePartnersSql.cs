namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>
/// Which agreements stand for their partners (Z-14), in SQL: as many as can stand beside each other without two of the same partners. Only
/// where agreements are entangled is a choice needed; then all choices are written down, and the largest holds.
/// </summary>
internal static class SamePartnersSql
{
    /// <summary>Adds the table of the agreements that stand, day by day: tag, nummer.</summary>
    /// <param name="scope">The line.</param>
    /// <param name="prefix">Beginning of the names of the tables.</param>
    /// <param name="which">Which agreements, in German: "die zählen".</param>
    /// <param name="same">Table of the agreements of the same partners: nummer, andere.</param>
    /// <param name="able">Table of the partners that can be a party: nummer, partner.</param>
    /// <param name="members">SELECT of the agreements among which is chosen: tag, nummer, rang.</param>
    public static string Standing(LineStatement scope, string prefix, string which, string same, string able, string members)
    {
        SqlDialect sql = scope.Sql;
        string all = scope.Add($"{prefix}auswahl", $"die Vereinbarungen, {which}; zuerst, was zuerst zählte.", members);
        string first = scope.Add($"{prefix}erste", "davon die erste von denen mit genau denselben Parteien.",
            $"SELECT m.tag, m.nummer, m.rang\nFROM {all} m\nWHERE NOT EXISTS (\n  SELECT 1\n  FROM {same} g\n  JOIN {all} f ON f.nummer = g.andere\n"
            + "  WHERE g.nummer = m.nummer AND f.tag = m.tag AND f.rang < m.rang\n"
            + $"    AND NOT EXISTS (SELECT 1 FROM {able} p WHERE p.nummer = m.nummer AND p.partner NOT IN (SELECT q.partner FROM {able} q WHERE q.nummer = f.nummer))\n"
            + $"    AND NOT EXISTS (SELECT 1 FROM {able} p WHERE p.nummer = f.nummer AND p.partner NOT IN (SELECT q.partner FROM {able} q WHERE q.nummer = m.nummer))\n)");
        string pairs = scope.Add($"{prefix}paare", "welche davon dieselben Partner haben.",
            $"SELECT a.tag, a.nummer, a.rang, b.nummer AS andere, b.rang AS anderer_rang\nFROM {first} a\nJOIN {same} g ON g.nummer = a.nummer\n"
            + $"JOIN {first} b ON b.nummer = g.andere AND b.tag = a.tag");
        string Pair(string tag, string one, string other) =>
            $"SELECT 1 FROM {pairs} y WHERE y.tag = {tag} AND y.nummer = {one} AND y.andere = {other}";
        string ahead = scope.Add($"{prefix}vorn", "ohne die, an deren Stelle eine andere derselben Partner stehen kann, die keine weitere ausschließt.",
            $"SELECT v.tag, v.nummer, v.rang\nFROM {first} v\nWHERE NOT EXISTS (\n  SELECT 1\n  FROM {pairs} u\n  WHERE u.tag = v.tag AND u.nummer = v.nummer\n"
            + $"    AND NOT EXISTS (SELECT 1 FROM {pairs} x WHERE x.tag = u.tag AND x.nummer = u.andere AND x.andere <> u.nummer AND NOT EXISTS ({Pair("x.tag", "u.nummer", "x.andere")}))\n"
            + $"    AND (u.anderer_rang < u.rang OR EXISTS (SELECT 1 FROM {pairs} x WHERE x.tag = u.tag AND x.nummer = u.nummer AND x.andere <> u.andere AND NOT EXISTS ({Pair("x.tag", "u.andere", "x.andere")})))\n)");
        string open = scope.Add($"{prefix}strittig", "davon die, die einander noch ausschließen.",
            $"SELECT v.tag, v.nummer, v.rang\nFROM {ahead} v\nWHERE EXISTS (SELECT 1 FROM {pairs} u JOIN {ahead} w ON w.nummer = u.andere AND w.tag = u.tag WHERE u.tag = v.tag AND u.nummer = v.nummer)");
        string name = $"{scope.Prefix}_{prefix}moeglich";
        string choices = scope.AddRecursive($"{prefix}moeglich", "jede Auswahl aus ihnen, in der keine zwei dieselben Partner haben.",
            $"SELECT s.tag, s.rang AS zuletzt, 1 AS zahl, {sql.Link("s.rang")} AS kette\nFROM {open} s\nUNION ALL\n"
            + $"SELECT c.tag, s.rang AS zuletzt, c.zahl + 1 AS zahl, {sql.Chained("c.kette", "s.rang")} AS kette\nFROM {name} c\nJOIN {open} s ON s.tag = c.tag AND s.rang > c.zuletzt\n"
            + $"WHERE NOT EXISTS (SELECT 1 FROM {pairs} u WHERE u.tag = s.tag AND u.nummer = s.nummer AND {sql.IsLinked("c.kette", "u.anderer_rang")})");
        string largest = scope.Add($"{prefix}groesste", "davon die größte; von mehreren die mit den ersten.",
            $"SELECT r.tag, r.kette\nFROM (SELECT c.tag, c.kette, ROW_NUMBER() OVER (PARTITION BY c.tag ORDER BY c.zahl DESC, c.kette) AS platz FROM {choices} c) r\nWHERE r.platz = 1");
        return scope.Add($"{prefix}stand", "die Vereinbarungen, die für ihre Partner stehen (Z-14).",
            $"SELECT v.tag, v.nummer\nFROM {ahead} v\nWHERE NOT EXISTS (SELECT 1 FROM {open} s WHERE s.tag = v.tag AND s.nummer = v.nummer)\nUNION ALL\n"
            + $"SELECT s.tag, s.nummer\nFROM {open} s\nJOIN {largest} c ON c.tag = s.tag AND {sql.IsLinked("c.kette", "s.rang")}");
    }
}
