using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>
/// What the grammar lets pass and a server refuses, by the number of its error: found in the syntax tree, without a server.
/// Columns are told apart by the alias before them; one without is not judged.
/// </summary>
internal sealed class ServerRules : TSqlFragmentVisitor
{
    private static readonly HashSet<string> Aggregates =
        new(["COUNT", "SUM", "MIN", "MAX", "AVG"], StringComparer.OrdinalIgnoreCase);

    private readonly Stack<QueryScope> scopes = new();
    private readonly HashSet<string> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> temporary = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> found = new(StringComparer.Ordinal);

    /// <summary>The faults of a script, each once.</summary>
    public static IReadOnlyCollection<string> Broken(TSqlFragment tree)
    {
        ServerRules rules = new();
        tree.Accept(rules);
        return rules.found;
    }

    public override void ExplicitVisit(CommonTableExpression node)
    {
        Named(node.QueryExpression, node.ExpressionName.Value);
        // A recursion: its second part, after UNION ALL, may read the table itself, the first one may not.
        BinaryQueryExpression? recursion = node.QueryExpression as BinaryQueryExpression;
        (recursion?.FirstQueryExpression ?? node.QueryExpression).Accept(this);
        Require(tables.Add(node.ExpressionName.Value), 239, node, "two tables of one name");
        if (recursion is not null)
        {
            Require(recursion.BinaryQueryExpressionType == BinaryQueryExpressionType.Union && recursion.All, 252, node, "recursion without UNION ALL");
            recursion.SecondQueryExpression.Accept(this);
        }
    }

    public override void ExplicitVisit(StatementList node)
    {
        tables.Clear();
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(SelectStatement node)
    {
        tables.Clear();
        node.WithCtesAndXmlNamespaces?.Accept(this);
        node.QueryExpression.Accept(this);
        if (node.Into is SchemaObjectName made)
        {
            Require(temporary.Add(made.BaseIdentifier.Value), 2714, node, "a table of this name is there");
        }
    }

    public override void ExplicitVisit(NamedTableReference node) =>
        Require(
            node.SchemaObject.SchemaIdentifier is not null || tables.Contains(node.SchemaObject.BaseIdentifier.Value)
            || temporary.Contains(node.SchemaObject.BaseIdentifier.Value), 208, node,
            "no table of this name before here");

    public override void ExplicitVisit(QueryDerivedTable node)
    {
        Named(node.QueryExpression, node.Alias.Value);
        base.ExplicitVisit(node);
    }

    public override void ExplicitVisit(QuerySpecification node)
    {
        QueryScope scope = new(node);
        // What stands in FROM sees the queries around this one, not its neighbours.
        foreach (TableReference table in scope.Tables)
        {
            table.Accept(this);
        }

        scopes.Push(scope);
        Accept(scope.Joins);
        scope.IsGrouping = true;
        Accept(node.SelectElements);
        node.HavingClause?.Accept(this);
        scope.IsGrouping = false;
        scope.IsFiltering = true;
        node.WhereClause?.Accept(this);
        node.GroupByClause?.Accept(this);
        scope.IsFiltering = false;
        Ordered(node);
        scopes.Pop();
    }

    public override void ExplicitVisit(FunctionCall node)
    {
        if (!scopes.TryPeek(out QueryScope? scope))
        {
            base.ExplicitVisit(node);
            return;
        }

        bool isAggregate = Aggregates.Contains(node.FunctionName.Value) && node.OverClause is null;
        Require(node.OverClause is null || !scope.IsFiltering, 4108, node, "a window function in WHERE or GROUP BY");
        Require(!isAggregate || !scope.IsFiltering, 147, node, "an aggregate in WHERE or GROUP BY");
        if (!isAggregate)
        {
            base.ExplicitVisit(node);
            return;
        }

        Require(!scope.IsAggregating, 130, node, "an aggregate within an aggregate");
        Require(node.Parameters.SelectMany(part => part.All<ScalarSubquery>()).FirstOrDefault() is null, 130, node, "a subquery within an aggregate");
        scope.IsAggregating = true;
        base.ExplicitVisit(node);
        scope.IsAggregating = false;
    }

    public override void ExplicitVisit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is not { Count: 2 } name || scopes.Count == 0)
        {
            return;
        }

        QueryScope? owner = scopes.FirstOrDefault(scope => scope.Aliases.Contains(name[0].Value));
        Require(owner is not null, 4104, node, "no such alias here");
        Require(!scopes.Peek().IsAggregating || owner == scopes.Peek(), 8124, node, "a column of an outer query within an aggregate");
        Require(
            owner is not { IsGrouped: true, IsGrouping: true, IsAggregating: false } || owner.Keys.Contains(node.Written()), 8120, node,
            "neither grouped nor within an aggregate");
    }

    private void Accept(IEnumerable<TSqlFragment> nodes)
    {
        foreach (TSqlFragment node in nodes)
        {
            node.Accept(this);
        }
    }

    private void Ordered(QuerySpecification node)
    {
        IEnumerable<ExpressionWithSortOrder> items = node.OrderByClause?.OrderByElements ?? [];
        HashSet<string> selected = [.. node.SelectElements.OfType<SelectScalarExpression>().Select(element => element.Expression.Written())];
        foreach (ExpressionWithSortOrder item in items)
        {
            item.Accept(this);
            Require(
                node.UniqueRowFilter != UniqueRowFilter.Distinct || selected.Contains(item.Expression.Written()), 145, item,
                "ORDER BY something that SELECT DISTINCT does not give");
        }
    }

    private void Named(QueryExpression query, string table)
    {
        Require(query.OrderByClause is null, 1033, query, "ORDER BY within");
        IEnumerable<SelectScalarExpression> columns = First(query).SelectElements.OfType<SelectScalarExpression>();
        string?[] names = [.. columns.Select(column =>
            column.ColumnName?.Value ?? (column.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value)];
        Require(!names.Contains(null), 8155, query, $"a column of {table} has no name");
        Require(names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length, 8156, query, $"two columns of {table} have one name");
    }

    private static QuerySpecification First(QueryExpression query) => query switch
    {
        QuerySpecification specification => specification,
        BinaryQueryExpression both => First(both.FirstQueryExpression),
        QueryParenthesisExpression inner => First(inner.QueryExpression),
        _ => throw new InvalidOperationException(query.Written()),
    };

    private void Require(bool isKept, int error, TSqlFragment node, string what)
    {
        if (!isKept)
        {
            found.Add($"error {error}, {what}: {node.Written()}");
        }
    }
}
