using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The Erfassungsvorlage: a workbook with one sheet for each kind of activity, one for partners and one for Stellungnahmen, with the words of the Zielkatalog to choose from.
/// What it holds is what the import reads; its example rows are left out there.
/// </summary>
internal sealed class EntryTemplate
{
    private const string ListsTab = "Listen";
    private const string ExplanationTab = "Erläuterung";
    private const string PartnersTab = "Partner";
    private const string RemarksTab = "Stellungnahmen";
    private const string Beleg = "beleg";
    private const string UsualPartner = "Verein";
    private const int DaysToTheExample = 70;

    // Fields that the row of a kind has beside number, title, days, status and note.
    private static readonly ImmutableDictionary<string, string[]> FieldsOf = new Dictionary<string, string[]>
    {
        ["event"] = ["organiser", "participants", "minutes"],
        ["cooperation"] = ["minutes"],
        ["deliverable"] = ["minutes"],
        ["counselling"] = ["minutes"],
        ["figure"] = ["quantity", "unit"],
        ["assessment"] = [],
    }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, string> TitleOf = new Dictionary<string, string>
    {
        ["event"] = "Netzwerktreffen Frühjahr", ["cooperation"] = "Vereinbarung mit dem Verein", ["deliverable"] = "Konzept für ein neues Angebot",
        ["counselling"] = "Beratung der Einrichtung", ["figure"] = "Stellenanteile zum Jahresende", ["assessment"] = "Einschätzung der Wirkung",
    }.ToImmutableDictionary();

    /// <summary>The titles of the example rows.</summary>
    public static IEnumerable<string> ExampleTitles => TitleOf.Values;

    // What an assessment says, which no line reads by a condition.
    private static readonly string[] OfAssessments = ["art", "thema", "rolle", "urteil"];

    // In which order people think of them; all others follow.
    private static readonly string[] FirstAttributes = ["art", "stufe", "zielgruppe", "schulstufe", "kommune", "thema", "angebot", "partner"];

    private readonly ImmutableArray<Programme> programmes;
    private readonly KindWords words;
    private readonly List<(string Head, ImmutableArray<string> Words)> lists = [];

    private EntryTemplate(ImmutableArray<Programme> programmes)
    {
        this.programmes = programmes;
        words = new KindWords(programmes.SelectMany(programme => programme.Indicators));
    }

    /// <summary>Writes the template of programmes; one that is there is replaced.</summary>
    /// <exception cref="UserError">It cannot be written, e.g. because it is open in Excel.</exception>
    public static void Write(string path, ImmutableArray<Programme> programmes)
    {
        try
        {
            NewWorkbook.Save(path, new EntryTemplate(programmes).Sheets());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Vorlage {path} lässt sich nicht schreiben ({exception.Message.TrimEnd('.')}). {WorkbookFile.WhyUnwritten(exception)}", 1, exception);
        }
    }

    private List<NewSheet> Sheets()
    {
        List<NewSheet> tabs = [.. SheetKind.Plurals.Select(kind => Tab(kind.Plural, ColumnsOf(kind.Code)))];
        tabs.Add(Tab(PartnersTab, PartnerColumns()));
        tabs.Add(Tab(RemarksTab, RemarkColumns()));
        return [Explanation(), .. tabs, Lists()];
    }

