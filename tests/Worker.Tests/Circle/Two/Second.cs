namespace KiIndicators.Worker.Tests.Circle.Two;

/// <summary>The other half.</summary>
internal sealed class Second : One.First
{
    public static int Twice(int number) => 2 * number;
}
