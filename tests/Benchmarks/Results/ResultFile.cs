using System.Globalization;
using KiIndicators.Benchmarks.Measuring;

namespace KiIndicators.Benchmarks.Results;

/// <summary>
/// The document with all results. A part that is measured replaces its own section and leaves the others, and what was written
/// between them by hand, as they are.
/// </summary>
/// <param name="path">The file; a missing one is begun.</param>
internal sealed class ResultFile(string path)
{
    private const string Mark = "## ";

    /// <summary>Writes a section in place of the former one of this title, or at the end.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="load">Load of the machine when the part began.</param>
    /// <param name="texts">Its paragraphs and tables.</param>
    public void Write(string title, string load, params string[] texts)
    {
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"Measured {DateTime.UtcNow:yyyy-MM-dd} on {Machine.Description}; load of the last minute {load} before, {Machine.Load} after.");
        string section = string.Join("\n\n", [Mark + title, measured, .. texts]);
        List<string> sections = [.. Sections()];
        int former = sections.FindIndex(text => text.Split('\n')[0] == Mark + title);
        if (former < 0)
        {
            sections.Add(section);
        }
        else
        {
            sections[former] = section;
        }

        File.WriteAllText(path, string.Join("\n\n", sections) + "\n");
        Console.WriteLine($"\n{section}\n");
    }

    private IEnumerable<string> Sections()
    {
        List<string> lines = [];
        foreach (string line in File.Exists(path) ? File.ReadAllLines(path) : ["# Benchmarks"])
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal))
            {
                yield return string.Join('\n', lines).Trim();
                lines.Clear();
            }

            lines.Add(line);
        }

        yield return string.Join('\n', lines).Trim();
    }
}
