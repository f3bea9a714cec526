using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A SELECT while its parts are visited: which names its FROM gives, what it groups by, and which part is at hand.</summary>
internal sealed class QueryScope
{
    private static readonly HashSet<string> Aggregates =
        new(["COUNT", "SUM", "MIN", "MAX", "AVG"], StringComparer.OrdinalIgnoreCase);

    public QueryScope(QuerySpecification query)
    {
        foreach (TableReference table in query.FromClause?.TableReferences ?? [])
        {
            Add(table);
        }

        Keys = [.. (query.GroupByClause?.GroupingSpecifications ?? []).Select(key => key.Written())];
        OwnAggregates own = new();
        own.Search(query);
        IsGrouped = query.GroupByClause is not null || own.IsFound;
    }

    /// <summary>Tables and derived tables of FROM, without the joins around them.</summary>
    public List<TableReference> Tables { get; } = [];

    /// <summary>Conditions of the joins.</summary>
    public List<TSqlFragment> Joins { get; } = [];

    /// <summary>Names by which columns can be asked for.</summary>
    public HashSet<string> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What the query groups by, as written.</summary>
    public HashSet<string> Keys { get; }

    /// <summary>Whether the query gives groups and not rows.</summary>
    public bool IsGrouped { get; }

    /// <summary>Whether SELECT or HAVING is at hand.</summary>
    public bool IsGrouping { get; set; }

    /// <summary>Whether WHERE or GROUP BY is at hand.</summary>
    public bool IsFiltering { get; set; }

    /// <summary>Whether what is at hand stands within an aggregate.</summary>
    public bool IsAggregating { get; set; }

    private void Add(TableReference table)
    {
        if (table is QualifiedJoin join)
        {
            Add(join.FirstTableReference);
            Add(join.SecondTableReference);
            Joins.Add(join.SearchCondition);
            return;
        }

        Tables.Add(table);
        Aliases.Add(table switch
        {
            TableReferenceWithAlias { Alias: Identifier alias } => alias.Value,
            NamedTableReference named => named.SchemaObject.BaseIdentifier.Value,
            _ => throw new InvalidOperationException($"FROM without a name: {table.Written()}"),
        });
    }

    private sealed class OwnAggregates : TSqlFragmentVisitor
    {
        public bool IsFound { get; private set; }

        public void Search(QuerySpecification query)
        {
            foreach (SelectElement element in query.SelectElements)
            {
                element.Accept(this);
            }

            query.HavingClause?.Accept(this);
        }

        public override void ExplicitVisit(QuerySpecification node)
        {
        }

        public override void Visit(FunctionCall node) =>
            IsFound |= node.OverClause is null && Aggregates.Contains(node.FunctionName.Value);
    }
}
