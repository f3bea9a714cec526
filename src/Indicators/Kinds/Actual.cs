using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Ist: was die gezählten Zeilen ergeben.
/// </summary>
public sealed record Actual
{
    /// <summary>The number in units; null where nothing can be measured, and for shares.</summary>
    public long? Number { get; init; }

    /// <summary>Numerator of a share or of "2 von 3"; null where there is none.</summary>
    public long? Numerator { get; init; }

    /// <summary>Denominator of a share or of "2 von 3"; null where there is none.</summary>
    public long? Denominator { get; init; }

    /// <summary>Whether the number is a share: numerator through denominator.</summary>
    public bool IsShare { get; init; }

    /// <summary>How many rows carry the value that is added up; null where the kind adds nothing up.</summary>
    public Coverage? Coverage { get; init; }

    /// <summary>Why there is no number although rows are there, in German; null where that needs no saying.</summary>
    public string? WhyUnmeasured { get; init; }

    /// <summary>Counted values or stages with the activities behind them, in the order in which they are printed.</summary>
    public ImmutableArray<CountedValue> Values { get; init; } = [];

    /// <summary>Stages that are rated and not met.</summary>
    public ImmutableArray<string> MissingStages { get; init; } = [];

    /// <summary>Values of the baseline not seen in the period: "noch offen" while it runs, "entfallen" after its end.</summary>
    public ImmutableArray<string> LostValues { get; init; } = [];

    /// <summary>Units that only time can decide.</summary>
    public ImmutableArray<WaitingUnit> Waiting { get; init; } = [];

    /// <summary>Rows that meet the row's conditions but not what the kind asks of them together.</summary>
    public ImmutableArray<UnmetRow> Unmet { get; init; } = [];

    /// <summary>What is done so far, in units: the numerator of a share, else the number, else 0.</summary>
    public long Units => IsShare ? Numerator ?? 0 : Number ?? 0;

    /// <summary>Whether there is a number at all.</summary>
    public bool IsMeasured => IsShare ? Denominator > 0 : Number is not null;
}

/// <summary>Gezählter Wert (eine Kommune, eine Stufe, ein Quartal) mit den Aktivitäten dahinter.</summary>
/// <param name="Value">The value: AGS, partner id, stage name, "2025-Q1".</param>
/// <param name="Activities">Ids in ordinal order.</param>
public sealed record CountedValue(string Value, ImmutableArray<string> Activities);

/// <summary>Abdeckung: bei wie vielen Zeilen die Angabe vorliegt („Angaben bei 7 von 9“).</summary>
/// <param name="With">Rows with the value.</param>
/// <param name="Of">Rows looked at for it.</param>
public sealed record Coverage(int With, int Of);

/// <summary>Wartende Einheit: alles ist erfüllt, was heute erfüllt sein kann; nur die Zeit fehlt (Z-33).</summary>
/// <param name="Unit">Id of the activity that makes the unit.</param>
/// <param name="DecidableFrom">First day on which it can be judged.</param>
/// <param name="Rows">Ids of all rows of the unit, in ordinal order.</param>
public sealed record WaitingUnit(string Unit, DateOnly DecidableFrom, ImmutableArray<string> Rows);

/// <summary>Zeile, die für sich passt, aber zusammen mit den anderen nicht zählt.</summary>
/// <param name="Activity">Id of the activity.</param>
/// <param name="Condition">What is not met.</param>
public sealed record UnmetRow(string Activity, FailedCondition Condition);
