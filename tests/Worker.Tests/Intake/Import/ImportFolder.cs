using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Intake.Rows;
using Microsoft.Extensions.Time.Testing;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>A folder with CSV files and the database they are imported into.</summary>
internal sealed class ImportFolder(string? dialect = null) : IDisposable
{
    private static readonly ReferenceArea[] Areas = [ActivitySourceTests.Area];

    public static readonly ImportVocabulary Vocabulary = new(
        [.. Areas],
        new[] { "B25-2", "B25-3" }.ToFrozenSet(),
        new[] { "art", "zielgruppe" }.ToFrozenSet(),
        new Dictionary<string, ImmutableArray<string>>
        {
            ["art"] = ["Netzwerktreffen", "Modul 1"],
            ["partnertyp"] = ["Verein", "KMU"],
        }.ToFrozenDictionary());

    /// <summary>15.06.2026, 22:30 UTC: in Berlin it is already the 16th.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 6, 15, 22, 30, 0, TimeSpan.Zero));

    public TestDatabase Database { get; } = TestDatabase.Upgraded(dialect);

    public string Folder => Directory.CreateDirectory(Path.Combine(Database.Folder, "csv")).FullName;

    public ImportFolder With(string file, string text, Encoding? encoding = null)
    {
        File.WriteAllText(Path.Combine(Folder, file), text, encoding ?? new UTF8Encoding(false));
        return this;
    }

    public ImportResult Import(string? file = null, SqlDatabase? into = null, ImportWish? wish = null, ImportVocabulary? vocabulary = null) =>
        ListImport.Run(into ?? Database.Connections, file is null ? Folder : Path.Combine(Folder, file), Time, vocabulary ?? Vocabulary, wish);

    public IntakeReading Read() => new ActivitySource(Database.Connections).Read(Areas);

    public IntakeReading ReadKnowing(string line) =>
        new ActivitySource(Database.Connections).Read(Areas, new HashSet<string> { line });

    public void Dispose() => Database.Dispose();
}
