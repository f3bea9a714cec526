using System.Reflection;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Documentation;

public class PurityTests
{
    private static readonly Assembly Calculation = typeof(Evaluator).Assembly;

    /// <summary>The calculation computes: no package, no file, no network, no process, no thread, no console.</summary>
    [Fact]
    public void Calculation_ReferencesOnlyTheCollectionsOfTheRuntime() =>
        Calculation.GetReferencedAssemblies().Select(name => name.Name!).Except(
            ["System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory"])
            .ShouldBeEmpty();

    [Fact]
    public void Calculation_PublicMembers_NeverUseBinaryFractions() =>
        Calculation.GetExportedTypes().SelectMany(type => type.GetMembers())
            .Where(member => member is PropertyInfo { PropertyType: var property } && IsBinaryFraction(property)
                || member is MethodInfo method && (IsBinaryFraction(method.ReturnType)
                    || method.GetParameters().Any(parameter => IsBinaryFraction(parameter.ParameterType))))
            .ShouldBeEmpty();

    [Fact]
    public void IndicatorKinds_Words_AreThoseOfTheMeasures() =>
        MeasureTypes.Select(type => Word(type)).Order(StringComparer.Ordinal)
            .ShouldBe(IndicatorKinds.Words.Order(StringComparer.Ordinal));

    [Fact]
    public void Measures_Each_HaveAFileOfTheirOwn() =>
        MeasureTypes.ShouldAllBe(type => File.Exists(Path.Combine(Source.Root, "Kinds", type.Name + ".cs")));

    private static IEnumerable<Type> MeasureTypes =>
        Calculation.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Measure)) && !type.IsAbstract);

    private static string Word(Type type) =>
        ((Measure)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Word;

    private static bool IsBinaryFraction(Type type) => type == typeof(double) || type == typeof(float);
}
