namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Something that is not as it was: a row, a partner, a rule, a Frist.</summary>
/// <param name="TakeBack">Makes it as it was.</param>
/// <param name="Reasons">What is said of it where it is a cause.</param>
/// <param name="IsLikely">Whether it plainly stands behind the line; else it is tried together with others first.</param>
/// <param name="IsToldIdle">Whether it is said of the line even where it has no effect.</param>
internal sealed record Change(
    Func<Setting, Setting> TakeBack, Func<IEnumerable<ChangeReason>> Reasons, bool IsLikely = true, bool IsToldIdle = false);
