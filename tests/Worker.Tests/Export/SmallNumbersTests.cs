using KiIndicators.Worker.Export;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Export;

/// <summary>Z-32 in cells and in sums, computed by hand for a Mindestfallzahl of 3: a hidden number is 1 or 2.</summary>
public sealed class SmallNumbersTests
{
    private static readonly SmallNumbers Persons = new(3);

    [Fact]
    public void Cell_FromOneToTwo_IsHidden()
    {
        Persons.Cell(null).ShouldBeNull();
        Persons.Cell(0).ShouldBe(0L);
        Persons.Cell(1).ShouldBe("unter 3");
        Persons.Cell(2).ShouldBe("unter 3");
        Persons.Cell(3).ShouldBe(3L);
    }

    [Fact]
    public void Sum_WithoutHiddenNumbers_IsExact()
    {
        Persons.Sum([]).ShouldBe(0L);
        Persons.Sum([0, 3, null]).ShouldBe(3L);
        Persons.Sum([null, null]).ShouldBe("keine Angabe");
    }

    [Fact]
    public void Sum_OfOneHiddenNumber_IsHiddenLikewise() => Persons.Sum([2, 0, null]).ShouldBe("unter 3");

    /// <summary>Whatever the hidden ones are, what is printed is the same: nothing can be subtracted.</summary>
    [Fact]
    public void Sum_WithHiddenNumbers_SaysNoMoreThanTheCells()
    {
        Persons.Sum([1200, 1]).ShouldBe("1.201 bis 1.202");
        Persons.Sum([1200, 2]).ShouldBe("1.201 bis 1.202");
        Persons.Sum([20, 1, 1]).ShouldBe("22 bis 24");
        Persons.Sum([20, 2, 2]).ShouldBe("22 bis 24");
        Persons.Sum([1, 2]).ShouldBe("2 bis 4");
    }
}
