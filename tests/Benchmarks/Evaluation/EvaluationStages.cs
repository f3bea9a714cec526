using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Benchmarks.Data;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Benchmarks.Evaluation;

/// <summary>What is compared with each other over the same database.</summary>
/// <param name="file">The database.</param>
internal sealed class EvaluationStages(string file)
{
    /// <summary>Reads every value of the views and does nothing with it.</summary>
    public const string Bare = "bare";

    /// <summary>Reads, judges and evaluates all lines, with evidence.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>The same, with every line counted a second time in SQL: what a command does.</summary>
    public const string Recounted = "recounted";

    /// <summary>Each line counted by a plain query over the views, as behind a tile of a dashboard.</summary>
    public const string QueryPerLine = "sql";

    /// <summary>Each line counted by the one statement that `explain LINE --format sql` prints for it.</summary>
    public const string PrintedPerLine = "printed";

    private readonly SqlDatabase database = DatabaseProvider.Create(SqlRoom.Sqlite, $"Data Source={file}");
    private readonly LoadedCatalogue catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    /// <summary>The work of a stage.</summary>
    public Action Of(string name) => name switch
    {
        Bare => () => ReadAll(),
        Evaluate => () => new EvaluationSource(database, catalogue, (_, _, _) => []).Evaluate(ActivityGenerator.AsOf),
        Recounted => () => new EvaluationSource(database, catalogue).Evaluate(ActivityGenerator.AsOf),
        QueryPerLine => () => RunEach(PlainQueries.Of(catalogue.Programmes, ActivityGenerator.AsOf)),
        PrintedPerLine => () => RunEach(Printed()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such stage."),
    };

    private long ReadAll() => database.Read(transaction =>
    {
        long values = 0;
        foreach (string view in new[] { "activity", "activity_attribute", "partner", "remark" })
        {
            using DbDataReader reader = (DbDataReader)transaction.Connection!.ExecuteReader($"SELECT * FROM {view}", transaction: transaction);
            object[] row = new object[reader.FieldCount];
            while (reader.Read())
            {
                values += reader.GetValues(row);
            }
        }

        return values;
    });

    private IEnumerable<string> Printed()
    {
        RecountScope scope = new(catalogue.Programmes, ActivityGenerator.AsOf, ImmutableDictionary<string, Baseline>.Empty);
        RecountStatements statements = new(SqlDialect.For(database.Dialect), scope, LineKinds.Of);
        return statements.Subjects().Where(subject => subject.IsLineItself).Select(subject => statements.Of(subject).Number);
    }

    private int RunEach(IEnumerable<string> statements) => database.Read(transaction =>
        statements.Sum(statement => transaction.Connection!.Query(statement, transaction: transaction).AsList().Count));
}
