using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Ids over all programmes: each may be given once.</summary>
/// <param name="faults">Takes the faults.</param>
internal sealed class IdRegister(FaultList faults)
{
    private readonly Dictionary<(string What, string Id), Position> given = [];

    /// <summary>All references between lines, in the order of reading.</summary>
    public List<LineReference> References { get; } = [];

    /// <summary>Lines with faults: what they hold is only partly read, so nothing is concluded from it.</summary>
    public HashSet<string> FaultyLines { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes an id; a second one of the same sort is a fault.</summary>
    /// <param name="what">Sort with its article-free name, e.g. "Zeile"; ids of different sorts may be equal.</param>
    /// <param name="node">The id.</param>
    public string Add(string what, Node? node)
    {
        string id = node?.Text(faults) ?? "";
        if (id.Length > 0 && !given.TryAdd((what, id), node!.At))
        {
            faults.Add(node.At, $"{what} „{id}“ gibt es schon ({given[(what, id)]}); erwartet: eine id, die nur einmal vorkommt");
        }

        return id;
    }
}
