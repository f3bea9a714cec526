using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// Gremium: the committee that a report is for.
/// </summary>
/// <param name="Id">Short name used in Auswertungsnummern, e.g. "SGS".</param>
/// <param name="Name">Full name, as it is today.</param>
internal sealed record Committee(string Id, string Name)
{
    /// <summary>Earlier names, each with the last day on which it held; the earliest first.</summary>
    public ImmutableArray<FormerName> FormerNames { get; init; } = [];

    /// <summary>Other names under which calendars know it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The committee under the name that it had on a day.</summary>
    public Committee On(DateOnly day) =>
        FormerNames.FirstOrDefault(former => day <= former.Until) is FormerName then ? this with { Name = then.Name } : this;

    /// <summary>Whether a name is one of its names, now or ever: a committee that is renamed is renamed in calendars for past meetings, too.</summary>
    public bool IsCalled(string name) => Names.Any(own => CommitteeName.Normal(own) == CommitteeName.Normal(name));

    /// <summary>All its names.</summary>
    public IEnumerable<string> Names => [Name, .. FormerNames.Select(former => former.Name), .. Aliases];

    /// <summary>The same committee under the same name; what else it is or was called is no part of it.</summary>
    public bool Equals(Committee? other) => other is not null && Id == other.Id && Name == other.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name);
}

/// <summary>A name that a committee had.</summary>
/// <param name="Until">The last day on which it held.</param>
/// <param name="Name">The name.</param>
internal sealed record FormerName(DateOnly Until, string Name);

/// <summary>The committees of the settings: Committees:ID is the name, or holds name, earlier names and other names.</summary>
internal sealed partial record Committees : ISettings<Committees>
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Committees";

    /// <summary>All of them.</summary>
    public IReadOnlyList<Committee> All { get; init; } = [];

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys =>
    [
        $"{Section}:{SettingsReader.AnyId}",
        $"{Section}:{SettingsReader.AnyId}:Name",
        $"{Section}:{SettingsReader.AnyId}:FormerNames:{SettingsReader.AnyId}",
        $"{Section}:{SettingsReader.AnyId}:Aliases:{SettingsReader.AnyId}",
    ];

    /// <inheritdoc/>
    public static Committees Read(SettingsReader settings)
    {
        List<Committee> committees = [];
        foreach ((string id, string? value) in settings.Entries(Section))
        {
            string? name = value ?? settings.Text($"{Section}:{id}:Name");
            if (!IsId(id))
            {
                settings.Add($"{Section}: Kürzel „{id}“ – erlaubt sind 1 bis 12 Großbuchstaben und Ziffern, z. B. SGS.");
            }
            else if (string.IsNullOrWhiteSpace(name))
            {
                settings.Add($"{Section}:{id} – es fehlt der Name des Gremiums.");
            }
            else
            {
                committees.Add(new Committee(id, Written(name)) { FormerNames = FormerNamesOf(id, settings), Aliases = AliasesOf(id, settings) });
            }
        }

        RejectSharedNames(committees, settings);
        return new Committees { All = committees };
    }

    /// <summary>Whether a text can be the id of a committee: it becomes part of a folder's name.</summary>
    public static bool IsId(string text) => CommitteeId().IsMatch(text);

    /// <summary>The committee with this id or one of these names.</summary>
    /// <exception cref="UserError">There is none (exit code 2).</exception>
    public Committee Find(string idOrName) => TryFind(idOrName)
        ?? throw new UserError(
            $"Das Gremium „{idOrName}“ ist nicht eingerichtet. Eingerichtet sind: "
            + (All.Count == 0 ? "keine" : string.Join(", ", All.Select(committee => $"{committee.Id} ({committee.Name})")))
            + ". Weitere stehen in appsettings.json unter Committees.", 2);

    /// <summary>The committee with this id or one of these names, or null.</summary>
    public Committee? TryFind(string idOrName) =>
        All.FirstOrDefault(committee => string.Equals(committee.Id, idOrName.Trim(), StringComparison.OrdinalIgnoreCase)) ?? Called(idOrName);

    /// <summary>The committee with this name, now or earlier, or null.</summary>
    public Committee? Called(string name) => All.FirstOrDefault(committee => committee.IsCalled(name));

    private static ImmutableArray<FormerName> FormerNamesOf(string id, SettingsReader settings)
    {
        List<FormerName> names = [];
        foreach ((string until, string? name) in settings.Entries($"{Section}:{id}:FormerNames"))
        {
            if (!DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) || string.IsNullOrWhiteSpace(name))
            {
                settings.Add($"{Section}:{id}:FormerNames:{until} – erwartet wird der letzte Tag des früheren Namens (JJJJ-MM-TT) und der Name.");
                continue;
            }

            names.Add(new FormerName(day, Written(name)));
        }

        return [.. names.OrderBy(name => name.Until)];
    }

    private static ImmutableArray<string> AliasesOf(string id, SettingsReader settings) =>
    [
        .. settings.Entries($"{Section}:{id}:Aliases").Select(entry => entry.Value).OfType<string>().Where(name => name.Trim().Length > 0).Select(Written),
    ];

    // A calendar's meeting must belong to one committee.
    private static void RejectSharedNames(IEnumerable<Committee> committees, SettingsReader settings)
    {
        foreach (IGrouping<string, (string Id, string Name)> shared in committees
            .SelectMany(committee => committee.Names.Select(name => (committee.Id, Name: name)))
            .GroupBy(entry => CommitteeName.Normal(entry.Name))
            .Where(group => group.Select(entry => entry.Id).Distinct().Count() > 1))
        {
            settings.Add($"{Section}: „{shared.First().Name}“ heißen mehrere Gremien ({string.Join(", ", shared.Select(entry => entry.Id).Distinct())}).");
        }
    }

    private static string Written(string name) => name.Trim().Normalize(NormalizationForm.FormC);

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{0,11}\z")]
    private static partial Regex CommitteeId();
}
