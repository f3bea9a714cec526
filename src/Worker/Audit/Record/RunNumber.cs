using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Auswertungsnummer: "SGS-2026-09-03-1", second meeting of a day "SGS-2026-09-03b-1", Vorabfassung "SGS-2026-09-03-V1",
/// digest "D-2026-07-1". Parsed and printed here and nowhere else.
/// </summary>
internal sealed partial record RunNumber
{
    /// <summary>The form within a longer text; what fits it can still name a day that there is not, see <see cref="TryParse"/>.</summary>
    public const string Pattern =
        @"(?:(?<committee>[A-Z][A-Z0-9]{0,11})-(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?<letter>[b-z]?)-(?<rehearsal>V?)|"
        + Digests + @"-(?<month>[0-9]{4}-[0-9]{2})-)(?<revision>[1-9][0-9]{0,8})";

    private const string Digests = "D";

    private RunNumber(RunKind kind, string committee, DateOnly day, int daySequence, int revision)
    {
        Kind = kind;
        Committee = committee;
        Day = day;
        DaySequence = daySequence;
        Revision = revision;
    }

    /// <summary>What was made.</summary>
    public RunKind Kind { get; }

    /// <summary>Id of the committee; "D" for a digest, which belongs to none.</summary>
    public string Committee { get; }

    /// <summary>Day of the meeting; the first of the month of a digest.</summary>
    public DateOnly Day { get; }

    /// <summary>1; 2 for the second meeting of the committee on the same day.</summary>
    public int DaySequence { get; }

    /// <summary>Revision of the report, or number of the Vorabfassung or digest, from 1.</summary>
    public int Revision { get; }

    /// <summary>The number of a meeting's report.</summary>
    public static RunNumber Report(Meeting meeting, int revision) => Of(RunKind.Report, meeting, revision);

    /// <summary>The number of a Vorabfassung.</summary>
    public static RunNumber Rehearsal(Meeting meeting, int revision) => Of(RunKind.Rehearsal, meeting, revision);

    /// <summary>The number of a month's digest.</summary>
    public static RunNumber Digest(int year, int month, int revision) => new(RunKind.Digest, Digests, new DateOnly(year, month, 1), 1, revision);

    /// <summary>Whether the number is one of the meeting: of its committee, its day and its place on that day; a digest has none.</summary>
    public bool IsOf(Meeting? meeting) => Kind == RunKind.Digest ? meeting is null
        : meeting is not null && (Committee, Day, DaySequence) == (meeting.Committee.Id, meeting.Date, meeting.DaySequence);

    /// <summary>Reads a number as it is printed; null for any other text.</summary>
    public static RunNumber? TryParse(string text) => Typed(text) is RunNumber number && number.ToString() == text ? number : null;

    /// <summary>Reads a number as it is printed.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static RunNumber Parse(string text) => TryParse(text)
        ?? throw new UserError($"„{text}“ ist keine Auswertungsnummer (erwartet wird z. B. SGS-2026-09-03-1).");

    /// <summary>Reads a number as a person types it, in small or capital letters; null where it is none.</summary>
    public static RunNumber? Typed(string text)
    {
        Match match = Whole().Match(text.Trim());
        if (!match.Success || !int.TryParse(match.Groups["revision"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int revision))
        {
            return null;
        }

        if (match.Groups["month"].Success)
        {
            return DayOf(match.Groups["month"].Value + "-01") is DateOnly month ? Digest(month.Year, month.Month, revision) : null;
        }

        string letter = match.Groups["letter"].Value.ToLowerInvariant();
        return DayOf(match.Groups["day"].Value) is not DateOnly day ? null : new RunNumber(
            match.Groups["rehearsal"].Length > 0 ? RunKind.Rehearsal : RunKind.Report,
            match.Groups["committee"].Value.ToUpperInvariant(), day, letter.Length == 0 ? 1 : letter[0] - 'a' + 1, revision);
    }

    /// <summary>The number as it is printed, filed and looked up.</summary>
    public override string ToString() => Kind == RunKind.Digest
        ? string.Create(CultureInfo.InvariantCulture, $"{Digests}-{Day:yyyy-MM}-{Revision}")
        : string.Create(CultureInfo.InvariantCulture, $"{Meeting.KeyOf(Committee, Day, DaySequence)}-{(Kind == RunKind.Rehearsal ? "V" : "")}{Revision}");

    private static RunNumber Of(RunKind kind, Meeting meeting, int revision) =>
        new(kind, meeting.Committee.Id, meeting.Date, meeting.DaySequence, revision);

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    [GeneratedRegex($@"\A{Pattern}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();
}
