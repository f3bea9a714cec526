using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Activities;

public class PlaceIndexTests
{
    [Fact]
    public void Places_OfAllProgrammes_AreKnown()
    {
        PlaceIndex places = new([DeliveredRows.Area, Later("05334008", "Baesweiler", "Setterich")]);

        places.KeyOf("Alsdorf").ShouldBe("05334004");
        places.KeyOf("Setterich").ShouldBe("05334008");
        places.KeyOf("Aachen").ShouldBeNull();
    }

    [Fact]
    public void Name_OfDifferentMunicipalitiesInTwoProgrammes_IsUnknownRatherThanGuessed()
    {
        PlaceIndex places = new([DeliveredRows.Area, Later("05334008", "Baesweiler", "Hoengen")]);

        places.KeyOf("Hoengen").ShouldBeNull();
        places.KeyOf("Alsdorf").ShouldBe("05334004");
    }

    private static ReferenceArea Later(string ags, string name, string alias) => DeliveredRows.Area with
    {
        Places = [new Municipality(ags, name, [alias])],
    };
}
