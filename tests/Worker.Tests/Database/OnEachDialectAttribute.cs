using System.Runtime.CompilerServices;
using KiIndicators.Worker.Database;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>
/// Marks a test, with or without data, that runs once on each dialect: SQLite always, SQL Server where KI_TEST_SQLSERVER
/// names one and skipped, visibly, where it names none. The test's databases are of its dialect without being told.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer(typeof(Discoverer))]
public sealed class OnEachDialectAttribute(
    [CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
    : FactAttribute(sourceFilePath, sourceLineNumber), ITheoryAttribute
{
    /// <summary>The trait by which one dialect's tests are selected.</summary>
    public const string Trait = "Datenbank";

    private static readonly string[] Dialects = [SqlRoom.Sqlite, SqlRoom.SqlServer];

    /// <summary>The dialect of the running test; SQLite for a test that is not marked.</summary>
    public static string Current =>
        TestContext.Current.TestCase is ITestCase running && running.Traits.TryGetValue(Trait, out IReadOnlyCollection<string>? dialect)
            ? dialect.Single()
            : SqlRoom.Sqlite;

    public bool DisableDiscoveryEnumeration => false;

    public bool SkipTestWithoutData => false;

    public bool IncludeTestCaseIndex => false;

    /// <summary>xunit's own cases of the test, each once for every dialect.</summary>
    private sealed class Discoverer : IXunitTestCaseDiscoverer
    {
        public async ValueTask<IReadOnlyCollection<IXunitTestCase>> Discover(
            ITestFrameworkDiscoveryOptions options, IXunitTestMethod method, IFactAttribute attribute)
        {
            IXunitTestCaseDiscoverer cases = method.Parameters.Count == 0 ? new FactDiscoverer() : new TheoryDiscoverer();
            return [.. (await cases.Discover(options, method, attribute)).SelectMany(one => Dialects.Select(dialect => On(dialect, one)))];
        }

        private static XunitTestCase On(string dialect, IXunitTestCase one)
        {
            string name = $"{one.TestCaseDisplayName} [{dialect}]";
            string id = $"{one.UniqueID}-{dialect}";
            Dictionary<string, HashSet<string>> traits = one.Traits
                .Append(KeyValuePair.Create<string, IReadOnlyCollection<string>>(Trait, [dialect]))
                .ToDictionary(trait => trait.Key, trait => trait.Value.ToHashSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
            return one switch
            {
                XunitDelayEnumeratedTheoryTestCase rows => new XunitDelayEnumeratedTheoryTestCase(
                    rows.TestMethod, name, id, rows.Explicit, rows.SkipTestWithoutData, rows.SkipExceptions, rows.SkipReason, rows.SkipType,
                    rows.SkipUnless, rows.SkipWhen, traits, rows.SourceFilePath, rows.SourceLineNumber, rows.Timeout),
                XunitTestCase single => new XunitTestCase(
                    single.TestMethod, name, id, single.Explicit, single.SkipExceptions, single.SkipReason, single.SkipType,
                    single.SkipUnless, single.SkipWhen, traits, single.TestMethodArguments, single.SourceFilePath, single.SourceLineNumber,
                    single.Timeout),
                _ => throw new NotSupportedException($"{one.TestCaseDisplayName}: {one.GetType()}"),
            };
        }
    }
}
