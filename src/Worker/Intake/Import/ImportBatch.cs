using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What the files of one import hold, before anything is written.
/// </summary>
/// <param name="vocabulary">What the programmes know by name.</param>
internal sealed class ImportBatch(ImportVocabulary vocabulary)
{
    private readonly Dictionary<(SheetKind Kind, string Key), (string File, int Line)> places = [];
    private readonly Dictionary<string, int> examples = new(StringComparer.Ordinal);
    private readonly HashSet<string> activityLists = new(StringComparer.Ordinal);
    private readonly Dictionary<(string File, string Column, string What), (int Line, int More)> mended = [];

    /// <summary>What the programmes know by name.</summary>
    public ImportVocabulary Vocabulary => vocabulary;

    /// <summary>Ids of the rows by their place, for messages.</summary>
    public Dictionary<(string File, int Line), string> Ids { get; } = [];

    /// <summary>The lists that were read, by their name in messages; no header where what they hold is not known.</summary>
    public Dictionary<string, (SheetSource Source, SheetHeader? Header)> Lists { get; } = new(StringComparer.Ordinal);

    /// <summary>The lists of this import under the names that they had before they were mended.</summary>
    public ImmutableHashSet<string> OwnLists => [.. Lists.Values.Select(list => list.Source.Original)];

    /// <summary>Whether a list holds activities, one a row.</summary>
    public bool IsOfActivities(string list) => activityLists.Contains(list);

    /// <summary>Notes that a list holds activities, one a row.</summary>
    public void NoteActivities(string list) => activityLists.Add(list);

    /// <summary>Notes something that was understood although it was written otherwise.</summary>
    public void Understood(string file, int line, string column, string typed, string meaning) =>
        Warnings.Add(new ImportFault(file, line, column, typed, $"Gelesen als {meaning}."));

    /// <summary>Rows of activities.csv; their attributes are in <see cref="Attributes"/>.</summary>
    public List<Placed<ActivityRow>> Activities { get; } = [];

    /// <summary>Attributes of the wide form and of attributes.csv.</summary>
    public List<Placed<ImportAttribute>> Attributes { get; } = [];

    /// <summary>Rows of partners.csv.</summary>
    public List<Placed<PartnerRow>> Partners { get; } = [];

    /// <summary>Rows of remarks.csv.</summary>
    public List<Placed<RemarkRow>> Remarks { get; } = [];

    /// <summary>Kinds of files that were read.</summary>
    public HashSet<SheetKind> Kinds { get; } = [];

    /// <summary>Whether attributes stand in a list of their own: then all lists together hold the whole set of each activity, else a column changes what it names.</summary>
    public bool HasAttributeList { get; set; }

    /// <summary>Kinds of files whose rows are not all known; what refers to them cannot be judged.</summary>
    public HashSet<SheetKind> Incomplete { get; } = [];

    /// <summary>Faults found so far.</summary>
    public List<ImportFault> Faults { get; } = [];

    /// <summary>Hints found so far.</summary>
    public List<ImportFault> Warnings { get; } = [];

    /// <summary>Adds a row whose key must be new among the files of its kind; a second one is a fault that names the first.</summary>
    public void AddUnique<T>(List<Placed<T>> rows, SheetKind kind, string key, Placed<T> row, string shownKey)
    {
        if (places.TryAdd((kind, key), (row.File, row.Line)))
        {
            rows.Add(row);
        }
        else
        {
            (string file, int line) = places[(kind, key)];
            string where = file == row.File ? $"Zeile {line}" : $"{file}, Zeile {line}";
            Faults.Add(new ImportFault(row.File, row.Line, null, shownKey, $"Steht schon in {where}; {(kind == SheetKind.Remarks ? "je Vorhaben und Tag gibt es eine Stellungnahme" : "jede Nummer darf nur einmal vorkommen")}."));
        }
    }

    /// <summary>Gives an activity, and all that is said of it, the number that was meant.</summary>
    public void Renumber(Placed<ActivityRow> activity, string id)
    {
        string typed = activity.Row.Id!;
        Activities[Activities.IndexOf(activity)] = activity with { Row = activity.Row with { Id = id } };
        for (int index = 0; index < Attributes.Count; index++)
        {
            if (Attributes[index] is { Row.ActivityId: string of } attribute && of == typed)
            {
                Attributes[index] = attribute with { Row = attribute.Row with { ActivityId = id } };
            }
        }

        Ids[(activity.File, activity.Line)] = id;
    }

    /// <summary>Notes what was mended in a cell; in a long list it is the same in many rows.</summary>
    public void NoteMended(string file, int line, string column, string typed)
    {
        string what = DeliveredText.FirstUnseen(typed) is >= 0 and int index ? DeliveredText.NameAt(typed, index)
            : DeliveredText.HasDoubleBlanks(typed) ? "zwei Leerzeichen hintereinander"
            : "Umlaut oder Akzent aus zwei Zeichen zusammengesetzt";
        mended[(file, column, what)] = mended.TryGetValue((file, column, what), out (int Line, int More) first)
            ? first with { More = first.More + 1 }
            : (line, 0);
    }

    /// <summary>Notes rows that are examples and were left out.</summary>
    public void NoteExamples(string file, int count) => examples[file] = examples.GetValueOrDefault(file) + count;

    /// <summary>Adds a hint for the examples, once a file.</summary>
    public void HintAtExamples() => Warnings.AddRange(examples.Where(found => found.Value > 0).Select(found => new ImportFault(
        found.Key, 0, null, null,
        $"{(found.Value == 1 ? "Eine Beispielzeile ist" : $"{found.Value} Beispielzeilen sind")} nicht eingelesen (die Nummer beginnt mit „{ListReading.ExampleMark}“).")));

    /// <summary>Adds a hint for all that was mended, once a column and character.</summary>
    public void HintAtMended() => Warnings.AddRange(mended.Select(found => new ImportFault(
        found.Key.File, found.Value.Line, found.Key.Column, null,
        $"Bereinigt: {found.Key.What}."
        + (found.Value.More == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (auch in {found.Value.More} weiteren Zellen)")))));

    /// <summary>Hints at words that look like a person's name.</summary>
    public void WarnOfNames(string file, int line, string column, string? text)
    {
        if (PersonNames.Find(text) is string name)
        {
            Warnings.Add(new ImportFault(file, line, column, name, "Sieht nach dem Namen einer Person aus; Namen gehören nicht in die Daten."));
        }
    }
}

/// <summary>
/// A row and where it stands.
/// </summary>
/// <param name="Row">The row.</param>
/// <param name="File">File name.</param>
/// <param name="Line">Row as a spreadsheet counts it, from 1.</param>
internal sealed record Placed<T>(T Row, string File, int Line)
{
    /// <summary>Columns of the contract and attributes that the list has: what it has not, it leaves as it is.</summary>
    public ImmutableHashSet<string> Given { get; init; } = [];
}

/// <summary>
/// One attribute of an activity.
/// </summary>
/// <param name="ActivityId">Id of the activity.</param>
/// <param name="Name">Attribute.</param>
/// <param name="Value">Value.</param>
internal sealed record ImportAttribute(string ActivityId, string Name, string Value);
