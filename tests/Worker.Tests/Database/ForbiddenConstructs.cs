using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>
/// What the T-SQL does without, so that it runs on every supported version and on servers that speak TDS without being
/// SQL Server: once-only is a unique constraint and a conditional UPDATE, never a trick of locks or isolation.
/// </summary>
internal sealed class ForbiddenConstructs : TSqlFragmentVisitor
{
    public List<string> Found { get; } = [];

    public override void Visit(TSqlFragment fragment)
    {
        string? name = fragment switch
        {
            MergeStatement or MergeSpecification => "MERGE",
            CreateOrAlterViewStatement or CreateOrAlterProcedureStatement or CreateOrAlterFunctionStatement
                or CreateOrAlterTriggerStatement => "CREATE OR ALTER",
            AlterViewStatement => "ALTER VIEW",
            WaitForStatement => "WAITFOR",
            SetTransactionIsolationLevelStatement => "SET TRANSACTION ISOLATION LEVEL",
            TableHint => "table hint",
            OptimizerHint => "query hint",
            SystemVersioningTableOption or SystemTimePeriodDefinition or TemporalClause => "temporal table",
            ExecutableProcedureReference procedure => $"EXEC {procedure.ProcedureReference?.ProcedureReference?.Name?.BaseIdentifier?.Value}",
            UpdateStatement { WithCtesAndXmlNamespaces: not null } or DeleteStatement { WithCtesAndXmlNamespaces: not null }
                or InsertStatement { WithCtesAndXmlNamespaces: not null } => "change through a CTE",
            ForClause => "FOR XML or JSON",
            _ => null,
        };
        if (name is not null)
        {
            Found.Add(name);
        }
    }
}
