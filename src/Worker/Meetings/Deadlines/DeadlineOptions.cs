using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>Anlass: which meetings of a committee get a report.</summary>
internal enum Occasion
{
    /// <summary>Every meeting.</summary>
    EveryMeeting,

    /// <summary>The first meeting whose report falls due after the end of a half-year.</summary>
    FirstAfterHalfYear,

    /// <summary>A meeting before which something has changed since the last delivered report.</summary>
    OnChange,
}

/// <summary>When a committee gets a report.</summary>
internal sealed record CommitteeRule
{
    /// <summary>How long before the meeting.</summary>
    public LeadRule Lead { get; init; } = LeadRule.Default;

    /// <summary>Before which meetings.</summary>
    public Occasion Occasion { get; init; } = Occasion.EveryMeeting;

    /// <summary>Freigabe: whether the report leaves only when a person has released it; else it leaves unless one holds it.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>Whether a new revision is made where the meeting is moved to another day after its report was delivered.</summary>
    public bool RevisesWhenMoved { get; init; }

    /// <summary>Beratungsfolge: id of the committee that deliberates before this one, and whose report this one gets; null: none.</summary>
    public string? Follows { get; init; }

    /// <summary>How many days may lie between both meetings.</summary>
    public int FollowsWithin { get; init; } = 42;
}

/// <summary>The rules of all committees, and the local closing days.</summary>
internal sealed record DeadlineOptions : ISettings<DeadlineOptions>
{
    private const string Closing = "Deadlines:ClosingDays";
    private const string WithoutRelease = "keine";
    private const string WithRelease = "erforderlich";
    private const int LongestLead = 180;
    private const int LongestSequence = 365;

    private static readonly ImmutableDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>(StringComparer.OrdinalIgnoreCase)
    {
        ["Montag"] = DayOfWeek.Monday, ["Dienstag"] = DayOfWeek.Tuesday, ["Mittwoch"] = DayOfWeek.Wednesday, ["Donnerstag"] = DayOfWeek.Thursday,
        ["Freitag"] = DayOfWeek.Friday, ["Samstag"] = DayOfWeek.Saturday, ["Sonntag"] = DayOfWeek.Sunday,
    }.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableDictionary<string, Occasion> Occasions = new Dictionary<string, Occasion>
    {
        ["jede Sitzung"] = Occasion.EveryMeeting, ["erste nach Halbjahr"] = Occasion.FirstAfterHalfYear, ["bei Änderung"] = Occasion.OnChange,
    }.ToImmutableDictionary();

    /// <summary>Rules by the committee's id; one that is missing has the default.</summary>
    public ImmutableDictionary<string, CommitteeRule> Rules { get; init; } = ImmutableDictionary<string, CommitteeRule>.Empty;

    /// <summary>Local closing days.</summary>
    public ClosingDays ClosingDays { get; init; } = ClosingDays.None;

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys =>
    [
        Of(SettingsReader.AnyId, "Lead:Days"), Of(SettingsReader.AnyId, "Lead:Unit"), Of(SettingsReader.AnyId, "Lead:CountMeetingDay"),
        Of(SettingsReader.AnyId, "Lead:CountSendingDay"), Of(SettingsReader.AnyId, $"Lead:Weekdays:{SettingsReader.AnyId}"),
        Of(SettingsReader.AnyId, "Lead:OnWorkingDays"), Of(SettingsReader.AnyId, "Anlass"), Of(SettingsReader.AnyId, "Freigabe"), Of(SettingsReader.AnyId, "RevisionWhenMoved"), Of(SettingsReader.AnyId, "Follows"),
        Of(SettingsReader.AnyId, "FollowsWithinDays"), $"{Closing}:{SettingsReader.AnyId}",
    ];

    /// <inheritdoc/>
    public static DeadlineOptions Read(SettingsReader settings)
    {
        string[] ids = [.. settings.Entries(Committees.Section).Select(entry => entry.Id)];
        ImmutableDictionary<string, CommitteeRule> rules = ids.ToImmutableDictionary(id => id, id => RuleOf(id, ids, settings));
        foreach (string id in ids.Where(id => IsCircle(id, rules)))
        {
            settings.Add($"{Of(id, "Follows")}: Die Beratungsfolge führt im Kreis.");
        }

        return new DeadlineOptions { Rules = rules, ClosingDays = new ClosingDays([.. ReadClosingDays(settings)]) };
    }

