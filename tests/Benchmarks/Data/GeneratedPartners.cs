namespace KiIndicators.Benchmarks.Data;

/// <summary>Partners of all types that the Zielkatalog asks for, each type about as often as it occurs.</summary>
internal sealed class GeneratedPartners
{
    private static readonly string[] Types =
    [
        "Verein", "Verein", "Verein", "Verein", "Verein", "Verein", "Migrantenorganisation", "Migrantenorganisation",
        "Migrantenorganisation", "Migrantenorganisation", "Migrantenorganisation", "KMU", "KMU", "KMU", "KMU", "KMU", "Unternehmen",
        "Unternehmen", "Unternehmen", "Jobcenter", "Agentur für Arbeit", "Wohlfahrtsverband", "Wohlfahrtsverband",
        "Träger der freien Jugendhilfe", "Träger der freien Jugendhilfe", "Träger der öffentlichen Jugendhilfe",
        "Arbeitsmarktförderungsgesellschaft", "Gleichstellungsbeauftragte", "Integrationsagentur", "Integrationsrat",
        "Laiensprachmittlerpool", "Bildungsträger",
    ];

    private readonly string[] ids;
    private readonly Dictionary<string, string[]> byType;

    /// <summary>So many as many activities have; at least one of each type.</summary>
    public GeneratedPartners(int activities)
    {
        int count = Math.Clamp(activities / 20, 40, 5000);
        All = [.. Enumerable.Range(0, count).Select(number => ($"P-{number:00000}", Types[number % Types.Length]))];
        ids = [.. All.Select(partner => partner.Id)];
        byType = All.GroupBy(partner => partner.Type)
            .ToDictionary(group => group.Key, group => group.Select(partner => partner.Id).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>All, with number and type.</summary>
    public IReadOnlyList<(string Id, string Type)> All { get; }

    /// <summary>Number of one of the types, or of any.</summary>
    public string Of(Random random, params string[] types)
    {
        string[] choice = types.Length == 0 ? ids : byType[types[random.Next(types.Length)]];
        return choice[random.Next(choice.Length)];
    }
}
