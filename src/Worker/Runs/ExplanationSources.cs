using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Explanations;

namespace KiIndicators.Worker.Runs;

/// <summary>Where explanations come from: today's data, or the stored record of an Auswertung.</summary>
/// <param name="source">Reads rows and evaluates them.</param>
internal sealed class ExplanationSources(EvaluationSource source)
{
    /// <summary>Today's data at a Stichtag.</summary>
    public ExplanationSource Live(DateOnly asOf) => Of(source.Evaluate(asOf));

    /// <summary>The source of explanations for evaluated rows.</summary>
    public static ExplanationSource Of(EvaluatedSource evaluated) => new()
    {
        Result = evaluated.Result,
        Partners = evaluated.Intake.Partners,
    };

    /// <summary>The stored record of an Auswertung.</summary>
    /// <exception cref="UserError">No Auswertung of this number is stored.</exception>
    public static ExplanationSource Stored(string number) =>
        throw new UserError($"Eine Auswertung {number} ist in dieser Datenbank nicht gespeichert.");

    /// <summary>The SQL statement that counts a line a second time.</summary>
    /// <exception cref="UserError">The line is not counted in SQL.</exception>
    public static string StatementOf(ExplanationSource explained, Measurement line) =>
        throw new UserError($"Für {line.Line.Id} gibt es keine SQL-Anweisung.");
}
