using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Urteil über eine Vereinbarung: sie zählt, sie wartet, wenn nur die Dauer fehlt, oder sie zählt nicht, weil gemeinsame Aktivitäten
/// fehlen; mit ihr zählen oder warten ihre Veranstaltungen (Z-14). Das günstigste Urteil steht zuerst.
/// </summary>
internal enum AgreementState
{
    /// <summary>It counts.</summary>
    Counted,

    /// <summary>Only time is missing.</summary>
    Waiting,

    /// <summary>Joint activities are missing.</summary>
    Failing,
}

/// <summary>Beurteilte Vereinbarung.</summary>
/// <param name="Row">The agreement.</param>
/// <param name="Joint">Ids of its joint activities.</param>
/// <param name="State">Whether it counts.</param>
/// <param name="DecidableFrom">First day on which its duration is complete.</param>
/// <param name="CountsFrom">First day on which it also has enough joint activities.</param>
internal sealed record JudgedAgreement(
    Activity Row, ImmutableArray<string> Joint, AgreementState State, DateOnly DecidableFrom, DateOnly CountsFrom) : IComparable<JudgedAgreement>
{
    /// <summary>Id of the agreement.</summary>
    public string Agreement => Row.Id;

    /// <summary>The better state first, then what counted first, then the older one, then the lower id.</summary>
    public int CompareTo(JudgedAgreement? other) => other is null ? 1
        : State != other.State ? State.CompareTo(other.State)
        : State == AgreementState.Counted && CountsFrom != other.CountsFrom ? CountsFrom.CompareTo(other.CountsFrom)
        : Row.StartDate != other.Row.StartDate ? Row.StartDate.CompareTo(other.Row.StartDate)
        : string.CompareOrdinal(Row.Id, other.Row.Id);

    /// <summary>Ids of the agreement and its joint activities, in ordinal order.</summary>
    public ImmutableArray<string> Rows => [.. Joint.Append(Agreement).Order(StringComparer.Ordinal)];
}

/// <summary>Zählstand der Vereinbarungen: gezählt, wartend, nicht gezählt.</summary>
internal sealed class AgreementTally
{
    private readonly List<JudgedAgreement> best = [];
    private readonly List<UnmetRow> unmet = [];

    /// <summary>The agreement that stands for its partners.</summary>
    public void Add(JudgedAgreement judged, FailedCondition missing)
    {
        best.Add(judged);
        if (judged.State == AgreementState.Failing)
        {
            Reject(judged, missing);
        }
    }

    /// <summary>The agreement does not count, nor do its joint activities.</summary>
    public void Reject(JudgedAgreement judged, FailedCondition condition)
    {
        unmet.Add(new UnmetRow(judged.Agreement, condition));
        foreach (string row in judged.Joint)
        {
            RejectJoint(row, judged.Agreement);
        }
    }

    /// <summary>A joint activity whose agreement does not count.</summary>
    public void RejectJoint(string row, string agreement) => unmet.Add(new UnmetRow(
        row, new FailedCondition(Cooperations.Link, "gezählte Vereinbarung", agreement)));

    /// <summary>
    /// The actual; an event that serves a counted or waiting agreement is not also listed as not counted for another.
    /// </summary>
    public Actual Result()
    {
        ImmutableArray<JudgedAgreement> counted = Of(AgreementState.Counted);
        ImmutableArray<JudgedAgreement> waiting = Of(AgreementState.Waiting);
        ImmutableHashSet<string> used = [.. counted.Concat(waiting).SelectMany(judged => judged.Rows)];
        return new Actual
        {
            Number = counted.Length,
            Values = [.. counted.Select(judged => new CountedValue(judged.Agreement, judged.Rows))],
            Waiting = [.. waiting.Select(judged => new WaitingUnit(judged.Agreement, judged.DecidableFrom, judged.Rows))],
            Unmet = [.. unmet.Where(row => !used.Contains(row.Activity)).DistinctBy(row => row.Activity)],
        };
    }

    private ImmutableArray<JudgedAgreement> Of(AgreementState state) => [.. best.Where(judged => judged.State == state)];
}
