using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// The first tables of every statement: what of the four views can be read (Z-31). Knows which of them a statement needs.
/// </summary>
internal sealed class ReadableRows(SqlDialect dialect, ImmutableArray<Programme> programmes)
{
    /// <summary>Readable activities.</summary>
    public const string Activities = "lesbar";

    /// <summary>Readable attributes, each pair once: nummer, merkmal, wert.</summary>
    public const string Attributes = "merkmale";

    /// <summary>Fields of the activities in the same form.</summary>
    public const string FieldValues = "felder";

    /// <summary>Readable partners.</summary>
    public const string Partners = "partner_lesbar";

    /// <summary>Partners taking part: nummer, partner, typ, ehrenamtlich.</summary>
    public const string Participants = "beteiligte";

    private static readonly ImmutableArray<string> TextFields = ["veranstalter", "einheit", "notiz"];
    private static readonly ImmutableArray<string> NumberFields = ["teilnahmen", "minuten", "menge"];

    private readonly SortedSet<string> attributes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> fields = new(StringComparer.Ordinal);
    private readonly SortedSet<string> numbers = new(StringComparer.Ordinal);
    private bool participants;
    private bool partners;

    /// <summary>Whether the name is a column of the activity itself.</summary>
    public static bool IsField(string name) => name == "typ" || TextFields.Contains(name) || NumberFields.Contains(name);

    /// <summary>Whether the name is a column that holds a number.</summary>
    public static bool IsNumberField(string name) => NumberFields.Contains(name);

    /// <summary>When an activity must have begun to be in the tables: whoever reads them says it here.</summary>
    public AskedDays Days { get; } = new();

    /// <summary>The table in which the values of a name stand, one a row; remembers that it is needed.</summary>
    public string ValuesOf(string name)
    {
        (IsField(name) ? fields : attributes).Add(name);
        return IsField(name) ? FieldValues : Attributes;
    }

    /// <summary>The table of the partners taking part; remembers that it is needed.</summary>
    public string ParticipantsOf()
    {
        attributes.Add("partner");
        participants = true;
        return Participants;
    }

    /// <summary>The table of readable partners; remembers that it is needed.</summary>
    public string PartnersOf()
    {
        partners = true;
        return Partners;
    }

    /// <summary>The table of the numbers recorded under a name (nummer, zahl); remembers that it is needed.</summary>
    public string NumbersOf(string name)
    {
        if (!IsNumberField(name))
        {
            ValuesOf(name);
        }

        numbers.Add(name);
        return NumberTable(name);
    }

    /// <summary>SELECT of the titles of the readable activities as they are delivered: nummer, titel.</summary>
    public string Titles()
    {
        string number = dialect.Key(dialect.AsText("id"));
        return $"SELECT {number} AS nummer, {dialect.AsText("title")} AS titel\nFROM {dialect.View("activity")}\n"
            + $"WHERE {number} IN (SELECT a.nummer FROM {Activities} a){dialect.AndNoBlankAtEnd(number)}";
    }

    /// <summary>The tables needed, in the order in which they read each other: name, comment and SELECT.</summary>
    public IEnumerable<StatementTable> Tables()
    {
        ReadableActivities activities = new(dialect, Days);
        yield return new StatementTable("roh", "Die gelieferten Aktivitäten, die zählen können, jede Spalte als Text.", activities.Delivered());
        yield return new StatementTable("mehrfach", "davon die Nummern, die unter allem Gelieferten mehr als einmal stehen: keine dieser Zeilen zählt (Z-31).", activities.Doubled());
        yield return new StatementTable("geprueft", "Unlesbare Werte entfallen, die Zeile bleibt (Z-31).", activities.Checked());
        yield return new StatementTable(Activities, "Lesbare Aktivitäten; alles andere ist zurückgewiesen (Z-31).", activities.Readable()) { Keys = [["nummer"]] };
        foreach (StatementTable table in AttributeTables())
        {
            yield return table;
        }

        if (fields.Count > 0)
        {
            yield return new StatementTable(FieldValues, "Felder der Aktivität in derselben Form wie Merkmale.", FieldBody()) { Keys = [["merkmal", "wert", "nummer"], ["nummer", "merkmal", "wert"]] };
        }

        foreach (string name in numbers)
        {
            yield return new StatementTable(NumberTable(name), $"Ganze Zahlen unter „{name}“; zwei Werte, Kommazahlen und Texte sind keine Angabe (Z-11).", NumberBody(name)) { Keys = [["nummer"]] };
        }
    }

    private IEnumerable<StatementTable> AttributeTables()
    {
        // A name that is not written small is rejected with its value (Z-31), so no statement asks for it.
        ImmutableArray<string> names = [.. attributes.Where(name => name == name.ToLowerInvariant())];
        bool asksPartners = partners || participants || names.Any(ActivityFields.PartnerAttributes.Contains);
        ReadableAttributes readable = new(dialect, programmes);
        if (asksPartners)
        {
            yield return new StatementTable("partner_roh", "Alle gelieferten Partner, jede Spalte als Text.", readable.DeliveredPartners());
            yield return new StatementTable(Partners, "Partner mit lesbarer, einmaliger Nummer; ehrenamtlich nur, wo 1 steht (Z-31).", readable.Partners()) { Keys = [["nummer"]] };
        }

        if (names.Any(ActivityFields.PlaceAttributes.Contains))
        {
            yield return new StatementTable("orte", "Bekannte Orte: Schlüssel, Name und andere Namen; ein Name mit zwei Bedeutungen ist keiner (Z-31).", readable.Places()) { Keys = [["name"]] };
        }

        if (names.Length > 0)
        {
            yield return new StatementTable(Attributes, "Lesbare Merkmale, jedes Paar einmal; unbekannte Orte und Partner entfallen (Z-31).", readable.Attributes(names))
            {
                Keys = [["merkmal", "wert", "nummer"], ["nummer", "merkmal", "wert"]],
            };
        }

        if (participants)
        {
            yield return new StatementTable(Participants, "Beteiligte Partner mit ihrer Art.",
                $"SELECT m.nummer, p.nummer AS partner, p.typ, p.ehrenamtlich\nFROM {Attributes} m\nJOIN {Partners} p ON p.nummer = m.wert\nWHERE m.merkmal = {dialect.Text("partner")}")
            {
                Keys = [["nummer", "partner"], ["partner", "nummer"]],
            };
        }
    }

    private static string NumberTable(string name) => "zahlen_" + SqlText.Name(name);

    private string FieldBody() => string.Join("\nUNION ALL\n", fields.Select(name =>
        $"SELECT a.nummer, {dialect.Text(name)}{dialect.Binary} AS merkmal, {(IsNumberField(name) ? dialect.AsText("a." + name) : "a." + name)} AS wert\nFROM {Activities} a\nWHERE a.{name} IS NOT NULL"));

    private string NumberBody(string name) => IsNumberField(name)
        ? $"SELECT a.nummer, a.{name} AS zahl\nFROM {Activities} a\nWHERE a.{name} IS NOT NULL"
        : $"SELECT m.nummer, {dialect.NumberOf("MIN(m.wert)")} AS zahl\nFROM {(IsField(name) ? FieldValues : Attributes)} m\nWHERE m.merkmal = {dialect.Text(name)}\n"
            + $"GROUP BY m.nummer\nHAVING COUNT(*) = 1 AND {dialect.IsNumber("MIN(m.wert)")}";
}
