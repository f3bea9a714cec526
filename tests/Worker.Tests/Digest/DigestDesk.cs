using System.Collections.Immutable;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Time.Testing;

namespace KiIndicators.Worker.Tests.Digest;

/// <summary>The sample data with all that a digest is made of, at a clock that stands.</summary>
internal sealed partial class DigestDesk : IDisposable
{
    public static readonly DigestMonth July = new(2026, 7);
    public static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");

    private readonly TemporaryFolder folder = new();

    public DigestDesk()
    {
        Database = SampleDatabase.Create(folder.Path, SampleFixture.Catalogue.Programmes, Time);
        Meetings.Add(Committee, new DateOnly(2026, 9, 3), null, Time.GetUtcNow());
    }

    // Monday, the first Arbeitstag of August, 07:00 in Berlin.
    public static DateTimeOffset Due { get; } = new(2026, 8, 3, 5, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Time { get; } = new(Due);

    public SqlDatabase Database { get; }

    /// <summary>The envelopes in the outbox, in the order in which they were written.</summary>
    public ImmutableArray<Envelope> Queued => [.. new Outbox(Database, Mail, Time).Read().Rows.OrderBy(envelope => envelope.Id)];

    public MailOptions Mail => new() { Management = Management };

    public List<string> Warnings { get; } = [];

    public ImmutableArray<string> Management { get; init; } = ["leitung@kreis.example"];

    public ImmutableSortedDictionary<string, ImmutableArray<string>> Copies { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public LedgerStore Ledger => new(Database, Time, new ProgramVersion("1.0", "abc"));

    public MeetingStore Meetings => new(Database, [Committee]);

    public string Root => Path.Combine(folder.Path, "berichte");

    public DigestOptions Options => new() { Copies = Copies };

    public DigestCalendar Calendar { get; } = new(new ReportCalendar(new DeadlineOptions()));

    public DigestPublication Publication => new(
        new DigestRun(
            new EvaluationSource(Database, SampleFixture.Catalogue), new RecordedRuns(Ledger, Warnings.Add), new ReportsOptions(), Options,
            Mail, Calendar, new DigestHtml(Options), new TypstOptions(), Warnings.Add),
        Meetings, new ReportCalendar(new DeadlineOptions()),
        new ReportPublication(Database, Ledger, new OccurrenceClaims(Database, Time, "Test"), Root) { Outbox = new Outbox(Database, Mail, Time) });

    public MadeDigest Make(DigestMonth? month = null) => Publication.Make(month ?? July, Time.GetUtcNow());

    public static string TextOf(MadeDigest made, string file) => Encoding.UTF8.GetString(made.Files.Files[file]);

    /// <summary>The words that a reader of the HTML finds, pictures by their alternative text, in order, without signs and marks.</summary>
    public static IEnumerable<string> WordsOfHtml(string html)
    {
        string body = html[html.IndexOf("<body", StringComparison.Ordinal)..];
        return Words(WebUtility.HtmlDecode(Tag().Replace(Picture().Replace(body, match => $" {match.Groups["alt"].Value} "), " ")));
    }

    public static IEnumerable<string> Words(string text) => Blank().Split(text)
        .Select(word => word.Trim('(', ')', ';', ':', ',', '.', '„', '“', '?').ToLowerInvariant())
        .Where(word => word.Any(char.IsLetterOrDigit));

    public void Dispose() => folder.Dispose();

    [GeneratedRegex("<img [^>]*alt=\"(?<alt>[^\"]*)\"[^>]*>")]
    private static partial Regex Picture();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
