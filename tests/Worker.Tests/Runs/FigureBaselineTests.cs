using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Intake.Catalogue;
using KiIndicators.Worker.Words;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Growth of a figure, from the rows to the record: live, frozen, and after the rows of then have changed.</summary>
public sealed class FigureBaselineTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2027, 2, 12);
    private static readonly LoadedCatalogue Catalogue = Loaded("""
        - id: L-1
          titel: Zusätzliche Stellen
          messung: kennzahlzuwachs
          auswahl: { art: Stellenanteil }
          ausgangswert: { von: 2025-01-01, bis: 2025-12-31 }
          soll: { mindestens: 50 }
        """);

    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();

    private EvaluationSource Source => new(database.Connections, Catalogue);

    public void Dispose() => database.Dispose();

    [Fact]
    public void Figure_FrozenAndChangedAfterwards_HoldsWithItsUnitAndDay()
    {
        Add("Z1", "2025-06-30", 590);
        Add("Z2", "2026-06-30", 640);
        Printed().ShouldBe("50 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025): erreicht");

        FrozenBaseline frozen = Freeze().ShouldHaveSingleItem();
        BaselineWords.Number(frozen.Value).ShouldBe("590 (VZÄ/100, Stand 30.06.2025)");

        database.Execute("UPDATE ki_activity SET quantity = '6', unit = 'VZÄ' WHERE id = 'Z1'");
        Auswertung again = Source.Evaluate(AsOf);
        again.Alarms.ShouldBeEmpty("SQL counts the same against the frozen figure");
        Printed().ShouldBe("50 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025): erreicht");

        byte[] record = (again with
        {
            Number = RunNumber.Parse("SGS-2027-03-01-1"), Meeting = new Meeting(new Committee("SGS", "Ausschuss"), new DateOnly(2027, 3, 1)),
        }).ToJson();
        RecordReader.Read(record).Evaluate().ToJson().ShouldBe(record);
        Encoding.UTF8.GetString(record).ShouldContain("\"einheit\":\"VZÄ/100\"");
    }

    [Theory]
    [InlineData("", "im Ausgangszeitraum 01.01.2025 bis 31.12.2025 keine Kennzahl erfasst", "Im Zeitraum 01.01.2025 bis 31.12.2025 keine Kennzahl erfasst")]
    [InlineData("VZÄ VZÄ/100", "im Ausgangszeitraum 01.01.2025 bis 31.12.2025 Kennzahlen in VZÄ und in VZÄ/100", "Kennzahlen in VZÄ und in VZÄ/100")]
    public void Baseline_WithoutAFigure_IsNotRatedAndCannotBeFrozen(string units, string reason, string refused)
    {
        foreach (string unit in units.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            Add($"Z1-{unit}", "2025-06-30", 590, unit);
        }

        Add("Z2", "2026-06-30", 640);

        Source.Evaluate(AsOf).Alarms.ShouldBeEmpty();
        Printed().ShouldBe($"keine Angabe: noch nicht bewertbar: {reason}");
        Should.Throw<UserError>(() => Freeze()).Message.ShouldContain(refused);
        new BaselineStore(database.Connections).All().ShouldBeEmpty();
    }

    [Fact]
    public void Units_ThatDiffer_AreSaidAndTheRecountAgrees()
    {
        Add("Z1", "2025-06-30", 6, "VZÄ");
        Add("Z2", "2026-06-30", 640);

        Source.Evaluate(AsOf).Alarms.ShouldBeEmpty();
        Printed().ShouldBe("keine Angabe: noch nicht bewertbar: Kennzahl in VZÄ/100, Ausgangswert in VZÄ");
    }

    private ImmutableArray<FrozenBaseline> Freeze() => new BaselineFreezing(Source, new BaselineStore(database.Connections))
        .Freeze(new FreezeRequest("L-1", "2025", AsOf, false, null), AsOf);

    private string Printed()
    {
        Measurement line = Source.Evaluate(AsOf).Result.Measurements.Single();
        return $"{LineNumbers.Actual(line)}: {line.Status.Printed()}{(line.Reason.Length == 0 ? "" : $": {line.Reason}")}";
    }

    private void Add(string id, string day, int quantity, string unit = "VZÄ/100")
    {
        database.Execute(
            $"INSERT INTO ki_activity (id, kind, title, start_date, status, quantity, unit) VALUES ('{id}', 'figure', 'Stellen', '{day}', 'held', '{quantity}', '{unit}')");
        database.Execute($"INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES ('{id}', 'art', 'Stellenanteil')");
    }

    private static LoadedCatalogue Loaded(string lines)
    {
        string text = CatalogueFolder.Programme(lines);
        return CatalogueLoader.Load([new CatalogueFile("k.yaml", Checksums.Sha256(Encoding.UTF8.GetBytes(text)), text)]);
    }
}
