using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Runs;

/// <summary>Freezes baselines: what a line is measured against from then on, whatever is recorded later.</summary>
/// <param name="source">Reads rows and evaluates them.</param>
/// <param name="store">The frozen baselines.</param>
internal sealed class BaselineFreezing(EvaluationSource source, BaselineStore store)
{
    /// <summary>Freezes the baseline of a line, or of all lines that take theirs from it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="today">The day of freezing, Europe/Berlin.</param>
    /// <exception cref="UserError">Wrong line, period or Stichtag; frozen already; the recount differs.</exception>
    public ImmutableArray<FrozenBaseline> Freeze(FreezeRequest request, DateOnly today)
    {
        ImmutableArray<BaselineNeed> meant = BaselineNeed.Meant(source.BaselineNeeds, request.Line);
        foreach (BaselineNeed need in meant)
        {
            need.Require(request.Period, request.AsOf);
        }

        ImmutableArray<FrozenBaseline> former = [.. store.Latest().Where(frozen => meant.Any(need => need.Line == frozen.Line))];
        RequireReplace(request, former);
        EvaluationResult live = source.Evaluate(
            request.AsOf, new EvaluationWish { Live = meant.Select(need => need.Line).ToHashSet(StringComparer.Ordinal) }).Result;
        ImmutableArray<FrozenBaseline> frozen = [.. meant.Select(need => FrozenBaseline.Of(
            need.Line, (former.FirstOrDefault(one => one.Line == need.Line)?.Version ?? 0) + 1,
            BaselineOf(live, need).AsCounted() with { FrozenOn = today }, request.Reason))];
        store.Add(frozen);
        return frozen;
    }

    private static void RequireReplace(FreezeRequest request, ImmutableArray<FrozenBaseline> former)
    {
        if (former.FirstOrDefault() is FrozenBaseline there && !request.Replace)
        {
            throw new UserError(
                $"Der Ausgangswert von {there.Line} ist schon festgeschrieben (Fassung {there.Version} vom {GermanText.Day(there.Value.FrozenOn!.Value)}). "
                + "Zum Ersetzen bitte --replace und --reason angeben; die bisherige Fassung bleibt aufgeführt.");
        }

        if (request is { Replace: true, Reason: null })
        {
            throw new UserError("Wer einen Ausgangswert neu festschreibt, nennt den Grund. Bitte --reason TEXT angeben.", 2);
        }
    }

    private static Baseline BaselineOf(EvaluationResult live, BaselineNeed need)
    {
        Measurement line = live.Measurements.First(measurement => measurement.Line.Id == need.Line);
        Measurement from = live.Measurements.First(measurement => measurement.Line.Id == need.SourceLine);
        if (line.Evidence.Baseline is { WhyUnmeasured: string why })
        {
            throw new UserError(
                $"Der Ausgangswert von {need.Line} wird nicht festgeschrieben: Im Zeitraum {GermanText.Span(need.Period)} {why}. "
                + "Bitte zuerst die Kennzahl in einer Einheit erfassen.");
        }

        return line.Status != Status.Withheld && from.Status != Status.Withheld && line.Evidence.Baseline is Baseline baseline
            ? baseline
            : throw new UserError(
                $"Der Ausgangswert von {need.Line} wird nicht festgeschrieben: Die Nachzählung von {need.Line} oder {need.SourceLine} weicht ab. "
                + "Bitte zuerst die Abweichung klären.");
    }
}

/// <summary>What is to be frozen.</summary>
/// <param name="Line">The line that needs the baseline, or the line it is taken from.</param>
/// <param name="Period">The period as typed.</param>
/// <param name="AsOf">Stichtag of the counting.</param>
/// <param name="Replace">Whether a frozen one may be superseded.</param>
/// <param name="Reason">Why, or null.</param>
internal sealed record FreezeRequest(string Line, string Period, DateOnly AsOf, bool Replace, string? Reason);
