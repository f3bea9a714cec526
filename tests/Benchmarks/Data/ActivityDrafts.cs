namespace KiIndicators.Benchmarks.Data;

/// <summary>
/// What a Kommunales Integrationszentrum records, in about the proportions in which it does: words that the Zielkatalog asks for,
/// mixed with words that it does not.
/// </summary>
/// <param name="random">Seeded: the same seed gives the same activities.</param>
/// <param name="partners">Partners to choose from.</param>
/// <param name="agreements">How many agreements there are about to be, which others name.</param>
internal sealed class ActivityDrafts(Random random, GeneratedPartners partners, int agreements)
{
    private static readonly string[] Places =
    [
        "Alsdorf", "Baesweiler", "Eschweiler", "Herzogenrath", "Monschau", "Roetgen", "Simmerath", "Stolberg", "Würselen", "Aachen",
        "online", "regionsweit", "05334004", "05334012", "Kohlscheid", "Merkstein",
    ];

    private static readonly string[] Groups =
    [
        "Lehrkräfte", "pädagogische Fachkräfte", "Vereine", "Migrantenorganisationen", "Ehrenamt", Women, "Eltern", "Schulsozialarbeit",
        "Jugendliche", "Neuzugewanderte",
    ];

    private static readonly string[] OtherEvents =
        ["Elterncafé", "Sprachcafé", "Ferienprogramm", "Arbeitskreis", "Vortrag", "Ausstellung", "Workshop", "Lesung"];

    private static readonly (string Kind, string Stage)[] Outcomes =
    [
        ("neues Angebot", "entwickelt"), ("verbessertes Angebot", "entwickelt"), ("Lücke", "geschlossen"), ("Hindernis", "besprochen"),
        ("Maßnahme", "umgesetzt"), ("Bedarfsermittlung", "ermittelt"), ("Qualifizierung", "entwickelt"), ("Auswertung", "ausgewertet"),
        ("Kurs", "abgeschlossen"),
    ];

    private const string Women = "Frauen mit internationaler Familiengeschichte";

