using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Compares lines of two Auswertungen and finds the reasons of each difference.</summary>
/// <param name="earlier">The earlier Auswertung.</param>
/// <param name="later">The later one.</param>
/// <param name="before">Its lines by id.</param>
/// <param name="after">The later one's lines by id.</param>
internal sealed class LineComparer(
    ComparedRun earlier, ComparedRun later, IReadOnlyDictionary<string, Measurement> before,
    IReadOnlyDictionary<string, Measurement> after)
{
    /// <summary>Said plainly where nothing explains a difference; nothing is invented.</summary>
    public static readonly ChangeReason Unexplained = new(ChangeCause.Unexplained, "ohne erkennbaren Grund; bitte prüfen");

    private readonly RowComparer rows = new(earlier, later);
    private readonly Dictionary<string, bool> touched = new(StringComparer.Ordinal);

    /// <summary>Compares a line.</summary>
    /// <param name="id">Its id, in one of the catalogues at least.</param>
    public LineChange Compare(string id)
    {
        Measurement? was = before.GetValueOrDefault(id);
        Measurement? @is = after.GetValueOrDefault(id);
        if (was is null || @is is null)
        {
            return new LineChange(was, @is, [was is null
                ? new ChangeReason(ChangeCause.NewLine, "neu im Zielkatalog")
                : new ChangeReason(ChangeCause.DroppedLine, "nicht mehr im Zielkatalog")]);
        }

        ImmutableArray<ChangeReason> rules = [.. RuleReasons.Of(was, @is, earlier.Result, later.Result), .. Recount(was, @is)];
        LineChange change = new(was, @is, rules);
        return change.IsChanged || HasTouchedRows(id) ? change with { Reasons = ReasonsOf(change, rules) } : change;
    }

    private ImmutableArray<ChangeReason> ReasonsOf(LineChange change, ImmutableArray<ChangeReason> rules)
    {
        Measurement was = change.Before!;
        Measurement @is = change.After!;
        List<ChangeReason> reasons = [.. rules];
        ImmutableArray<RowDifference> differences = [.. rows.Differences(was, @is)
            .Where(row => row.Then != row.Now || change.NumberChanged || change.OutlookChanged || change.ValuesChanged)];
        reasons.AddRange(differences.SelectMany(difference => rows.Direct(difference, @is)));
        if (change.StateChanged)
        {
            reasons.AddRange(TimeReasons.Of(was, @is, earlier.AsOf, later.AsOf, onlyDeciding: true));
        }

        reasons.AddRange(PartnerReasons(differences));
        reasons.AddRange(BasisReasons(@is, reasons, differences));
        reasons.AddRange(differences.Where(difference => !rows.Direct(difference, @is).Any())
            .Select(difference => rows.Dependent(difference, CauseOfOthers(reasons, difference, was, @is))));
        if (reasons.Count == 0)
        {
            reasons.AddRange(rows.Differences(was, @is, withNearMisses: true).SelectMany(difference => rows.Direct(difference, @is)));
        }

        if (reasons.Count == 0)
        {
            reasons.AddRange(TimeReasons.Of(was, @is, earlier.AsOf, later.AsOf, onlyDeciding: false));
        }

        return reasons.Count > 0 || !change.IsChanged ? [.. reasons] : [Unexplained];
    }

    /// <summary>Why a row stands elsewhere although it is as it was; null where nothing says so.</summary>
    private string? CauseOfOthers(List<ChangeReason> reasons, RowDifference row, Measurement was, Measurement @is) =>
        reasons.FirstOrDefault(reason => reason.Row is null && reason.Cause is not ChangeCause.Time)?.Text
        ?? (rows.Nearest(row, rows.Related(was, @is)).ToArray() is { Length: > 0 } ids ? $"folgt aus {string.Join(", ", ids)}" : null);

    private static IEnumerable<ChangeReason> Recount(Measurement was, Measurement @is) => (was.Status, @is.Status) switch
    {
        (Status.Withheld, not Status.Withheld) => [new ChangeReason(ChangeCause.Recount, "damals zurückgehalten, weil die Nachzählung abwich")],
        (not Status.Withheld, Status.Withheld) => [new ChangeReason(ChangeCause.Recount, "zurückgehalten, weil die Nachzählung abweicht")],
        _ => [],
    };

    private IEnumerable<ChangeReason> PartnerReasons(ImmutableArray<RowDifference> differences)
    {
        HashSet<string> named = [.. differences.SelectMany(row => new[] { row.Before, row.After }).OfType<Activity>()
            .SelectMany(row => ActivityFields.PartnerAttributes.SelectMany(name => row.Values(name)))];
        foreach (Partner now in later.Partners.Where(partner => named.Contains(partner.Id)))
        {
            Partner? then = earlier.Partners.FirstOrDefault(partner => partner.Id == now.Id);
            if (then is not null && (then.Type != now.Type || then.IsVoluntary != now.IsVoluntary))
            {
                yield return new ChangeReason(
                    ChangeCause.Partner, "Angaben zu einem Partner geändert", $"{now.Name} ({now.Id}): {Kind(now)} statt {Kind(then)}");
            }
        }
    }

    private static string Kind(Partner partner) => partner.Type + (partner.IsVoluntary ? ", ehrenamtlich" : "");

    /// <summary>Other lines on which this one leans and whose rows or rules differ; told only where something needs it.</summary>
    private IEnumerable<ChangeReason> BasisReasons(
        Measurement line, List<ChangeReason> reasons, ImmutableArray<RowDifference> differences) =>
        reasons.Count > 0 && differences.All(difference => rows.Direct(difference, line).Any())
            ? []
            : Upstream(line).Where(IsTouched).Select(id => new ChangeReason(ChangeCause.Basis, $"Folge der Änderung bei {id}"));

    private IEnumerable<string> Upstream(Measurement line)
    {
        List<string> found = [];
        Queue<string> open = new(line.Line.Measure.Lines);
        while (open.TryDequeue(out string? id))
        {
            if (!found.Contains(id))
            {
                found.Add(id);
                foreach (string next in after.GetValueOrDefault(id)?.Line.Measure.Lines ?? [])
                {
                    open.Enqueue(next);
                }
            }
        }

        return found;
    }

    private bool IsTouched(string id)
    {
        if (!touched.TryGetValue(id, out bool known))
        {
            Measurement? was = before.GetValueOrDefault(id);
            Measurement? @is = after.GetValueOrDefault(id);
            known = was is null || @is is null || rows.Related(was, @is).Any()
                || RuleReasons.Of(was, @is, earlier.Result, later.Result).Any();
            touched[id] = known;
        }

        return known;
    }

    private bool HasTouchedRows(string id) => rows.Differences(before[id], after[id]).Any();
}
