using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>kooperationen (Z-14): agreements whose parties, duration and joint activities are right; the same partners count once.</summary>
internal sealed class CooperationsSql(LineStatement scope, Cooperations cooperations) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut) => new(cut.Day is string day
        ? $"(SELECT COUNT(*) FROM {StandingByDay()} s WHERE s.tag = {day})"
        : $"(SELECT COUNT(*) FROM {Standing()} s)");

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () =>
    {
        string standing = Standing();
        return Scope.Add("gezaehlt", "die Vereinbarungen, die zählen, mit ihren gemeinsamen Aktivitäten.", Units(standing));
    });

    /// <inheritdoc/>
    public override string Belonging() => Once("zugehoerig", () =>
    {
        string standing = Standing();
        string waiting = StandingWaiting();
        return Scope.Add("zugehoerig", "Gezähltes, Wartendes (Z-33) und was noch aussteht.", WithStillToCome($"{Units(standing)}\nUNION\n{Units(waiting)}"));
    });

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        string joint = Joint();
        return $"SELECT v.nummer, v.beginn, v.stand\nFROM {Agreements()} v\nUNION\nSELECT j.nummer, j.beginn, j.stand\nFROM {joint} j";
    }

    private string Agreements() => Once("vereinbarungen", () =>
    {
        string decidable = Sql.AfterMonths("a.beginn", cooperations.Months);
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
        Readable.Days.Ask(Scope.Line.Period with { To = Scope.Line.Period.To.AddMonths(cooperations.Months) });
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

    /// <summary>Agreements with the day from which they count: enough joint activities, and the duration passed.</summary>
    private string CountsFrom() => Once("zaehlt_ab", () =>
    {
        string agreements = Agreements();
        string decidable = cooperations.Months == 0 ? "v.beginn" : "v.bewertbar_ab";
        if (cooperations.JointActivities == 0)
        {
            return Scope.Add("zaehlt_ab", "die Vereinbarungen mit dem Tag, ab dem sie zählen.",
                $"SELECT v.nummer, v.beginn, v.ende, v.stand, v.bewertbar_ab, v.beginn AS genug_ab, {decidable} AS zaehlt_ab\nFROM {agreements} v");
        }

        string enough = $"SELECT j.vereinbarung, j.beginn, ROW_NUMBER() OVER (PARTITION BY j.vereinbarung ORDER BY j.beginn, j.nummer) AS platz\n  FROM {Joint()} j\n  WHERE {Scope.IsHeld("j")}";
        return Scope.Add("zaehlt_ab", "die Vereinbarungen mit dem Tag, ab dem sie zählen: genügend gemeinsame Aktivitäten und die Dauer.",
            $"SELECT v.nummer, v.beginn, v.ende, v.stand, v.bewertbar_ab, r.beginn AS genug_ab, CASE WHEN r.beginn > {decidable} THEN r.beginn ELSE {decidable} END AS zaehlt_ab\nFROM {agreements} v\n"
            + $"LEFT JOIN (\n  {enough}\n) r ON r.vereinbarung = v.nummer AND r.platz = {cooperations.JointActivities}");
    });

    /// <summary>Agreements whose common partners fill all parties: nummer, andere (Z-14).</summary>
    private string SamePartners() => Once("dieselben", () =>
    {
        string agreements = Agreements();
        string[] parties = [.. cooperations.Parties.Select((_, index) => $"b{index + 1}")];
        if (parties.Length == 0)
        {
            return Scope.Add("dieselben", "Vereinbarungen ohne verlangte Parteien: alle gelten als eine.",
                $"SELECT v.nummer, w.nummer AS andere\nFROM {agreements} v\nJOIN {agreements} w ON w.nummer <> v.nummer");
        }

        // What a partner is, it is in every agreement: two have the same partners where they can be filled alike.
        string participants = Readable.ParticipantsOf();
        IEnumerable<string> conditions = new[] { $"b1.nummer IN (SELECT v.nummer FROM {agreements} v)" }
            .Concat(cooperations.Parties.Select((party, index) => Accepts(party, parties[index])))
            .Concat(parties.SelectMany((one, index) => parties.Skip(index + 1).Select(other => $"{one}.partner <> {other}.partner")));
        string filled = Scope.Add("besetzt", "wie die Partner jeder Vereinbarung ihre Parteien besetzen können.",
            $"SELECT b1.nummer, {string.Join(", ", parties.Select((party, index) => $"{party}.partner AS partei{index + 1}"))}\nFROM {participants} b1\n"
            + string.Concat(parties.Skip(1).Select(party => $"JOIN {participants} {party} ON {party}.nummer = b1.nummer\n"))
            + $"WHERE {string.Join("\n  AND ", conditions)}");
        return Scope.Add("dieselben", "Vereinbarungen, deren gemeinsame Partner alle Parteien besetzen, auch wenn eine weitere nennt (Z-14).",
            $"SELECT DISTINCT v.nummer, w.nummer AS andere\nFROM {filled} v\nJOIN {filled} w ON {string.Join(" AND ", parties.Select((_, index) => $"w.partei{index + 1} = v.partei{index + 1}"))} AND w.nummer <> v.nummer");
    });

    /// <summary>Held agreements: nummer, zustand (0 counts, 1 waits, 2 lacks joint activities), rang.</summary>
    private string Ranked() => Once("rang", () =>
    {
        string first = CountsFrom();
        string isDecided = cooperations.Months == 0 ? "1 = 1" : $"v.bewertbar_ab <= {Scope.AsOf}";
        return Scope.Add("rang", "durchgeführte Vereinbarungen: Zustand 0 zählt, 1 wartet auf die Dauer (Z-33), 2 ohne genügend gemeinsame Aktivitäten; zuerst, was zuerst zählte.",
            "SELECT u.nummer, u.zustand, u.genug_ab, ROW_NUMBER() OVER (ORDER BY u.zustand, CASE WHEN u.zustand = 0 THEN u.zaehlt_ab END, u.beginn, u.nummer) AS rang\nFROM (\n"
            + $"  SELECT v.nummer, v.beginn, v.zaehlt_ab, v.genug_ab,\n    CASE WHEN {JointOf("v")} < {cooperations.JointActivities} THEN 2 WHEN {isDecided} THEN 0 ELSE 1 END AS zustand\n"
            + $"  FROM {first} v\n  WHERE {Scope.IsHeld("v")}\n) u");
    });

    /// <summary>The agreements that count and stand for their partners: tag, nummer.</summary>
    private string Standing() => Once("stand", () => SamePartnersSql.Standing(
        Scope, "", "die zählen", SamePartners(), Able(),
        $"SELECT {Scope.AsOf}{Sql.Binary} AS tag, r.nummer, r.rang\nFROM {Ranked()} r\nWHERE r.zustand = 0"));

    /// <summary>Those that only wait for their duration (Z-33), beside them.</summary>
    private string StandingWaiting() => Once("wartend", () =>
    {
        string counted = Standing();
        string same = SamePartners();
        return SamePartnersSql.Standing(
            Scope, "wartend_", "die warten", same, Able(),
            $"SELECT {Scope.AsOf}{Sql.Binary} AS tag, r.nummer, r.rang\nFROM {Ranked()} r\nWHERE r.zustand = 1 AND NOT EXISTS (SELECT 1 FROM {same} g JOIN {counted} s ON s.nummer = g.andere WHERE g.nummer = r.nummer)");
    });

    /// <summary>What counted and stood with what had begun by each day on which something was held.</summary>
    private string StandingByDay() => Once("tag_stand", () =>
    {
        string held = Held();
        string ranked = Ranked();
        return SamePartnersSql.Standing(
            Scope, "tag_", "die mit dem bis zu jedem Tag Begonnenen zählen", SamePartners(), Able(),
            $"SELECT t.tag, r.nummer, r.rang\nFROM (SELECT DISTINCT d.beginn AS tag FROM {held} d) t\nJOIN {ranked} r ON r.zustand = 0 AND r.genug_ab <= t.tag");
    });

    /// <summary>The partners of each agreement that can be one of its parties: nummer, partner.</summary>
    private string Able() => Once("parteien", () =>
    {
        string agreements = Agreements();
        return Scope.Add("parteien", "wer in jeder Vereinbarung eine der Parteien sein kann.", cooperations.Parties.IsEmpty
            ? $"SELECT v.nummer, v.nummer AS partner\nFROM {agreements} v\nWHERE 1 = 0"
            : $"SELECT DISTINCT b.nummer, b.partner\nFROM {Readable.ParticipantsOf()} b\nWHERE b.nummer IN (SELECT v.nummer FROM {agreements} v)\n"
                + $"  AND ({string.Join(" OR ", cooperations.Parties.Select(party => $"({Accepts(party, "b")})"))})");
    });

    private string JointOf(string agreement) =>
        $"(SELECT COUNT(*) FROM {Joint()} j WHERE j.vereinbarung = {agreement}.nummer AND {Scope.IsHeld("j")})";

    private string Units(string standing) =>
        $"SELECT s.nummer\nFROM {standing} s\nUNION\nSELECT j.nummer\nFROM {standing} s\n"
        + $"JOIN {Joint()} j ON j.vereinbarung = s.nummer\nWHERE {Scope.IsHeld("j")}";

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