    /// <summary>The next activity; weights are parts of 1,010.</summary>
    public ActivityDraft Next() => random.Next(1010) switch
    {
        < 220 => Event("Veranstaltung",
            [Place(), ("art", Pick(OtherEvents)), ("zielgruppe", Pick(Groups)),
                .. Sometimes(0.5, ("thema", Pick("Deutschlernen", "Arbeitsmarktförderung", "Gesundheit", "Kultur")))]),
        < 270 => Event("Netzwerktreffen",
            [Place(), ("art", "Netzwerktreffen"), ("zielgruppe", Pick("Lehrkräfte", "Lehrkräfte", "Schulsozialarbeit")),
                ("schulstufe", Pick("Primarstufe", "Sekundarstufe I", "Sekundarstufe II"))]),
        < 320 => Event("Fortbildung",
            [Place(), ("art", "Fortbildung"), Educators(0.25), .. Sometimes(0.6, ("schwerpunkt", "Bildung"))]),
        < 350 => Event("Deutschlernangebot",
            [("ort", Pick("außerschulisch", "außerschulisch", "schulisch")), ("art", "Deutschlernangebot"), Offer(),
                Often(0.5, Place(), Partner("Träger der freien Jugendhilfe", "Träger der öffentlichen Jugendhilfe"))]),
        < 390 => Event("Information für Vereine",
            [("zielgruppe", Pick("Vereine", "Migrantenorganisationen", "Ehrenamt")), ("thema", "Arbeitsmarktförderung"),
                ("thema", Pick("Weg in Arbeit", "Weg in Arbeit", "Ausbildung")),
                Often(0.33, Partner("Laiensprachmittlerpool"), Often(0.5, ("mitveranstalter", "KI"), Place()))]),
        < 430 => Event("Runder Tisch",
            [("art", "Runder Tisch"), ("thema", Pick("Arbeitsmarktintegration", "Arbeitsmarktintegration", "Wohnen")), Partner(),
                Often(0.5, Partner("KMU"), ("eingeladen", partners.Of(random, "KMU")))]),
        < 460 => Event("Kurs",
            [("art", "Kurs"), ("branche", Pick("Solar", "Solar", "Pflege", "Holz")),
                Partner("Arbeitsmarktförderungsgesellschaft", "Bildungsträger"),
                Often(0.33, ("ort", "Unterkunft"),
                    Often(0.5, ("standort", $"Unterkunft {random.Next(12)}"), ("plaetze", $"{random.Next(6, 20)}")))]),
        < 510 => Event("Informationsveranstaltung",
            [("art", Pick("Informationsveranstaltung", "Tag der Berufe", "Qualifizierung")), ("zielgruppe", Women), Partner(),
                .. Sometimes(0.5, Place())]),
        < 530 => Event("Gemeinsame Aktivität",
            [("art", "Treffen"), ("kooperation", $"K-{random.Next(agreements):0000000}"), Place()]),
        < 720 => new ActivityDraft("counselling", "Beratung",
            [Educators(0.33), ("einrichtung", $"Einrichtung {random.Next(60)}"), Place(),
                .. Sometimes(0.5, ("programm", "Diversitätssensible Bildungseinrichtung"))])
        {
            Minutes = random.Next(4) switch { 0 => "60", 1 => "90", 2 => "120", _ => null },
        },
        < 780 => new ActivityDraft("deliverable", "Ergebnis Angebot",
            [("stufe", Pick("entwickelt", "ausgewertet", "veröffentlicht", "aktualisiert", "weiterentwickelt")),
                Often(0.33, Offer(), ("angebot", Pick("TaskCards", "KIA"))),
                Often(0.25, ("thema", "Deutschlernen"), ("art", Pick("Inhalt", "neues Thema", "neues Angebot"))),
                .. Sometimes(0.7, Document())]),
        < 840 => Outcome(Pick(Outcomes)),
        < 860 => new ActivityDraft("deliverable", "KIA",
            [("angebot", "KIA"), ("stufe", Pick("geplant", "eingerichtet", "in Betrieb", "vorgelegt")), Document()]),
        < 930 => Figure(Pick("Stellenanteil", "Bildungserstberatung", "Case Management", "KOMM-AN NRW")),
        < 980 => new ActivityDraft("cooperation", "Vereinbarung",
            [("ursprung", Pick("Runder Tisch", "Runder Tisch", "Messe")), ("form", Pick("schriftlich", "schriftlich", "mündlich")),
                Partner("Verein", "Migrantenorganisation"), Partner("KMU", "Unternehmen")])
        {
            IsAgreement = true,
            MayEnd = true,
        },
        < 990 => new ActivityDraft("cooperation", "Kursvereinbarung",
            [("art", "Kursvereinbarung"), ("branche", Pick("Solar", "Pflege")), Partner("Arbeitsmarktförderungsgesellschaft")])
        {
            MayEnd = true,
        },
        _ => new ActivityDraft("assessment", "Einschätzung",
            [("art", Pick("Evaluation", "Evaluation", "Rückblick")), ("rolle", "Leitung A 46"), ("urteil", Pick("bewährt", "teilweise bewährt")),
                Often(0.5, ("thema", "Bildungsangebote"), Document())])
        {
            Note = "Begründung aus der Auswertung",
        },
    };

    private ActivityDraft Event(string title, (string, string)[] attributes) => new("event", title, attributes)
    {
        Participants = $"{random.Next(4, 60)}",
        Minutes = Pick("60", "90", "120", "180"),
    };

    private ActivityDraft Outcome((string Kind, string Stage) outcome) => new(
        "deliverable", "Ergebnis",
        [("art", outcome.Kind), ("stufe", random.NextDouble() < 0.7 ? outcome.Stage : "begonnen"),
            outcome.Kind switch
            {
                "Qualifizierung" or "Auswertung" => ("zielgruppe", Women),
                "Bedarfsermittlung" => ("methode", "Fragebogen"),
                "Kurs" => ("branche", "Solar"),
                _ => Place(),
            },
            .. Sometimes(0.7, Document())]);

    private ActivityDraft Figure(string kind) => new(
        "figure", kind, [("art", kind), ("quelle", "Kommunales Integrationszentrum"), ("bezug", Pick("Schwerpunkte", "gesamt"))])
    {
        Quantity = $"{random.Next(1, 400)}",
        Unit = kind == "Stellenanteil" ? "VZÄ/100" : "Fälle",
    };

    private (string, string) Place() => ("kommune", Pick(Places));

    private (string, string) Partner(params string[] types) => ("partner", partners.Of(random, types));

    private (string, string) Offer() => ("angebot", Pick("Sprachwerkstatt", "Sprachwerkstatt", "Deutsch im Park", "Lernbrücke"));

    private (string, string) Document() => ("beleg", $"A46-{random.Next(2025, 2027)}-{random.Next(10_000):0000}");

    private (string, string) Educators(double others) =>
        ("zielgruppe", random.NextDouble() < others ? "Eltern" : "pädagogische Fachkräfte");

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private (string, string) Often(double share, (string, string) one, (string, string) other) =>
        random.NextDouble() < share ? one : other;

    private (string, string)[] Sometimes(double share, (string, string) attribute) => random.NextDouble() < share ? [attribute] : [];
}