    /// <summary>The rule of a committee.</summary>
    public CommitteeRule RuleOf(string committee) => Rules.GetValueOrDefault(committee) ?? new CommitteeRule();

    private static CommitteeRule RuleOf(string id, string[] ids, SettingsReader settings)
    {
        string? follows = settings.Text(Of(id, "Follows"));
        if (follows is not null && !ids.Contains(follows, StringComparer.Ordinal))
        {
            settings.Add($"{Of(id, "Follows")} ist „{follows}“; ein Gremium mit diesem Kürzel ist nicht eingerichtet.");
        }

        string occasion = settings.OneOf(Of(id, "Anlass"), "jede Sitzung", [.. Occasions.Keys.Order(StringComparer.Ordinal)]);
        return new CommitteeRule
        {
            Lead = LeadOf(id, settings),
            Occasion = Occasions.GetValueOrDefault(occasion),
            NeedsRelease = settings.OneOf(Of(id, "Freigabe"), WithoutRelease, WithoutRelease, WithRelease) == WithRelease,
            RevisesWhenMoved = settings.YesOrNo(Of(id, "RevisionWhenMoved"), false),
            Follows = follows,
            FollowsWithin = settings.Whole(Of(id, "FollowsWithinDays"), new CommitteeRule().FollowsWithin, 0, LongestSequence),
        };
    }

    private static LeadRule LeadOf(string id, SettingsReader settings)
    {
        LeadRule standard = LeadRule.Default;
        string unit = settings.OneOf(Of(id, "Lead:Unit"), standard.Unit.ToString(), Enum.GetNames<DayUnit>());
        return new LeadRule
        {
            Days = settings.Whole(Of(id, "Lead:Days"), standard.Days, 0, LongestLead),
            Unit = Enum.TryParse(unit, out DayUnit known) ? known : standard.Unit,
            CountsMeetingDay = settings.YesOrNo(Of(id, "Lead:CountMeetingDay"), standard.CountsMeetingDay),
            CountsSendingDay = settings.YesOrNo(Of(id, "Lead:CountSendingDay"), standard.CountsSendingDay),
            ByWeekday = WeekdaysOf(id, settings),
            OnWorkingDays = settings.YesOrNo(Of(id, "Lead:OnWorkingDays"), standard.OnWorkingDays),
        };
    }

    private static ImmutableDictionary<DayOfWeek, int> WeekdaysOf(string id, SettingsReader settings)
    {
        Dictionary<DayOfWeek, int> days = [];
        string section = Of(id, "Lead:Weekdays");
        foreach ((string name, _) in settings.Entries(section))
        {
            if (Weekdays.TryGetValue(name, out DayOfWeek weekday))
            {
                days[weekday] = settings.Whole($"{section}:{name}", LeadRule.Default.Days, 0, LongestLead);
            }
            else
            {
                settings.Add($"{section}:{name} ist kein Wochentag; erlaubt: Montag bis Sonntag.");
            }
        }

        return days.Count == 0 ? LeadRule.Default.ByWeekday : days.ToImmutableDictionary();
    }

    private static IEnumerable<ClosingDay> ReadClosingDays(SettingsReader settings)
    {
        foreach ((string place, string? text) in settings.Entries(Closing))
        {
            if (ClosingDay.Read(text ?? "") is ClosingDay day)
            {
                yield return day;
            }
            else
            {
                settings.Add(
                    $"{Closing}:{place} ist „{text}“; erwartet wird z. B. 24.12. (jedes Jahr), 28.12.2026, 24.12.2026 - 01.01.2027, Rosenmontag oder Weiberfastnacht.");
            }
        }
    }

    private static bool IsCircle(string id, ImmutableDictionary<string, CommitteeRule> rules)
    {
        HashSet<string> seen = [];
        for (string? at = id; at is not null; at = rules.GetValueOrDefault(at)?.Follows)
        {
            if (!seen.Add(at))
            {
                return at == id;
            }
        }

        return false;
    }

    private static string Of(string id, string key) => $"{Committees.Section}:{id}:{key}";
}
