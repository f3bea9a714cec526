using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>kooperationen (Z-14): agreements whose parties, duration and joint activities are right; the same partners count once.</summary>
internal sealed class CooperationsSql(LineStatement scope, Cooperations cooperations) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string agreements = Agreements();
        string groups = Groups();
        string decided = cooperations.Months == 0 ? "" : $" AND v.bewertbar_ab <= {Scope.AsOf}";
        return new Figures($"(SELECT COUNT(DISTINCT g.gruppe) FROM {agreements} v JOIN {groups} g ON g.nummer = v.nummer "
            + $"WHERE {Scope.IsHeld("v")}{cut.And("v")}{decided} AND {JointOf(cut)} >= {cooperations.JointActivities})");
    }

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () =>
    {
        string standing = Standing();
        return Scope.Add("gezaehlt", "die Vereinbarungen, die zählen, mit ihren gemeinsamen Aktivitäten.", Units(standing, "s.zustand = 0"));
    });

    /// <inheritdoc/>
    public override string Belonging() => Once("zugehoerig", () =>
    {
        string standing = Standing();
        return Scope.Add("zugehoerig", "Gezähltes, Wartendes (Z-33) und was noch aussteht.", WithStillToCome(Units(standing, "s.zustand < 2")));
    });

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        string joint = Joint();
        return $"SELECT v.nummer, v.beginn, v.stand\nFROM {Agreements()} v\nUNION\nSELECT j.nummer, j.beginn, j.stand\nFROM {joint} j";
    }

    private string Agreements() => Once("vereinbarungen", () =>
    {
        string decidable = Sql.AddMonths("a.beginn", cooperations.Months);
        string body = LineStatement.Rows($"a.nummer, a.beginn, a.ende, a.stand, {decidable} AS bewertbar_ab",
        [
            Scope.IsKind("kooperation"),
            .. Scope.Selected(cooperations.Selection),
            new Clause($"dauer: mindestens {cooperations.Months} Monate, oder ohne Ende", $"(a.ende IS NULL OR a.ende >= {Sql.DayBefore(decidable)})"),
            new Clause($"partei: {string.Join(" und ", cooperations.Parties.Select(party => party.Text))}; jede ein eigener Partner", PartiesFilled()),
        ]);
        return Scope.Add("vereinbarungen", "Vereinbarungen, die alle Bedingungen erfüllen; bewertbar_ab ist der Tag nach der Dauer.", body);
    });

    private string Joint() => Once("gemeinsam", () =>
    {
        string agreements = Agreements();
        return Scope.Add("gemeinsam", "gemeinsame Aktivitäten: Veranstaltungen, die die Vereinbarung nennen, während ihrer Laufzeit und bis zum letzten Tag der Zeile.",
            $"SELECT a.nummer, a.beginn, a.stand, v.nummer AS vereinbarung\nFROM {agreements} v\n"
            + $"JOIN {Readable.ValuesOf("kooperation")} m ON m.merkmal = {Sql.Text("kooperation")} AND m.wert = v.nummer\n"
            + $"JOIN {ReadableRows.Activities} a ON a.nummer = m.nummer\nWHERE\n" + SqlText.Indent(SqlText.All(
            [
                Scope.NotCancelled,
                Scope.IsKind("veranstaltung"),
                new Clause("während der Vereinbarung", "a.beginn >= v.beginn AND (v.ende IS NULL OR a.beginn <= v.ende)"),
                new Clause("letzter Tag der Zeile: Ende des Zeitraums und Dauer", $"a.beginn <= {Sql.Day(Scope.Line.Period.To.AddMonths(cooperations.Months))}"),
            ])));
    });

    /// <summary>Agreements of the same partners have the same group: nummer, gruppe.</summary>
    private string Groups() => Once("gruppen", () =>
    {
        string agreements = Agreements();
        string accepted = SqlText.Any(cooperations.Parties.Select(party => new Clause("", $"({Accepts(party, "b")})")));
        string partners = Scope.Add("partei", "Partner, die als Partei in Frage kommen.",
            $"SELECT DISTINCT v.nummer, b.partner\nFROM {agreements} v\nJOIN {Readable.ParticipantsOf()} b ON b.nummer = v.nummer\nWHERE\n{SqlText.Indent(accepted)}");
        string Missing(string one, string other) =>
            $"NOT EXISTS (SELECT 1 FROM {partners} x WHERE x.nummer = {one}.nummer AND x.partner NOT IN (SELECT y.partner FROM {partners} y WHERE y.nummer = {other}.nummer))";
        return Scope.Add("gruppen", "Vereinbarungen derselben Partner bilden eine Gruppe, benannt nach einer von ihnen (Z-14).",
            $"SELECT v.nummer, MIN(w.nummer) AS gruppe\nFROM {agreements} v\nJOIN {agreements} w ON {Missing("v", "w")}\n  AND {Missing("w", "v")}\nGROUP BY v.nummer");
    });

    /// <summary>Held agreements: nummer, zustand (0 counts, 1 waits, 2 lacks joint activities), platz within its group.</summary>
    private string Standing() => Once("stand", () =>
    {
        string agreements = Agreements();
        string groups = Groups();
        string isDecided = cooperations.Months == 0 ? "1 = 1" : $"v.bewertbar_ab <= {Scope.AsOf}";
        return Scope.Add("stand", "durchgeführte Vereinbarungen: Zustand 0 zählt, 1 wartet auf die Dauer (Z-33), 2 ohne genügend gemeinsame Aktivitäten; je Gruppe steht Platz 1.",
            "SELECT u.nummer, u.zustand, ROW_NUMBER() OVER (PARTITION BY u.gruppe ORDER BY u.zustand, u.beginn, u.nummer) AS platz\nFROM (\n"
            + $"  SELECT v.nummer, v.beginn, g.gruppe,\n    CASE WHEN {JointOf(Cut.None)} < {cooperations.JointActivities} THEN 2 WHEN {isDecided} THEN 0 ELSE 1 END AS zustand\n"
            + $"  FROM {agreements} v\n  JOIN {groups} g ON g.nummer = v.nummer\n  WHERE {Scope.IsHeld("v")}\n) u");
    });

    private string JointOf(Cut cut) =>
        $"(SELECT COUNT(*) FROM {Joint()} j WHERE j.vereinbarung = v.nummer AND {Scope.IsHeld("j")}{cut.And("j")})";

    private string Units(string standing, string state) =>
        $"SELECT s.nummer\nFROM {standing} s\nWHERE s.platz = 1 AND {state}\nUNION\nSELECT j.nummer\nFROM {standing} s\n"
        + $"JOIN {Joint()} j ON j.vereinbarung = s.nummer\nWHERE s.platz = 1 AND {state} AND {Scope.IsHeld("j")}";

    private string PartiesFilled()
    {
        if (cooperations.Parties.IsEmpty)
        {
            return "1 = 1";
        }

        string[] aliases = [.. cooperations.Parties.Select((_, index) => $"b{index + 1}")];
        IEnumerable<string> conditions = aliases.Select(alias => $"{alias}.nummer = a.nummer")
            .Concat(cooperations.Parties.Select((party, index) => Accepts(party, aliases[index])))
            .Concat(aliases.SelectMany((one, index) => aliases.Skip(index + 1).Select(other => $"{one}.partner <> {other}.partner")));
        string participants = Readable.ParticipantsOf();
        return $"EXISTS (\n  SELECT 1\n  FROM {string.Join(", ", aliases.Select(alias => $"{participants} {alias}"))}\n  WHERE {string.Join("\n    AND ", conditions)}\n)";
    }

    private string Accepts(Party party, string alias) =>
        (party.Types.IsEmpty ? "1 = 0" : $"{alias}.typ IN {Sql.List(party.Types)}") + (party.MustBeVoluntary ? $" AND {alias}.ehrenamtlich = 1" : "");
}
