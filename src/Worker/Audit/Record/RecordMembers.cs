using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// An object of a record, read member by member; a member that is missing, of another type or left over is a fault.
/// </summary>
internal sealed class RecordMembers
{
    private readonly string path;
    private readonly Dictionary<string, object?> left;

    private RecordMembers(string path, IReadOnlyDictionary<string, object?> members)
    {
        this.path = path;
        left = new Dictionary<string, object?>(members, StringComparer.Ordinal);
    }

    /// <summary>Reads an object and makes sure that nothing of it is left over.</summary>
    /// <exception cref="RecordFault">Something is missing, of another type or unknown.</exception>
    public static T Read<T>(string path, IReadOnlyDictionary<string, object?> members, Func<RecordMembers, T> read)
    {
        RecordMembers reader = new(path, members);
        T result = read(reader);
        return reader.left.Keys.FirstOrDefault() is string unknown
            ? throw reader.Fault("unbekannte Angabe", unknown)
            : result;
    }

    /// <summary>A text.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    /// <summary>A text, or null where it is absent.</summary>
    public string? OptionalText(string name) => Take<string>(name, "ein Text");

    /// <summary>A whole number.</summary>
    public int Number(string name) => OptionalNumber(name) ?? throw Missing(name);

    /// <summary>A whole number, or null where it is absent.</summary>
    public int? OptionalNumber(string name) => OptionalTotal(name) switch
    {
        null => null,
        long number and >= int.MinValue and <= int.MaxValue => (int)number,
        _ => throw Fault("liegt außerhalb des Zulässigen", name),
    };

    /// <summary>A whole number of any size.</summary>
    public long Total(string name) => OptionalTotal(name) ?? throw Missing(name);

    private long? OptionalTotal(string name) => Take<object>(name, "eine ganze Zahl") switch
    {
        null => null,
        long number => number,
        _ => throw Fault("ist keine ganze Zahl", name),
    };

    /// <summary>A day, YYYY-MM-DD.</summary>
    public DateOnly Day(string name) => OptionalDay(name) ?? throw Missing(name);

    /// <summary>A day, or null where it is absent.</summary>
    public DateOnly? OptionalDay(string name) => OptionalText(name) is not string text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day
        : throw Fault("ist kein Tag (JJJJ-MM-TT)", name);

    /// <summary>"ja" or "nein".</summary>
    public bool Yes(string name) => Text(name) switch
    {
        "ja" => true,
        "nein" => false,
        _ => throw Fault("ist weder „ja“ noch „nein“", name),
    };

    /// <summary>An object.</summary>
    public T Object<T>(string name, Func<RecordMembers, T> read) =>
        Take<IReadOnlyDictionary<string, object?>>(name, "ein Objekt") is { } members
            ? Read(PathOf(name), members, read)
            : throw Missing(name);

    /// <summary>An object, or null where it is absent.</summary>
    public T? OptionalObject<T>(string name, Func<RecordMembers, T> read)
        where T : class => left.ContainsKey(name) ? Object(name, read) : null;

    /// <summary>A list of objects.</summary>
    public ImmutableArray<T> Objects<T>(string name, Func<RecordMembers, T> read) =>
        [.. Items(name).Select((item, index) => item is IReadOnlyDictionary<string, object?> members
            ? Read($"{PathOf(name)}[{index}]", members, read)
            : throw Fault("ist kein Objekt", $"{name}[{index}]"))];

    /// <summary>A list of objects, empty where it is absent.</summary>
    public ImmutableArray<T> OptionalObjects<T>(string name, Func<RecordMembers, T> read) => left.ContainsKey(name) ? Objects(name, read) : [];

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name) =>
        [.. Items(name).Select((item, index) => item as string ?? throw Fault("ist kein Text", $"{name}[{index}]"))];

    /// <summary>Names and lists of texts of an object with any names, in ordinal order of the names.</summary>
    public ImmutableArray<(string Name, ImmutableArray<string> Values)> Lists(string name) => Object(
        name, members => members.left.Keys.Order(StringComparer.Ordinal).Select(key => (key, members.Texts(key))).ToImmutableArray());

    /// <summary>Takes a member that follows from the others and is compared as a whole.</summary>
    public void Derived(string name)
    {
        if (!left.Remove(name))
        {
            throw Missing(name);
        }
    }

    /// <summary>A fault in this object.</summary>
    public RecordFault Fault(string what, string? member = null) => new(member is null ? path : PathOf(member), what);

    private IEnumerable<object?> Items(string name) => Take<IReadOnlyList<object?>>(name, "eine Liste") ?? throw Missing(name);

    private T? Take<T>(string name, string expected)
        where T : class => !left.Remove(name, out object? member) ? null
        : member as T ?? throw Fault($"ist nicht {expected}", name);

    private RecordFault Missing(string name) => Fault("fehlt", name);

    private string PathOf(string member) => path.Length == 0 ? member : $"{path}.{member}";
}
