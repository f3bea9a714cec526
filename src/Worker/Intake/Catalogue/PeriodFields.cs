using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads periods.</summary>
internal static class PeriodFields
{
    /// <summary>The period { von, bis } of a block; null after a fault.</summary>
    public static Period? Period(this Fields fields)
    {
        DateOnly? from = fields.Require("von")?.Date(fields.Faults);
        DateOnly? to = fields.Require("bis")?.Date(fields.Faults);
        if (from is not DateOnly first || to is not DateOnly last)
        {
            return null;
        }

        if (last >= first)
        {
            return new Period(first, last);
        }

        fields.Faults.Add(
            fields.Find("bis")!.At, $"bis {GermanText.Day(last)} liegt vor von {GermanText.Day(first)}; erwartet: derselbe oder ein späterer Tag");
        return null;
    }

    /// <summary>The period under a key; null where it is absent or faulty.</summary>
    public static Period? PeriodAt(this Fields fields, string key) =>
        fields.Find(key) is Node node ? new Fields(node, fields.Faults, CatalogueKeys.Period).Period() : null;
}
