namespace KiIndicators.Indicators.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution, found upwards from the tests' output.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("KiIndicators.sln was not found above the tests' output folder."),
        _ when File.Exists(Path.Combine(folder.FullName, "KiIndicators.sln")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
