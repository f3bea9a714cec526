using System.Globalization;
using System.Text;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>How a statement is laid out: names, comments, indentation, lists of conditions.</summary>
internal static class SqlText
{
    /// <summary>A name made from a line's id or an attribute: small letters, digits and underscores only.</summary>
    public static string Name(string text)
    {
        StringBuilder name = new();
        foreach (char character in text.ToLowerInvariant())
        {
            name.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return name.Length > 0 && char.IsAsciiLetter(name[0]) ? name.ToString() : "z_" + name;
    }

    /// <summary>Comment lines; nothing in the text can end the comment, so nothing in it is ever run.</summary>
    public static string Comment(string text) =>
        string.Join('\n', text.Split('\n').Select(line => "-- " + Harmless(line)));

    /// <summary>All lines of a text moved to the right.</summary>
    public static string Indent(string text, int blanks = 2) =>
        new string(' ', blanks) + text.Replace("\n", "\n" + new string(' ', blanks), StringComparison.Ordinal);

    /// <summary>Conditions one below the other, each under the comment that says what it is.</summary>
    public static string All(IEnumerable<Clause> clauses) => Joined(clauses, "AND", "1 = 1");

    /// <summary>The same joined by OR.</summary>
    public static string Any(IEnumerable<Clause> clauses) => Joined(clauses, "OR", "1 = 0");

    /// <summary>A day as readers write it, for comments.</summary>
    public static string German(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Joined(IEnumerable<Clause> clauses, string word, string empty)
    {
        string[] written = [.. clauses.Select((clause, index) =>
            (clause.Comment.Length > 0 ? Comment(clause.Comment) + "\n" : "") + (index > 0 ? word + " " : "") + clause.Sql)];
        return written.Length == 0 ? empty : string.Join('\n', written);
    }

    // Everything that some tool could take for the end of a line or of a comment.
    private static string Harmless(string line)
    {
        StringBuilder text = new();
        foreach (char character in line)
        {
            text.Append(char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character);
        }

        return text.Replace("*/", "* /").Replace("/*", "/ *").ToString().TrimEnd();
    }
}

/// <summary>A condition with what it is.</summary>
/// <param name="Comment">German; empty where the condition says it all.</param>
/// <param name="Sql">The condition; true or false, never unknown.</param>
internal readonly record struct Clause(string Comment, string Sql);
