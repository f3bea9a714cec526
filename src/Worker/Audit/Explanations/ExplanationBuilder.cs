using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>Explains lines: pure, from the results alone; the same source gives the same words.</summary>
/// <param name="auswertung">Today's data, or a stored Auswertung.</param>
internal sealed class ExplanationBuilder(Auswertung auswertung)
{
    private readonly Dictionary<string, string> partners =
        auswertung.Partners.ToDictionary(partner => partner.Id, partner => partner.Name, StringComparer.Ordinal);

    /// <summary>All lines in the order of the catalogue.</summary>
    public IEnumerable<LineExplanation> All() => auswertung.Result.Measurements.Select(Build);

    /// <summary>The explanation of a line.</summary>
    public LineExplanation Build(Measurement line)
    {
        Programme programme = auswertung.Result.ProgrammeOf(line);
        Milestone milestone = programme.Milestones.First(one => one.Indicators.Any(own => own.Id == line.Line.Id));
        ValueNames names = new(programme.Area, partners);
        RowTables tables = new(line, names);
        return new LineExplanation
        {
            Measurement = line,
            Milestone = milestone,
            Programme = programme.Title,
            Run = auswertung.Number?.ToString(),
            AsOf = auswertung.Result.AsOf,
            DataAsOf = auswertung.Result.DataAsOf,
            Fingerprint = auswertung.Fingerprint.Sha256,
            Wording = WordingOf(line.Line, milestone, programme),
            Counting = new CountingWay(
                ConditionWords.Public(line.Line.Measure.Definition, programme.Area), line.Line.Period, [.. Notes(line, programme.Area)],
                RelevantRules.Of(line)),
            Rulings = [.. line.Line.Rulings.Select(id => ExplainedRulings.Of(id, line, auswertung.Result))],
            Baseline = ExplainedBaselines.Of(line, auswertung.Result.AsOf, names),
            Groups = tables.Groups(),
            WithDocument = line.Evidence.Counted.Count(row => !row.Values(IsPresent.SupportingDocument).IsEmpty),
            Examined = line.Evidence.Examined,
            Others = new Lazy<ImmutableArray<ExplainedRow>>(tables.Others),
            Result = ExplainedResults.Of(line, RecountNote.Of(auswertung, line), names),
        };
    }

    private static QuotedWording WordingOf(Indicator line, Milestone milestone, Programme programme) => new(
        line.Quotation, milestone.Quotation,
        [
            .. (IEnumerable<string>)(line.Quotation is null && milestone.Quotation is null
                ? []
                : [$"Sitzungsvorlage {programme.Resolution.Paper}, Fassung: {programme.Resolution.Version}"]),
            .. new[] { line.Source, milestone.Source }.OfType<string>().Distinct(StringComparer.Ordinal),
        ]);

    private static IEnumerable<string> Notes(Measurement line, ReferenceArea area)
    {
        if (line.Line.Measure.DataHolders is { IsEmpty: false } holders)
        {
            yield return $"Daten führen: {string.Join(", ", holders)}.";
        }

        if (line.Line.Measure.ChosenDefinition is string chosen)
        {
            yield return $"Hier gilt: {ConditionWords.Public(chosen, area)}";
        }

        if (line.Line.MinimumCoverage is int coverage)
        {
            yield return $"Verlangte Abdeckung: mindestens {coverage} %.";
        }

        if (line.Line.Note is string note)
        {
            yield return Phrases.Sentence(note);
        }
    }
}
