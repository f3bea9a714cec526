using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>T-SQL read by the grammar of SQL Server 2019, without a server.</summary>
internal static partial class TSql
{
    /// <summary>The folder of the T-SQL in the checkout.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "sql", "sqlserver");

    /// <summary>Every T-SQL file, by its path below the folder.</summary>
    public static ImmutableArray<string> Files { get; } =
    [
        .. Directory.GetFiles(Folder, "*.sql", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file.</summary>
    public static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>The syntax tree; a fault fails the test.</summary>
    public static TSqlScript Parse(string sql, string name = "")
    {
        TSqlFragment tree = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out IList<ParseError> errors);
        errors.Select(error => $"{name}:{error.Line}:{error.Column} {error.Message}").ShouldBeEmpty();
        return tree.ShouldBeOfType<TSqlScript>();
    }

    /// <summary>All nodes of a kind.</summary>
    public static ImmutableArray<T> All<T>(this TSqlFragment tree)
        where T : TSqlFragment
    {
        Collector<T> collector = new();
        tree.Accept(collector);
        return [.. collector.Found];
    }

    /// <summary>The node as it is written.</summary>
    public static string Written(this TSqlFragment node) => string.Concat(
        node.ScriptTokenStream.Skip(node.FirstTokenIndex).Take(node.LastTokenIndex - node.FirstTokenIndex + 1).Select(token => token.Text));

    /// <summary>An expression without blanks, brackets and the mark of national texts: as both dialects write it.</summary>
    public static string Plain(string expression) => Insignificant().Replace(expression, "");

    /// <summary>What the statements use that is not to be used, with its name.</summary>
    public static ImmutableArray<string> Forbidden(TSqlFragment tree)
    {
        ForbiddenConstructs visitor = new();
        tree.Accept(visitor);
        return [.. visitor.Found];
    }

    [GeneratedRegex(@"\s|[()\[\]]|\bN(?=')")]
    private static partial Regex Insignificant();

    private sealed class Collector<T> : TSqlFragmentVisitor
        where T : TSqlFragment
    {
        public List<T> Found { get; } = [];

        public override void Visit(TSqlFragment fragment)
        {
            if (fragment is T found)
            {
                Found.Add(found);
            }
        }
    }
}
