using System.Diagnostics;
using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using Xunit;
using Type = System.Type;

namespace KiIndicators.Worker.Tests;

/// <summary>The fast tests stay fast: whoever starts a process or the PDF engine is marked as slow.</summary>
public sealed class SlowTests
{
    private static readonly Type[] Starters = [typeof(Process), typeof(TypstCompiler), typeof(ReportPrinter), typeof(ProofPrinter)];

    private static readonly Dictionary<string, IType> Types = new ArchLoader().LoadAssembly(typeof(SlowTests).Assembly).Build()
        .Types.GroupBy(type => type.FullName).ToDictionary(group => group.Key, group => group.First());

    [Fact]
    public void Classes_ThatReachAStarter_AreThoseThatAreMarked() =>
        Names(TestClasses().Where(Reaches)).ShouldBe(Names(TestClasses().Where(IsMarked)));

    private static bool IsMarked(Type type) =>
        type.GetCustomAttribute<SlowAttribute>(inherit: false) is { Because: Because.StartsTheProgram or Because.SetsAPdf };

    private static string[] Names(IEnumerable<Type> types) => [.. types.Select(type => type.FullName!).Order(StringComparer.Ordinal)];

    private static IEnumerable<Type> TestClasses() => typeof(SlowTests).Assembly.GetTypes()
        .Where(type => type != typeof(SlowTests) && type.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), inherit: true)));

    /// <summary>By itself or over what the tests share, whatever lies in between.</summary>
    private static bool Reaches(Type test)
    {
        HashSet<string> seen = [];
        Queue<string> open = new([test.FullName!]);
        while (open.TryDequeue(out string? name))
        {
            if (Starters.Any(starter => starter.FullName == name))
            {
                return true;
            }

            foreach (string used in Types.TryGetValue(name, out IType? type) ? type.Dependencies.Select(use => use.Target.FullName) : [])
            {
                if (seen.Add(used))
                {
                    open.Enqueue(used);
                }
            }
        }

        return false;
    }
}
