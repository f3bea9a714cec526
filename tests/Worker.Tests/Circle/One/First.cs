namespace KiIndicators.Worker.Tests.Circle.One;

/// <summary>Half of a circle that <see cref="HouseTests"/> must find: used only within a lambda, with no using line.</summary>
internal class First
{
    public static IEnumerable<int> Numbers() => new[] { 1 }.Select(number => Two.Second.Twice(number));
}
