using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace KiIndicators.Worker.Database;

/// <summary>
/// The four views of the data contract, created from the files beside the program, which an installation adapts.
/// </summary>
/// <param name="folder">Folder that holds the four files.</param>
internal sealed class ContractViews(string folder)
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

    /// <summary>Views whose file has changed since they were last created.</summary>
    public ImmutableArray<string> Changed(DbTransaction transaction, Queries sql) =>
    [
        .. Contract.Select(contract => contract.View)
            .Where(view => Settings.Read(transaction, sql, SettingOf(view)) != HashOf(Text(view))),
    ];

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
