using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Rating;

/// <summary>Z-32: a reason that names a number of persons is known as one, so that a small number can be kept back.</summary>
public class ReasonPrivacyTests
{
    // Numbers that stand nowhere else in a reason: no day, no month and no year looks like them.
    private const int Counted = 7771;
    private const int Planned = 7772;
    private const int Bound = 9993;

    private static readonly Target[] Targets =
    [
        new AtLeast(Bound), new MoreThan(Bound), new Exactly(Bound), new AtMost(Bound), new Corridor(Bound, Bound + 1), new Corridor(1, 2), new Promised(),
    ];

    private static readonly int[] Numbers = [Counted, Planned, Bound, Bound - Counted, Bound - Planned, Bound + 1, Bound + 1 - Planned];

    public static TheoryData<int> RowNumbers => [.. StatusTable.Rows.Select(row => row.Number)];

    [Theory]
    [MemberData(nameof(RowNumbers))]
    public void Row_ThatNamesANumberOfPersons_SaysSo(int number)
    {
        StatusRow row = StatusTable.Rows[number - 1];
        Reasons(row).Any(NamesANumber).ShouldBe(row.NamesNumbers, string.Join(" | ", Reasons(row).Distinct()));
    }

    private static IEnumerable<string> Reasons(StatusRow row) => Targets.SelectMany(target =>
    {
        RatedLine line = Line(target);
        StatusRow inner = StatusTable.Rows[3];
        LineRating part = new(inner, Status.NotReached, inner.ReasonOf(line), null, false);
        RatedLine byParts = line with
        {
            Parts = [.. Enum.GetValues<Status>().Where(status => status != Status.NotRated)
                .Select(status => new RatedPart("2025-Q1", line, 0, part with { Status = status }))],
        };
        return new[] { row.ReasonOf(line), row.ReasonOf(line with { LateOn = Rows.Day("03.03.2026") }), row.ReasonOf(byParts) };
    });

    private static bool NamesANumber(string reason) =>
        Numbers.Any(number => reason.Contains(GermanText.Whole(number), StringComparison.Ordinal));

    private static RatedLine Line(Target target)
    {
        Actual counted = new() { Number = Counted };
        Actual planned = new() { Number = Planned };
        return new RatedLine
        {
            Line = Lines.Line(new Sum(Lines.Where(""), "teilnahmen")) with
            {
                CountsPersons = true, Targets = [new TargetVersion(DateOnly.MinValue, target, null)],
            },
            AsOf = Rows.Day("30.06.2026"),
            JudgedOn = Rows.Day("30.06.2026"),
            Area = Places.Area,
            Actuals = new Actuals(counted, planned, counted, planned, counted, counted, counted with { Number = 0 }),
            UnsettledRows = 1,
            RecordingUntil = Rows.Day("11.02.2027"),
        };
    }
}
