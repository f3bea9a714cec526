using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Export;

/// <summary>An export, from the rows to its folder.</summary>
/// <param name="source">Evaluates.</param>
internal sealed class ExportRun(EvaluationSource source)
{
    /// <summary>Name of the workbook.</summary>
    public const string WorkbookName = "Foerderprogrammcontrolling.xlsx";

    /// <summary>Evaluates at the last day of the period and makes the files; nothing is written.</summary>
    /// <param name="period">The period; its last day is the Stichtag.</param>
    /// <exception cref="UserError">The rows cannot be read, none is readable, or no programme concerns the period.</exception>
    public MadeExport Make(Period period)
    {
        Auswertung evaluated = source.Evaluate(period.To, new EvaluationWish { AlsoNeeds = row => period.Contains(row.StartDate) });
        if (RowsExpected.WhyTooFew(evaluated.Reading, null, 0) is string tooFew)
        {
            throw new UserError($"{tooFew} {ReportHeld.WhatToCheck}");
        }

        ExportBuilder builder = new(evaluated, period);
        ImmutableArray<ExportTable> tables = builder.Build();
        return new MadeExport(evaluated, period, builder.Held, tables
            .ToDictionary(table => table.FileName, ExportCsv.Render, StringComparer.Ordinal)
            .Append(KeyValuePair.Create(WorkbookName, ExportWorkbook.Render(tables)))
            .ToDictionary(StringComparer.Ordinal));
    }
}

/// <summary>The files of an export, not yet written.</summary>
/// <param name="Auswertung">The results behind it.</param>
/// <param name="Period">The period.</param>
/// <param name="Held">How many activities were held in it.</param>
/// <param name="Files">Name to content.</param>
internal sealed record MadeExport(Auswertung Auswertung, Period Period, int Held, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Name of its folder.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Foerderprogrammcontrolling-{Period.From:yyyy-MM-dd}-bis-{Period.To:yyyy-MM-dd}");

    /// <summary>Writes the files into a folder of their own, which is there with all of them or not at all.</summary>
    /// <param name="root">Where the folder is put.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="UserError">It cannot be written, or one with other files is there.</exception>
    public string WriteTo(string root)
    {
        ReportFolder folder = new(root, Name);
        using IDisposable guard = folder.Lock();
        if (!folder.Holds(Files))
        {
            throw new UserError(
                $"In {folder.Path} liegt schon ein anderer Export dieses Zeitraums; es wird nichts überschrieben. "
                + "Bitte ihn umbenennen oder verschieben, oder mit --out einen anderen Ordner angeben.");
        }

        folder.Write(Files);
        folder.Finish();
        return folder.Path;
    }
}
