using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Auswertung: results with everything that they were made from. Record, report, Prüfnachweis, explanation and comparison are
/// all written from it; one read back from its Nachweis.json is the same as the one of then.
/// </summary>
internal sealed record Auswertung : AuswertungBasis
{
    /// <summary>An Auswertung of its basis.</summary>
    /// <param name="basis">What the results follow from.</param>
    /// <param name="result">The results.</param>
    [SetsRequiredMembers]
    public Auswertung(AuswertungBasis basis, EvaluationResult result)
        : base(basis) => Result = result;

    /// <summary>The results with their evidence.</summary>
    public EvaluationResult Result { get; }

    /// <summary>Whether the lines were counted a second time; what differed is <see cref="AuswertungBasis.Withheld"/>.</summary>
    public bool IsRecounted { get; init; } = true;

    /// <summary>What an operator has to know of the recount, in German; a record that is read back has none.</summary>
    public ImmutableArray<string> Alarms { get; init; } = [];

    /// <summary>
    /// The earliest moment at which it can have been made, the only one that its files may state (the clock's would change their bytes from
    /// run to run): its due moment, 07:00 on the day after the Stichtag, Europe/Berlin.
    /// </summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public DateTimeOffset ReadyAt => BerlinTime.Moment(AsOf.AddDays(1).ToDateTime(new TimeOnly(7, 0)));

    /// <summary>
    /// The partners that some activity names, in ordinal order of their ids: those that are recorded. Also one whose name stands where no partner
    /// is asked for: the report keeps that value back, and has to when it is set anew.
    /// </summary>
    public IEnumerable<Partner> NamedPartners()
    {
        HashSet<string> values = [.. Reading.Activities.SelectMany(activity => activity.Attributes).Select(attribute => attribute.Value)];
        return Partners.Where(partner => values.Contains(partner.Id) || values.Contains(partner.Name)).OrderBy(partner => partner.Id, StringComparer.Ordinal);
    }

    /// <summary>Nachweis.json in its canonical form.</summary>
    public byte[] ToJson() => CanonicalJson.Write(Form.Members(this));
}
