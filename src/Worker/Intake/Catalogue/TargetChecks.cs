using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Names targets that the line's way of counting can never meet or never miss.</summary>
/// <param name="scope">The line.</param>
/// <param name="measure">How the line counts.</param>
internal sealed class TargetChecks(LineScope scope, Measure measure)
{
    private FaultList Faults => scope.Faults;

    private bool CountsPlaces => measure.CountedValues is { NamesPlaces: true };

    /// <summary>A bound: per cent for a share, else a whole number.</summary>
    public int? Bound(Node node, int least)
    {
        bool saysPerCent = node is Scalar { Text: string text } && text.EndsWith('%');
        if (measure.IsShare)
        {
            return node.PerCent(Faults, least);
        }

        if (saysPerCent)
        {
            Faults.Add(node.At, $"Prozent bei messung {measure.Word}; erwartet: eine ganze Zahl (Prozent nur bei messung anteil)");
            return null;
        }

        return node.Whole(Faults, least);
    }

    /// <summary>alle without values: all stages, all of a basis, or all municipalities of the reference set.</summary>
    public All? Everything(Position at, Node? except)
    {
        if (measure.Whole == WholeKind.Places)
        {
            ImmutableArray<string> left = except is null ? [] : scope.Places.Keys(except, Faults);
            CheckReach(left, except?.At ?? at);
            return new All([.. ReferenceSet.Except(left)]) { ExceptNames = [.. left.Select(scope.Area.NameOf)] };
        }

        if (except is not null)
        {
            Faults.Add(except.At, "ausser ohne Kommunen; erwartet: nur bei messung verschiedene mit merkmal kommune");
        }

        if (measure.Whole == WholeKind.Own)
        {
            return new All([]);
        }

        Faults.Add(at, $"alle bei messung {measure.Word}; erwartet: alle nur bei ergebnis, anteil, fortbestand und verschiedenen Kommunen, sonst alle: [Wert, …]");
        return null;
    }

    /// <summary>alle with named values.</summary>
    public All? Named(Node node)
    {
        ImmutableArray<string> values = Values(node, "alle");
        return measure.CountedValues is null ? null : new All(values);
    }

    /// <summary>Named values of the attribute that is counted, after noting what can never be counted.</summary>
    public ImmutableArray<string> Values(Node node, string key)
    {
        if (measure.CountedValues is null)
        {
            Faults.Add(node.At, $"{key} mit Werten bei messung {measure.Word}; erwartet: {key}: [Wert, …] nur, wo ein merkmal gezählt wird");
            return [];
        }

        ImmutableArray<string> values = CountsPlaces ? scope.Places.Keys(node, Faults) : node.Texts(Faults);
        if (CountsPlaces)
        {
            CheckReach(values, node.At);
        }

        foreach (string value in values.Where(IsExcluded))
        {
            Faults.Add(node.At, $"unerreichbares soll: „{value}“ schließt die auswahl der Zeile aus");
        }

        return [.. values.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The target, after noting what makes it unreachable.</summary>
    public Target? Check(Target? target, Position at)
    {
        int least = target is MoreThan more ? more.Count + 1 : target?.Minimum ?? 0;
        if (target is Exactly && measure.IsShare)
        {
            Faults.Add(at, "genau bei messung anteil; erwartet: mindestens, mehr_als, hoechstens oder korridor");
        }
        else if (target is { Of: { IsEmpty: false } named } && least > named.Length)
        {
            Faults.Add(at, $"unerreichbares soll: verlangt sind {least}, genannt sind {named.Length}");
        }
        else if (measure.LargestNumber(ReferenceSet.Length) is (int most, string what) && least > most)
        {
            Faults.Add(at, $"unerreichbares soll: verlangt sind {least}, möglich sind {most} ({what})");
        }

        return target;
    }

    private bool IsExcluded(string value)
    {
        Selection having = new([new HasAny(measure.CountedAttribute ?? "", [value])]);
        return measure.Selections.Any() && measure.Selections.All(selection => Contradictions.Among(selection) is null && Contradictions.Among(selection, having) is not null);
    }

    private ImmutableArray<string> ReferenceSet =>
        scope.Area.Versions.IsEmpty ? [] : scope.Area.InForceOn(scope.Period?.To ?? DateOnly.MaxValue).Ags;

    private void CheckReach(ImmutableArray<string> keys, Position at)
    {
        foreach (string key in keys.Where(key => !ReferenceSet.IsEmpty && !ReferenceSet.Contains(key)))
        {
            Faults.Add(at, $"„{scope.Area.NameOf(key)}“ zählt nicht: der Ort gehört am letzten Tag der Zeile nicht zum Bezugsraum");
        }
    }
}
