using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Auslegungen of a line: who has taken note, and what the other reading gives (Z-30).</summary>
internal static class ExplainedRulings
{
    /// <summary>The ruling as it bears on a line.</summary>
    public static ExplainedRuling Of(string id, Measurement line, EvaluationResult result)
    {
        Programme programme = result.ProgrammeOf(line);
        Ruling ruling = programme.Rulings.First(one => one.Id == id);
        Measurement? other = line.OtherReadings.FirstOrDefault(reading => reading.Ruling == id)?.Result;
        string? whose = RulingNames.IsShared(id, result.Programmes) ? programme.ShortTitle : null;
        return new ExplainedRuling(ruling, whose, Standing(ruling), other, other is null ? "nicht gerechnet" : ResultOf(other));
    }

    private static string Standing(Ruling ruling) => (ruling.NotedBy, ruling.NotedOn) switch
    {
        (string body, DateOnly day) => $"{body} hat am {GermanText.Day(day)} Kenntnis genommen",
        (string body, null) => $"{body} hat Kenntnis genommen",
        _ => $"{ruling.Standing}, dem Ausschuss noch nicht vorgelegt",
    };

    private static string ResultOf(Measurement other) => Phrases.Joined(
        LineNumbers.Exact(other), other.Planned == 0 ? "" : $"geplant {GermanText.Whole(other.Planned)}",
        Phrases.Because(other.Status.Printed(), other.Reason));
}
