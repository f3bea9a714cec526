using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Results;
using Shouldly;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>A row as `explain --format sql-rows` shows it.</summary>
internal sealed record ListedRow(string Id, string Day, string Title)
{
    /// <summary>What a database tool shows.</summary>
    public static ListedRow[] Read(DbConnection connection, string sql)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using DbDataReader reader = command.ExecuteReader();
        Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray().ShouldBe(["nummer", "beginn", "titel"]);
        List<ListedRow> rows = [];
        while (reader.Read())
        {
            rows.Add(new ListedRow(reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        }

        return [.. rows];
    }

    /// <summary>The counted rows of the evidence, by day and number.</summary>
    public static ListedRow[] Of(Measurement line) =>
    [
        .. line.Evidence.Counted
            .Select(row => new ListedRow(row.Id, row.StartDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Title))
            .OrderBy(row => row.Day, StringComparer.Ordinal).ThenBy(row => row.Id, StringComparer.Ordinal),
    ];
}
