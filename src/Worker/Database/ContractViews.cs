using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;

namespace KiIndicators.Worker.Database;

/// <summary>
/// The four views of the data contract, created from the files beside the program, which an installation adapts.
/// </summary>
/// <param name="folder">Folder that holds the four files.</param>
internal sealed partial class ContractViews(string folder)
{
    /// <summary>The views and the columns that each must deliver.</summary>
    public static ImmutableArray<(string View, ImmutableArray<string> Columns)> Contract { get; } =
    [
        ("activity",
        [
            "id", "kind", "title", "start_date", "end_date", "status", "organiser", "participants", "minutes", "quantity",
            "unit", "note", "recorded_at", "changed_at",
        ]),
        ("activity_attribute", ["activity_id", "attribute", "value"]),
        ("partner", ["id", "name", "type", "voluntary"]),
        ("remark", ["indicator", "written_on", "role", "cause", "measure", "new_date"]),
    ];

    /// <summary>Drops and creates the views and checks their columns; remembers from which text they were made.</summary>
    /// <exception cref="UserError">A file is missing, its SQL is refused or a column is missing (exit code 2).</exception>
    public void Create(DbTransaction transaction, SqlDatabase database)
    {
        foreach ((string view, ImmutableArray<string> columns) in Contract)
        {
            string text = Text(view);
            ImmutableArray<string> missing = Run(transaction, database, view, columns);
            if (missing.Length > 0)
            {
                throw new UserError(
                    $"Die Sicht {view} aus {FileOf(view)} liefert nicht alle Spalten; es fehlt: {string.Join(", ", missing)}.", 2);
            }

            Settings.Write(transaction, database.Sql, SettingOf(view), HashOf(text));
        }
    }

    /// <summary>Views whose file has changed since they were last created, or that are others in the database than in their file.</summary>
    public ImmutableArray<string> Changed(DbTransaction transaction, SqlDatabase database) =>
    [
        .. Contract.Select(contract => contract.View)
            .Where(view => Settings.Read(transaction, database.Sql, SettingOf(view)) != HashOf(Text(view))
                || IsOther(transaction, database, view)),
    ];

    /// <summary>How many rows each view gives, or what keeps it from giving any.</summary>
    public static ImmutableArray<ViewRows> Count(SqlDatabase database) =>
        [.. Contract.Select(contract => Count(database, contract.View))];

    /// <summary>How many rows a view gives, or what keeps it from giving any.</summary>
    public static ViewRows Count(SqlDatabase database, string view)
    {
        try
        {
            return new ViewRows(view, database.Read(transaction => transaction.Connection!.ExecuteScalar<long>(
                $"SELECT COUNT(*) FROM {SqlRoom.View(database.Dialect, view)}", transaction: transaction)), null);
        }
        catch (UserError error)
        {
            return new ViewRows(view, null, error.Message); // said in the table, beside the views that can be read
        }
    }

    // A server shows a definition only to whom it may; what cannot be seen cannot be compared.
    private bool IsOther(DbTransaction transaction, SqlDatabase database, string view)
    {
        StoredRow? found = StoredRow.Read(
            transaction, database.Sql.ReadViewDefinition, view, 1, new { Name = SqlRoom.View(database.Dialect, view) }).FirstOrDefault();
        return found is null || (found.TextOrNull("Definition") is string definition
            && !SqlBatches.Split(Text(view)).Any(batch => Body(batch) is string wanted && wanted == Body(definition)));
    }

    // SQLite keeps a definition from its name on, a server with the comments before it: compared is what lies between.
    private static string? Body(string statement) => CreateView().Match(statement) is { Success: true } create
        ? statement[(create.Index + create.Length)..].ReplaceLineEndings("\n").Trim().TrimEnd(';').TrimEnd()
        : null;

    [GeneratedRegex(@"\bCREATE\s+VIEW\s+(?:IF\s+NOT\s+EXISTS\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex CreateView();

    /// <summary>Name of the setting that remembers from which text a view was made.</summary>
    public static string SettingOf(string view) => $"contract.{view}";

    /// <summary>What that setting holds: SHA-256 of the text as UTF-8, hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private ImmutableArray<string> Run(
        DbTransaction transaction, SqlDatabase database, string view, ImmutableArray<string> columns)
    {
        try
        {
            foreach (string batch in SqlBatches.Split(Text(view)))
            {
                transaction.Connection!.Execute(batch, transaction: transaction);
            }

            using DbDataReader reader = (DbDataReader)transaction.Connection!.ExecuteReader(
                $"SELECT * FROM {SqlRoom.View(database.Dialect, view)} WHERE 1 = 0", transaction: transaction);
            return [.. columns.Except(reader.GetColumnSchema().Select(column => column.ColumnName), StringComparer.Ordinal)];
        }
        catch (DbException exception) when (database.IsFaultyStatement(exception))
        {
            throw new UserError(
                $"Die Sicht {view} lässt sich aus {FileOf(view)} nicht anlegen ({exception.Message}). Bitte die Datei berichtigen.",
                2, exception);
        }
    }

    private string FileOf(string view) => Path.Combine(folder, $"{view}.sql");

    /// <summary>The text of a view's file.</summary>
    /// <exception cref="UserError">It cannot be read (exit code 2).</exception>
    public string Text(string view)
    {
        try
        {
            return File.ReadAllText(FileOf(view));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"Die Datei {FileOf(view)} der Sicht {view} lässt sich nicht lesen ({exception.Message}).", 2, exception);
        }
    }
}

/// <summary>What a view gives.</summary>
/// <param name="View">The view.</param>
/// <param name="Rows">How many rows; null where it cannot be read.</param>
/// <param name="Fault">Why it cannot be read, or null.</param>
internal sealed record ViewRows(string View, long? Rows, string? Fault);
