using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>ergebnis (Z-13): stages, each met when all its parts were held often enough; with "gleich" all of one offer.</summary>
internal sealed class OutcomeSql(LineStatement scope, Outcome outcome) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string hits = Hits();
        string met = OfferSql.StagesMet(outcome, (stage, part) =>
            $"(SELECT COUNT(*) FROM {hits} z WHERE z.stufe = {stage} AND z.teil = {part}{cut.And("z")})");
        return new Figures(met)
        {
            Numerator = met,
            Denominator = $"{outcome.Stages.Count(stage => stage.IsRated)}",
        };
    }

    /// <inheritdoc/>
    public override string? MetAlone() => Parts();

    /// <inheritdoc/>
    public override string EverCounted() => outcome.SharedAttribute is not string ? Counted() : Once("je_gezaehlt", () =>
    {
        string counted = Counted();
        string offers = Offers();
        string rows = Scope.Add("tag_angebot", "was an jedem Tag, an dem etwas durchgeführt war, schon durchgeführt war, mit seinem Angebot.",
            $"SELECT t.tag, z.nummer, z.beginn, z.stufe, z.teil, z.angebot\n"
            + $"FROM (SELECT DISTINCT x.beginn AS tag FROM {offers} x WHERE {Scope.IsHeld("x")}) t\nJOIN {offers} z ON {Scope.IsHeld("z", "t.tag")}");
        string choice = OfferSql.Choice(Scope, "tag_", Needed(), $"SELECT a.tag, a.nummer, a.beginn, a.stufe, a.teil, a.angebot\nFROM {rows} a", "das bis zu jedem Tag Durchgeführte");
        return Scope.Add("je_gezaehlt", "was an irgendeinem Tag bis zum Stichtag zählte, weil sein Angebot vorn lag (Z-34).",
            $"SELECT g.nummer\nFROM {counted} g\nUNION\nSELECT z.nummer\nFROM {rows} z\nJOIN {choice} c ON c.tag = z.tag AND c.angebot = z.angebot");
    });

    /// <inheritdoc/>
    public override string ReachedWith(string attribute, string stage, bool withStillToCome) => Once($"stufe {attribute} {stage} {withStillToCome}", () =>
    {
        string parts = Parts();
        (Stage Stage, int Number)[] named = [.. outcome.Stages.Select((own, index) => (own, index + 1)).Where(entry => entry.own.Name == stage)];
        string rows = string.Join("\nUNION\n", named.Select(entry =>
            $"SELECT y.wert\nFROM (\n  SELECT m.wert, z.teil\n  FROM {parts} z\n  {SharedValues(attribute)}\n  WHERE z.stufe = {entry.Number}"
            + (withStillToCome ? "" : $" AND {Scope.IsHeld("z")}")
            + $"\n  GROUP BY m.wert, z.teil\n  HAVING COUNT(*) >= CASE z.teil {string.Join(' ', entry.Stage.Parts.Select((part, index) => $"WHEN {index + 1} THEN {part.Minimum}"))} END\n"
            + $") y\nGROUP BY y.wert\nHAVING COUNT(*) = {entry.Stage.Parts.Length}"));
        return Scope.Add(
            $"{SqlText.Name(attribute)}_{SqlText.Name(stage)}{(withStillToCome ? "_erwartet" : "")}",
            $"Werte von „{attribute}“, mit denen die Stufe „{stage}“ erreicht ist{(withStillToCome ? " oder mit dem, was noch aussteht, erreicht wäre" : "")} (Z-34).", rows);
    });

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        if (outcome.SharedAttribute is null)
        {
            return $"SELECT DISTINCT z.nummer, z.beginn, z.stand\nFROM {Parts()} z";
        }

        // What is planned or unsettled is asked what it would bring: then the offer is chosen anew, with it.
        string offers = Offers();
        string held = Scope.IsHeld("z");
        string planned = $"z.stand <> {Sql.Text("abgesagt")} AND z.beginn > {Scope.AsOf}";
        string unsettled = $"z.stand = {Sql.Text("geplant")} AND z.beginn <= {Scope.AsOf}";
        string today = Choice(offers, "", held, "nur Durchgeführtes", null);
        return string.Join("\nUNION\n",
            Of(today, held),
            Of(Choice(offers, "geplant_", $"(({held}) OR ({planned}))", "Durchgeführtes und Geplantes", today), planned),
            Of(Choice(offers, "ungeklaert_", $"(({held}) OR ({unsettled}))", "Durchgeführtes und Ungeklärtes", today), unsettled));

        string Of(string choice, string taken) =>
            $"SELECT z.nummer, z.beginn, z.stand\nFROM {offers} z\nJOIN {choice} c ON c.angebot = z.angebot\nWHERE {taken}";
    }

    private string Choice(string offers, string prefix, string choosing, string which, string? today) => OfferSql.Choice(
        Scope, prefix, Needed(),
        $"SELECT {Scope.AsOf}{Sql.Binary} AS tag, z.nummer, z.beginn, z.stufe, z.teil, z.angebot\nFROM {offers} z\nWHERE {choosing}", which, today);

    private string Needed() => Once("verlangt", () => Scope.Add(
        "verlangt", "wie viele Aktivitäten jeder Teil der bewerteten Stufen verlangt.", OfferSql.Needed(Scope, outcome)));

    /// <summary>The same rows with their offer: nummer, beginn, stand, stufe, teil, angebot.</summary>
    private string Offers() => Once("angebot", () =>
    {
        string parts = Parts();
        return Scope.Add("angebot", "dieselben mit ihrem Angebot.",
            $"SELECT z.nummer, z.beginn, z.stand, z.stufe, z.teil, m.wert AS angebot\nFROM {parts} z\n{SharedValues(outcome.SharedAttribute!)}");
    });

    /// <summary>Rows of the stages' parts: nummer, beginn, stand, stufe, teil.</summary>
    private string Parts() => Once("teile", () =>
    {
        string rows = PartRows();
        return Scope.Add("teile", "Aktivitäten je Stufe und Teil, auch noch nicht durchgeführte (Z-13).", rows);
    });

    private string Hits() => Once("treffer", () =>
    {
        string held = Held();
        return Scope.Add("treffer", "durchgeführte Aktivitäten je Stufe und Teil.",
            $"SELECT z.nummer, z.beginn, z.stufe, z.teil\nFROM {Parts()} z\nJOIN {held} d ON d.nummer = z.nummer");
    });

    private string PartRows() => string.Join("\nUNION ALL\n", OfferSql.Parts(outcome).Select(entry =>
        SqlText.Comment($"Stufe {entry.Stage}: {entry.Name}, Teil {entry.Part}") + "\n"
        + LineStatement.Rows(
            $"a.nummer, a.beginn, a.stand, {entry.Stage} AS stufe, {entry.Part} AS teil",
            Scope.Selected(entry.Selection))));

    private string SharedValues(string shared) =>
        $"JOIN {Readable.ValuesOf(shared)} m ON m.nummer = z.nummer AND m.merkmal = {Sql.Text(shared)}";
}
