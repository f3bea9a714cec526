using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// No report from nothing: where no row can be read, or far fewer than the last report had, it is not the KI that did nothing but the
/// data that did not arrive. A report of them would be true to the rows, published, and never taken back.
/// </summary>
internal static class RowsExpected
{
    /// <summary>Says what is wrong, in German; null: there are enough rows.</summary>
    /// <param name="read">What was read.</param>
    /// <param name="previous">The last delivered report of the committee; null: there is none, or it cannot be read.</param>
    /// <param name="leastPercent">Reports:LeastRows, per cent of the rows of then.</param>
    public static string? WhyTooFew(ActivityReading read, Auswertung? previous, int leastPercent)
    {
        if (read.Readable == 0)
        {
            return "Keine einzige Aktivität ist lesbar"
                + (read.Rejected.IsEmpty ? "; die Sichten liefern keine Zeile." : $"; {GermanText.Whole(read.Rejected.Length)} Zeilen oder Angaben sind zurückgewiesen.");
        }

        return previous is not null && (long)read.Readable * 100 < (long)previous.Reading.Readable * leastPercent
            ? $"Nur {Phrases.Of(read.Readable, "Aktivität ist", "Aktivitäten sind")} lesbar; im letzten Bericht {previous.Number} waren es {GermanText.Whole(previous.Reading.Readable)}."
            : null;
    }
}

/// <summary>A report that is held until a person has looked: the data, and not the KI, may be what is missing.</summary>
internal sealed class ReportHeld(string why) : UserError(why)
{
    /// <summary>What to check before the report is let go.</summary>
    public const string WhatToCheck = "Bitte „kiindicators db status“ ansehen (liefern die Sichten Zeilen?) und prüfen, ob Import und Rechte stimmen.";
}
