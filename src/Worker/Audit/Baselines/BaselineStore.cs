using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Audit.Baselines;

/// <summary>
/// Festgeschriebene Ausgangswerte: appended version by version, none ever changed; the highest version of a line holds.
/// </summary>
/// <param name="database">The database.</param>
internal sealed class BaselineStore(SqlDatabase database)
{
    /// <summary>All versions, ordered by line and version, also those whose hash no longer fits.</summary>
    public ImmutableArray<FrozenBaseline> All() => database.Read(All);

    /// <summary>The versions that hold for what is needed, in ordinal order of the lines.</summary>
    /// <exception cref="UserError">One was changed in the database, or belongs to another source or period than the catalogue says.</exception>
    public ImmutableArray<FrozenBaseline> For(DbTransaction transaction, ImmutableArray<BaselineNeed> needs)
    {
        ImmutableArray<FrozenBaseline> latest = [.. Latest(All(transaction)).Where(frozen => needs.Any(need => need.Line == frozen.Line))];
        foreach (FrozenBaseline frozen in latest)
        {
            RequireUsable(frozen, needs.First(need => need.Line == frozen.Line));
        }

        return latest;
    }

    /// <summary>The highest version of every line, in ordinal order of the lines.</summary>
    public ImmutableArray<FrozenBaseline> Latest() => Latest(All());

    private ImmutableArray<FrozenBaseline> All(DbTransaction transaction) =>
        [.. StoredRow.Read(transaction, database.Sql.ReadFrozenBaselines, "frozen_baseline", 2).Select(BaselineOf)];

    private static ImmutableArray<FrozenBaseline> Latest(ImmutableArray<FrozenBaseline> all) =>
        [.. all.GroupBy(frozen => frozen.Line).Select(versions => versions.MaxBy(frozen => frozen.Version)!)
            .OrderBy(frozen => frozen.Line, StringComparer.Ordinal)];

    /// <summary>Appends the versions, all or none.</summary>
    /// <exception cref="UserError">Somebody else froze one of them at the same moment.</exception>
    public void Add(IEnumerable<FrozenBaseline> baselines)
    {
        try
        {
            database.Write(transaction => baselines.Sum(frozen =>
                transaction.Connection!.Execute(database.Sql.InsertFrozenBaseline, Row.Of(frozen), transaction)));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            throw new UserError(
                "Der Ausgangswert wurde gerade von jemand anderem festgeschrieben. Bitte „kiindicators baseline list“ ansehen.", 1, exception);
        }
    }

    private static void RequireUsable(FrozenBaseline frozen, BaselineNeed need)
    {
        if (!frozen.IsIntact)
        {
            throw new UserError(
                $"Der festgeschriebene Ausgangswert von {frozen.Line} (Fassung {frozen.Version}) passt nicht zu seiner Prüfsumme: Er wurde in "
                + "der Datenbank geändert. Bitte aus einer Sicherung wiederherstellen oder mit "
                + $"„kiindicators baseline freeze {frozen.Line} --period {need.PeriodText} --replace --reason …“ neu festschreiben.");
        }

        if (frozen.Value.Figure is null == need.IsFigure)
        {
            throw new UserError(
                $"Der festgeschriebene Ausgangswert von {frozen.Line} ist {(need.IsFigure ? "gezählt und keine Kennzahl" : "eine Kennzahl und nicht gezählt")}; "
                + $"der Zielkatalog misst {frozen.Line} anders. Bitte den Zielkatalog berichtigen oder mit "
                + $"„kiindicators baseline freeze {frozen.Line} --period {need.PeriodText} --replace --reason …“ neu festschreiben.");
        }

        if (!need.IsMetBy(frozen))
        {
            throw new UserError(
                $"Der festgeschriebene Ausgangswert von {frozen.Line} stammt aus {frozen.Value.Line}, {GermanText.Span(frozen.Value.Period)}; der "
                + $"Zielkatalog verlangt {need.SourceLine}, {GermanText.Span(need.Period)}. Bitte den Zielkatalog berichtigen oder mit "
                + $"„kiindicators baseline freeze {frozen.Line} --period {need.PeriodText} --replace --reason …“ neu festschreiben.");
        }
    }

    // Values that are of the right form and not those that were frozen give another content than was hashed, and are refused for that.
    private static FrozenBaseline BaselineOf(StoredRow row)
    {
        DateOnly from = row.Day("PeriodFrom");
        DateOnly to = row.Day("PeriodTo") is DateOnly day && day >= from ? day : throw row.Fault("PeriodTo", "vor dem Anfang des Zeitraums");
        return new FrozenBaseline(
            row.Text("Line"), row.Whole("Version"),
            new Baseline(
                row.Text("SourceLine"), new Period(from, to), ValuesOf(row.Text("ValueSet")), row.Long("Number"), row.Day("FrozenOn"))
            {
                Figure = FigureOf(row),
            },
            row.TextOrNull("Reason"), row.Text("Sha256"));
    }

    // Unit and last day belong to a figure, which has a first day; without it they would be in no hash.
    private static BaselineFigure? FigureOf(StoredRow row)
    {
        if (row.IsNull("FigureFrom"))
        {
            string? stray = new[] { "FigureTo", "Unit" }.FirstOrDefault(column => !row.IsNull(column));
            return stray is null ? null : throw row.Fault(stray, "ohne ersten Tag der Kennzahl");
        }

        DateOnly from = row.Day("FigureFrom");
        DateOnly to = row.Day("FigureTo") is DateOnly day && day >= from ? day : throw row.Fault("FigureTo", "vor dem ersten Tag der Kennzahl");
        return new BaselineFigure(row.TextOrNull("Unit"), new Period(from, to));
    }

    private static ImmutableArray<string> ValuesOf(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<string?[]>(text) is { } values && !values.Contains(null) ? [.. values.OfType<string>()] : [text];
        }
        catch (JsonException)
        {
            return [text];
        }
    }

    private sealed record Row
    {
        public required string Line { get; init; }

        public int Version { get; init; }

        public required string SourceLine { get; init; }

        public required string PeriodFrom { get; init; }

        public required string PeriodTo { get; init; }

        public required string ValueSet { get; init; }

        public long Number { get; init; }

        public string? Unit { get; init; }

        public string? FigureFrom { get; init; }

        public string? FigureTo { get; init; }

        public required string FrozenOn { get; init; }

        public string? Reason { get; init; }

        public required string Sha256 { get; init; }

        public static Row Of(FrozenBaseline frozen) => new()
        {
            Line = frozen.Line,
            Version = frozen.Version,
            SourceLine = frozen.Value.Line,
            PeriodFrom = DatabaseText.Day(frozen.Value.Period.From),
            PeriodTo = DatabaseText.Day(frozen.Value.Period.To),
            ValueSet = JsonSerializer.Serialize(frozen.Value.Values),
            Number = frozen.Value.Number!.Value,
            Unit = frozen.Value.Figure?.Unit,
            FigureFrom = frozen.Value.Figure is BaselineFigure first ? DatabaseText.Day(first.Days.From) : null,
            FigureTo = frozen.Value.Figure is BaselineFigure last ? DatabaseText.Day(last.Days.To) : null,
            FrozenOn = DatabaseText.Day(frozen.Value.FrozenOn!.Value),
            Reason = frozen.Reason,
            Sha256 = frozen.Sha256,
        };
    }
}
