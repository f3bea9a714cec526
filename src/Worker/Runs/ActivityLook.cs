using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// What one line makes of an activity.
/// </summary>
/// <param name="Line">Id and title of the line.</param>
/// <param name="Group">Where it stands in the evidence.</param>
/// <param name="Missing">The condition that is missing, for a near miss; else empty.</param>
internal sealed record ActivityInLine(string Line, EvidenceGroup Group, string Missing)
{
    /// <summary>Whether it belongs only to the whole of which the line takes a share.</summary>
    public bool IsOnlyInTheWhole { get; init; }
}

/// <summary>
/// One activity as it was read, and what became of it.
/// </summary>
internal sealed record ActivityLook
{
    /// <summary>The activity; null: it could not be read, or does not exist.</summary>
    public Activity? Activity { get; init; }

    /// <summary>What of it was rejected, and why.</summary>
    public required ImmutableArray<RejectedRow> Rejected { get; init; }

    /// <summary>The lines that count it, wait for it, or that it just misses, in the order of the catalogue.</summary>
    public required ImmutableArray<ActivityInLine> Lines { get; init; }

    /// <summary>How many other lines there are, of each of which it misses several conditions.</summary>
    public int Ignored { get; init; }

    /// <summary>What was changed in it, the oldest first.</summary>
    public required ImmutableArray<FieldChange> Changes { get; init; }

    /// <summary>Its withdrawal; null: it is not withdrawn.</summary>
    public ActivityWithdrawal? Withdrawal { get; init; }
}

/// <summary>Looks at one activity.</summary>
/// <param name="database">The database.</param>
/// <param name="evaluation">Gives the results.</param>
internal sealed class ActivityLooks(SqlDatabase database, EvaluationSource evaluation)
{
    /// <summary>Reads and evaluates at AsOf.</summary>
    /// <exception cref="UserError">There is no such activity (exit code 2).</exception>
    public ActivityLook Of(string id, DateOnly asOf) => database.Read(transaction => Of(transaction, id, asOf));

    private ActivityLook Of(DbTransaction transaction, string id, DateOnly asOf)
    {
        Auswertung evaluated = evaluation.Within(transaction, asOf, new EvaluationWish { AlsoNeeds = row => row.Id == id });
        ImportHistory history = new(transaction, database.Sql);
        Activity? activity = evaluated.Reading.Activities.FirstOrDefault(row => row.Id == id);
        ImmutableArray<RejectedRow> rejected = [.. evaluated.Reading.Rejected.Where(row => row.Row == id)];
        if (activity is null && rejected.IsEmpty)
        {
            string? near = NearWords.Closest(id, transaction.Connection!.Query<string>(database.Sql.ReadActivityIds, transaction: transaction));
            throw new UserError($"Eine Aktivität „{id}“ gibt es nicht. {(near is null ? "Bitte die Nummer prüfen." : $"Meinten Sie {near}?")}", 2);
        }

        ImmutableArray<ActivityInLine> lines = activity is null ? [] : [.. evaluated.Result.Measurements.SelectMany(line => In(line, id, evaluated))];
        return new ActivityLook
        {
            Activity = activity,
            Rejected = rejected,
            Lines = lines,
            Ignored = evaluated.Result.Measurements.Count() - lines.Length,
            Changes = [.. history.ChangesOf(id).Rows],
            Withdrawal = history.Withdrawals().GetValueOrDefault(id),
        };
    }

    private static IEnumerable<ActivityInLine> In(Measurement line, string id, Auswertung evaluated) =>
        from rows in line.Evidence.Groups
        where rows.Group != EvidenceGroup.Others
        from row in rows.Rows
        where row.Activity.Id == id
        select new ActivityInLine($"{line.Line.Id} {line.Line.Title}", rows.Group, string.Join("; ", row.Failed.Select(failed => ConditionWords.Exact(
            failed, evaluated.Result.ProgrammeOf(line).Area, partner => evaluated.Partners.FirstOrDefault(known => known.Id == partner)?.Name ?? partner))))
        {
            IsOnlyInTheWhole = !ShareOfAWhole.AsksFor(line, row.Activity),
        };
}
