using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// Gremium: the committee that a report is for.
/// </summary>
/// <param name="Id">Short name used in Auswertungsnummern, e.g. "SGS".</param>
/// <param name="Name">Full name.</param>
internal sealed record Committee(string Id, string Name);

/// <summary>The committees of the settings: Committees:ID is the name.</summary>
internal sealed partial record Committees : ISettings<Committees>
{
    private const string Section = "Committees";

    /// <summary>All of them.</summary>
    public IReadOnlyList<Committee> All { get; init; } = [];

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [$"{Section}:{SettingsReader.AnyId}"];

    /// <inheritdoc/>
    public static Committees Read(SettingsReader settings)
    {
        List<Committee> committees = [];
        foreach ((string id, string? name) in settings.Entries(Section))
        {
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
                committees.Add(new Committee(id, name.Trim().Normalize(NormalizationForm.FormC)));
            }
        }

        return new Committees { All = committees };
    }

    /// <summary>Whether a text can be the id of a committee: it becomes part of a folder's name.</summary>
    public static bool IsId(string text) => CommitteeId().IsMatch(text);

    /// <summary>The committee with this id or name.</summary>
    /// <exception cref="UserError">There is none (exit code 2).</exception>
    public Committee Find(string idOrName) =>
        All.FirstOrDefault(committee =>
            string.Equals(committee.Id, idOrName.Trim(), StringComparison.OrdinalIgnoreCase)
            || string.Equals(committee.Name, idOrName.Trim().Normalize(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError(
            $"Das Gremium „{idOrName}“ ist nicht eingerichtet. Eingerichtet sind: "
            + (All.Count == 0 ? "keine" : string.Join(", ", All.Select(committee => $"{committee.Id} ({committee.Name})")))
            + ". Weitere stehen in appsettings.json unter Committees.", 2);

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{0,11}\z")]
    private static partial Regex CommitteeId();
}