    private ImmutableArray<TemplateColumn> ColumnsOf(string code)
    {
        string kind = ImportWords.Kinds.WordOf(code).ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal);
        ImmutableArray<string> read = code == "assessment" ? [.. OfAssessments.Union(words.NamesOf(kind))] : words.NamesOf(kind);
        string[] attributes =
        [
            .. FirstAttributes.Where(read.Contains),
            .. read.Except(FirstAttributes).Where(name => name != Beleg),
            .. read.Contains(Beleg) || code is "cooperation" or "deliverable" ? [Beleg] : (string[])[],
        ];
        // Where something took place is wanted of every event, also where no line asks for it: the reach is reported.
        IEnumerable<string> all = code == "event" && !attributes.Contains("kommune") ? attributes.Append("kommune") : attributes;
        return
        [
            Field("id"), Field("title") with { Example = TitleOf[code] }, Field("start_date"), Field("end_date"), Field("status"),
            .. all.Where(FirstAttributes.Contains).Select(name => Attribute(kind, name)),
            .. FieldsOf[code].Select(name => Field(name) with { Choice = Choice($"{kind} {name}", OfField(kind, name)), IsOpen = true }),
            .. all.Where(name => !FirstAttributes.Contains(name)).Select(name => Attribute(kind, name)),
            Field("recorded_at"), Field("note"),
        ];
    }

    private ImmutableArray<string> OfField(string kind, string name) => name switch
    {
        "organiser" => words.WordsOf(kind, "veranstalter"),
        "unit" => words.WordsOf(kind, "einheit"),
        _ => [],
    };

    private ImmutableArray<TemplateColumn> PartnerColumns() =>
    [
        Column(SheetKind.Partners, "id"), Column(SheetKind.Partners, "name"),
        Column(SheetKind.Partners, "type") with { Choice = Choice("partnertyp", PartnerTypes()), IsOpen = true },
        Column(SheetKind.Partners, "voluntary") with { Choice = Choice("ja nein", [.. ImportWords.YesNo.German]) },
    ];

    private ImmutableArray<TemplateColumn> RemarkColumns() =>
    [
        Column(SheetKind.Remarks, "indicator") with { Choice = Choice("zeile", [.. programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id)]), Example = "Beispiel" },
        Column(SheetKind.Remarks, "written_on"), Column(SheetKind.Remarks, "role"), Column(SheetKind.Remarks, "cause"), Column(SheetKind.Remarks, "measure"),
        Column(SheetKind.Remarks, "new_date"),
    ];

    private ImmutableArray<string> PartnerTypes() =>
    [
        .. programmes.SelectMany(programme => programme.Indicators).SelectMany(CatalogueWords.Of)
            .Where(word => word.Attribute == CatalogueWords.PartnerType).Select(word => word.Value).Distinct().Order(StringComparer.Ordinal),
    ];

    private TemplateColumn Field(string name) => name == "status"
        ? Column(SheetKind.Activities, name) with { Choice = Choice("status", [.. ImportWords.Statuses.German]) }
        : Column(SheetKind.Activities, name);

    private static TemplateColumn Column(SheetKind kind, string name)
    {
        SheetColumn column = kind.Columns.First(known => known.Name == name);
        return new TemplateColumn(column.German[0], name)
        {
            IsRequired = column.IsRequired,
            Look = name is "start_date" or "end_date" or "recorded_at" or "written_on" or "new_date" ? CellLook.Day
                : name is "participants" or "minutes" or "quantity" ? CellLook.Whole
                : CellLook.Text,
        };
    }

    private TemplateColumn Attribute(string kind, string name)
    {
        ImmutableArray<string> known = name switch
        {
            "kommune" => [.. programmes.SelectMany(programme => programme.Area.Places).Select(place => place.Name)
                .Concat(programmes.SelectMany(programme => programme.Area.PlacesWithoutReach)).Distinct()],
            _ => words.WordsOf(kind, name),
        };
        string head = !AttributeColumns.IsKnown(name) ? $"merkmal:{name}" : name == "plaetze" ? "Plätze" : Phrases.Capital(name);
        return new TemplateColumn(head, name)
        {
            Look = name == "plaetze" ? CellLook.Whole : CellLook.Text,
            Choice = name is "partner" or "eingeladen" or "beitrag" ? $"{PartnersTab}!$A$2:$A$500" : Choice($"{kind} {name}", known),
            IsOpen = true,
            TakesSeveral = true,
            Example = known.IsEmpty ? ColumnTexts.ExampleOf(name) : known.FirstOrDefault(word => TitleOf.Values.Any(title => title.StartsWith(word, StringComparison.Ordinal))) ?? known[0],
        };
    }

    // A range on the sheet of lists: words may hold commas, and there may be many.
    private string? Choice(string head, ImmutableArray<string> known)
    {
        if (known.IsEmpty)
        {
            return null;
        }

        int index = lists.FindIndex(list => list.Words.SequenceEqual(known));
        if (index < 0)
        {
            index = lists.Count;
            lists.Add((head, known));
        }

        string column = WorkbookFile.Letters(index);
        return string.Create(CultureInfo.InvariantCulture, $"{ListsTab}!${column}$2:${column}${known.Length + 1}");
    }

    private NewSheet Tab(string name, ImmutableArray<TemplateColumn> columns) => new(name)
    {
        HasFixedHead = true,
        FixedColumns = columns.Any(column => column.Name == "title") ? 2 : 0,
        Columns =
        [
            .. columns.Select(column => new NewColumn(WidthOf(column), column.Look)
            {
                Name = column.Head, Choice = column.Choice, IsOpen = column.IsOpen, TakesSeveral = column.TakesSeveral,
                Prompt = ColumnTexts.MeaningOf(column.Name) + (column is { TakesSeveral: true, Choice: not null } ? " Mehrere Werte trennt |." : ""),
            }),
        ],
        Rows =
        [
            [.. columns.Select(column => new NewCell(column.Head, column.IsRequired ? CellLook.RequiredHead : CellLook.Head))],
            [.. columns.Select(ExampleOf)],
        ],
    };

    private NewCell ExampleOf(TemplateColumn column) => column.Look switch
    {
        CellLook.Day => new NewCell(column.Name is "start_date" or "written_on" ? programmes[0].Period.From.AddDays(DaysToTheExample) : null, CellLook.ExampleDay),
        _ when column.Choice is not null && column.Name is "status" => new NewCell("geplant", CellLook.Example),
        _ when column.Name == "type" => new NewCell(PartnerTypes() is [string first, ..] types && !types.Contains(UsualPartner) ? first : UsualPartner, CellLook.Example),
        CellLook.Whole => new NewCell(int.TryParse(column.Example ?? ColumnTexts.ExampleOf(column.Name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null, CellLook.Example),
        _ => NewCell.Text(column.Example ?? ColumnTexts.ExampleOf(column.Name)) with { Look = CellLook.Example },
    };

    private static double WidthOf(TemplateColumn column) => column.Name switch
    {
        "title" or "cause" or "measure" => 45,
        "note" => 30,
        _ when column.Look == CellLook.Day => 13,
        _ when column.Look == CellLook.Whole => Math.Max(10, column.Head.Length + 3),
        _ => Math.Max(14, Math.Min(28, Math.Max(column.Head.Length, (column.Example ?? "").Length) + 4)),
    };

    private NewSheet Lists()
    {
        int longest = lists.Max(list => list.Words.Length);
        return new NewSheet(ListsTab)
        {
            IsHidden = true,
            Rows =
            [
                [.. lists.Select(list => NewCell.Text(list.Head))],
                .. Enumerable.Range(0, longest).Select(row => lists.Select(list => NewCell.Text(row < list.Words.Length ? list.Words[row] : null)).ToImmutableArray()),
            ],
        };
    }

    private NewSheet Explanation()
    {
        string[] sentences =
        [
            "Jedes Blatt ist eine Liste: eine Zeile je Aktivität, darüber die Kopfzeile. Was es ist, sagt der Name des Blattes.",
            "Dunkelblaue Spalten müssen ausgefüllt sein, graue dürfen leer bleiben. Spalten, die man nicht braucht, können weg; ihre Angaben bleiben dann, wie sie sind.",
            "Eine leere Zelle löscht, was dort gespeichert war.",
            "Die graue, kursive Zeile ist ein Beispiel. Sie wird nicht eingelesen, solange ihre Nummer mit „Beispiel“ beginnt, und kann gelöscht werden. Bitte nicht überschreiben: was man nicht ändert, bliebe als falsche Angabe stehen.",
            "Die Nummer gehört der Aktivität für immer: unter derselben Nummer wird geändert, unter einer neuen angelegt. Gelöscht wird nie; was ausfällt, wird „abgesagt“.",
            "Die Auswahllisten enthalten die Wörter des Zielkatalogs. Ein anderes Wort darf man eintippen; es zählt dann für kein Vorhaben, das eines der Wörter verlangt.",
            "Mehrere Werte in einer Zelle trennt ein senkrechter Strich: Alsdorf|Würselen.",
            "Partner stehen einmal auf dem Blatt Partner und sonst überall mit ihrer Nummer.",
            "Namen von Personen gehören in keine Zelle.",
            "Einlesen: kiindicators activities import DATEI.xlsx. Mit --dry-run sagt das Programm vorher, was sich ändern würde. Was falsch ist, steht danach markiert in DATEI.fehler.xlsx.",
        ];
        return new NewSheet(ExplanationTab)
        {
            Columns = [new NewColumn(24, CellLook.Prose), new NewColumn(95, CellLook.Prose)],
            Rows =
            [
                [new NewCell("Erfassungsvorlage", CellLook.Heading), new NewCell(string.Join(", ", programmes.Select(programme => programme.Title)), CellLook.Prose)],
                .. sentences.Select((sentence, index) => (ImmutableArray<NewCell>)[new NewCell(string.Create(CultureInfo.InvariantCulture, $"{index + 1}."), CellLook.Prose), new NewCell(sentence, CellLook.Prose)]),
                [],
                [new NewCell("Spalte", CellLook.Head), new NewCell("Bedeutung", CellLook.Head)],
                .. SheetKind.Plurals.SelectMany(kind => ColumnsOf(kind.Code)).Concat(PartnerColumns()).Concat(RemarkColumns()).DistinctBy(column => column.Name)
                    .Select(column => (ImmutableArray<NewCell>)[new NewCell(column.Head, CellLook.Prose), new NewCell(ColumnTexts.MeaningOf(column.Name), CellLook.Prose)]),
            ],
        };
    }

    private sealed record TemplateColumn(string Head, string Name)
    {
        public bool IsRequired { get; init; }

        public CellLook Look { get; init; } = CellLook.Text;

        public string? Choice { get; init; }

        public bool IsOpen { get; init; }

        // An attribute does; a field of the row is one value.
        public bool TakesSeveral { get; init; }

        public string? Example { get; init; }
    }
}
