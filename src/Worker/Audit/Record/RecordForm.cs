using System.Collections.Immutable;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// A form of Nachweis.json. One that was ever written stays readable, and is written again in the same form: that is how its
/// bytes are checked.
/// </summary>
internal abstract class RecordForm
{
    /// <summary>Member of the record that names its form.</summary>
    public const string Member = "form";

    /// <summary>The form that new records have.</summary>
    public static RecordForm Newest { get; } = new Nachweis3();

    /// <summary>All forms that can be read.</summary>
    public static ImmutableArray<RecordForm> Readable { get; } = [new Nachweis2(), Newest];

    /// <summary>Name and version, e.g. "KiIndicators Nachweis 3".</summary>
    public abstract string Name { get; }

    /// <summary>Whether a row that lacks only the period stands among the near misses however far it starts from it (Z-6).</summary>
    public virtual bool IsNearInAnyYear => false;

    /// <summary>Whether the public evidence is a file of its own beside the report, see <see cref="AuswertungFiles.Annex"/>.</summary>
    public virtual bool HasAnnex => true;

    /// <summary>The members of a record, the form's name among them.</summary>
    public abstract IReadOnlyDictionary<string, object?> Members(Auswertung auswertung);

    /// <summary>Reads the members of a record but for the form's name.</summary>
    /// <exception cref="RecordFault">A member does not fit.</exception>
    public abstract AuswertungBasis Read(RecordMembers members);
}
