using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>A measurement as it stands in Nachweis.json.</summary>
internal static class MeasurementRecord
{
    /// <summary>The members of the record; lists of ids are in ordinal order.</summary>
    public static IReadOnlyDictionary<string, object?> Of(Measurement line) => Of(line, Wording.Of(line.Target), measured => measured.Reason);

    /// <summary>
    /// The same in the form "Nachweis 2", which was written before a Frist of the resolution was told apart from the end of the period,
    /// and before what "alle" leaves out was named.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> InForm2(Measurement line) => Of(
        line, Wording.Of(line.Target is All all ? all with { ExceptNames = [] } : line.Target),
        measured => measured.LateOn is null ? measured.Reason : measured.Reason.Replace(Wording.AfterLastDay, Wording.AfterDeadline, StringComparison.Ordinal));

    private static IReadOnlyDictionary<string, object?> Of(Measurement line, string? target, Func<Measurement, string> reason)
    {
        Dictionary<string, object?> members = ResultOf(line, reason(line));
        members["id"] = line.Line.Id;
        members["messung"] = line.Line.Measure.Word;
        members["zaehlweise"] = line.Line.Measure.Definition;
        members["zeitraum_von"] = line.Line.Period.From;
        members["zeitraum_bis"] = line.Line.Period.To;
        members["letzter_tag"] = line.LastDay;
        members["soll"] = target;
        members["soll_art"] = line.Target?.Word;
        members["einheit"] = line.Line.Unit;
        members["auslegungen"] = line.Line.Rulings;
        members["andere_lesarten"] = line.OtherReadings.Select(other =>
        {
            Dictionary<string, object?> result = ResultOf(other.Result, reason(other.Result));
            result["auslegung"] = other.Ruling;
            return result;
        });
        members["teilzeitraeume"] = line.SubPeriods.Select(part =>
        {
            Dictionary<string, object?> result = ResultOf(part.Result, reason(part.Result));
            result["teilzeitraum"] = part.Label;
            return result;
        });
        return members;
    }

    /// <summary>The number as text, "5" or "3/4" for a share; null where nothing is measured.</summary>
    public static string? NumberOf(Measurement line) => line.Actual switch
    {
        { IsMeasured: false } => null,
        { IsShare: true } share => string.Create(CultureInfo.InvariantCulture, $"{share.Numerator}/{share.Denominator}"),
        _ => line.Actual.Number?.ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, object?> ResultOf(Measurement line, string reason) => new()
    {
        ["ist"] = line.Actual.Number,
        ["zaehler"] = line.Actual.Numerator,
        ["nenner"] = line.Actual.Denominator,
        ["angaben_bei"] = line.Actual.Coverage?.With,
        ["angaben_von"] = line.Actual.Coverage?.Of,
        ["geplant"] = line.Planned,
        ["ungeklaert"] = line.Unsettled,
        ["bewertung"] = line.Status.Code(),
        ["regel"] = line.StatusRow.Number,
        ["grund"] = reason,
        ["nach_frist_am"] = line.LateOn,
        ["bewertbar_ab"] = line.AssessableFrom,
        ["werte"] = line.Actual.Values.Select(value => new Dictionary<string, object?>
        {
            ["wert"] = value.Value,
            ["aktivitaeten"] = value.Activities,
        }),
        ["entfallene_werte"] = line.Actual.LostValues,
        ["fehlende_stufen"] = line.Actual.MissingStages,
        ["wartende_einheiten"] = line.Actual.Waiting.Select(unit => new Dictionary<string, object?>
        {
            ["einheit"] = unit.Unit, ["bewertbar_ab"] = unit.DecidableFrom, ["aktivitaeten"] = unit.Rows,
        }),
        ["beizahlen"] = line.SideResults.Select(side => new Dictionary<string, object?>
        {
            ["text"] = side.Count.Text, ["zahl"] = side.Number, ["aktivitaeten"] = side.Activities,
        }),
        ["gezaehlt"] = line.Evidence.Counted.Select(row => row.Id),
        ["geplante"] = line.Evidence.Planned.Select(row => row.Id),
        ["ungeklaerte"] = line.Evidence.Unsettled.Select(row => row.Id),
        ["wartende"] = line.Evidence.Waiting.Select(row => row.Id),
        ["knapp_nicht"] = line.Evidence.NearMisses.Select(row => new Dictionary<string, object?>
        {
            ["aktivitaet"] = row.Activity.Id, ["bedingung"] = row.Failed[0].ToString(),
        }),
        ["betrachtet"] = line.Evidence.Examined,
        ["ausgangswert"] = line.Evidence.Baseline is Baseline baseline ? BaselineOf(baseline) : null,
    };

    private static Dictionary<string, object?> BaselineOf(Baseline baseline) => new()
    {
        ["zeile"] = baseline.Line,
        ["von"] = baseline.Period.From,
        ["bis"] = baseline.Period.To,
        ["werte"] = baseline.Values,
        ["zahl"] = baseline.Number,
        ["einheit"] = baseline.Figure?.Unit,
        ["kennzahl_von"] = baseline.Figure?.Days.From,
        ["kennzahl_bis"] = baseline.Figure?.Days.To,
        ["festgeschrieben_am"] = baseline.FrozenOn,
        ["ausgelassen"] = baseline.LeftOut.IsEmpty ? null : baseline.LeftOut,
    };
}
