using System.Collections.Immutable;

namespace KiIndicators.Indicators.Tests.Generation;

/// <summary>A stream of choices drawn from one seed: the same seed gives the same example on every machine.</summary>
public sealed class Choices(ulong seed)
{
    private ulong state = seed + 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 up to but not including the bound (SplitMix64).</summary>
    public int Below(int bound)
    {
        state += 0x9E3779B97F4A7C15;
        ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of the options.</summary>
    public T Of<T>(params IReadOnlyList<T> options) => options[Below(options.Count)];

    /// <summary>From none to all of the options, in their order.</summary>
    public ImmutableArray<T> Some<T>(params IReadOnlyList<T> options) => [.. options.Where(_ => Chance(40))];
}
