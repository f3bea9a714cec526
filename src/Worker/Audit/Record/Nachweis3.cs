using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// The form "KiIndicators Nachweis 3": the activities that some line needs are part of the record; of the others it says how many there
/// were, when the latest of them was changed, and under which fingerprint. So a record does not grow with what nobody counts. Programmes that have
/// had their Abschlussbericht are named.
/// </summary>
internal sealed class Nachweis3 : Nachweis2
{
    private const string Closed = "abgeschlossen";

    /// <inheritdoc/>
    public override string Name => "KiIndicators Nachweis 3";

    /// <inheritdoc/>
    public override bool HasAnnex => true;

    /// <inheritdoc/>
    public override bool IsNearInAnyYear => false;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Members(Auswertung auswertung) =>
        base.Members(auswertung).ToImmutableDictionary(StringComparer.Ordinal).Add("uebrige", auswertung.Reading.LeftAside switch
        {
            { Count: 0 } => null,
            RowsLeftAside aside => Object(
                ("anzahl", aside.Count), ("geaendert_am", aside.ChangedOn),
                ("sha256", auswertung.AsideFingerprint ?? throw new ArgumentException("Übrige Aktivitäten ohne Fingerabdruck."))),
        }).Add(Closed, auswertung.Closed.IsEmpty ? null : auswertung.Closed.Select(programme => Object(
            ("programm", programme.Programme), ("abschlussbericht", programme.FinalReport.ToString()))));

    /// <inheritdoc/>
    public override AuswertungBasis Read(RecordMembers members)
    {
        Aside? aside = members.OptionalObject(
            "uebrige", rest => new Aside(new RowsLeftAside(Positive(rest), rest.OptionalDay("geaendert_am")), rest.Text("sha256")));
        ImmutableArray<ClosedProgramme> closed = members.OptionalObjects(Closed, ClosedOf);
        AuswertungBasis basis = base.Read(members) with { Closed = closed };
        return aside is null ? basis : basis with
        {
            Reading = basis.Reading with { LeftAside = aside.Rows }, AsideFingerprint = aside.Sha256,
        };
    }

    private protected override IReadOnlyDictionary<string, object?> MeasurementOf(Measurement line) => MeasurementRecord.Of(line);

    private static ClosedProgramme ClosedOf(RecordMembers programme)
    {
        string number = programme.Text("abschlussbericht");
        return new ClosedProgramme(
            programme.Text("programm"), RunNumber.TryParse(number) ?? throw programme.Fault("ist keine Auswertungsnummer", "abschlussbericht"));
    }

    private static int Positive(RecordMembers rest) =>
        rest.Number("anzahl") is int count and > 0 ? count : throw rest.Fault("ist keine Anzahl ab 1", "anzahl");

    private sealed record Aside(RowsLeftAside Rows, string Sha256);
}
