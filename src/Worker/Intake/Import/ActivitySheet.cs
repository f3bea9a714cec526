using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Reads a list of activities, with the attributes of its wide form.
/// </summary>
internal static class ActivitySheet
{
    private const int FewestOfTheExample = 2;

    /// <summary>Adds the rows to the batch.</summary>
    /// <param name="file">File name.</param>
    /// <param name="header">Header.</param>
    /// <param name="sheet">Lines.</param>
    /// <param name="today">Day that stands for changed_at where the file gives none (Europe/Berlin).</param>
    /// <param name="batch">Takes rows, faults and hints.</param>
    public static void Read(string file, SheetHeader header, Sheet sheet, DateOnly today, ImportBatch batch)
    {
        ImmutableHashSet<string> given = [.. SheetKind.Activities.Columns.Select(column => column.Name).Where(header.Has), .. header.Attributes.Select(known => known.Attribute)];
        foreach (SheetRow line in sheet.Lines)
        {
            CellReader cells = new(file, header, line, batch);
            ActivityRow row = ReadRow(cells, header.ImpliedType);
            CheckDays(cells, row, today);
            CheckSingle(cells, "organiser", row.Organiser, " Wer sonst mit veranstaltet, steht in der Spalte Mitveranstalter.");
            CheckSingle(cells, "unit", row.Unit, "");
            batch.WarnOfNames(file, line.Number, header.NameOf("title"), row.Title);
            batch.WarnOfNames(file, line.Number, header.NameOf("note"), row.Note);
            if (row.Id is string id)
            {
                batch.AddUnique(batch.Activities, SheetKind.Activities, id, new Placed<ActivityRow>(row, file, line.Number) { Given = given }, id);
            }

            ReadAttributes(file, header, line, cells, row.Id, batch);
            HintAtExamples(file, header, line, batch);
        }
    }

    // Who writes over the example keeps what he does not change.
    private static void HintAtExamples(string file, SheetHeader header, SheetRow line, ImportBatch batch)
    {
        string[] left =
        [
            .. header.Columns.Where(column => ColumnTexts.IsTelling(column.Name) && SheetHeader.Cell(line, column.Index)?.Trim() == ColumnTexts.ExampleOf(column.Name))
                .Select(column => ColumnTexts.ExampleOf(column.Name)),
        ];
        if (left.Length >= FewestOfTheExample)
        {
            batch.Warnings.Add(new ImportFault(file, line.Number, null, null, $"Trägt mehrere Werte der Beispielzeile: {string.Join(", ", left)}. Bitte prüfen, ob sie gemeint sind."));
        }
    }

    private static ActivityRow ReadRow(CellReader cells, string? implied) => new()
    {
        Id = cells.Required("id"),
        Kind = implied is not null && cells.Text("kind") is null ? implied : cells.Word("kind", ImportWords.Kinds),
        Title = cells.Required("title"),
        StartDate = cells.Day("start_date", isRequired: true),
        EndDate = cells.Day("end_date"),
        Status = cells.Word("status", ImportWords.Statuses),
        Organiser = cells.Text("organiser"),
        Participants = cells.Number("participants"),
        Minutes = cells.Number("minutes"),
        Quantity = cells.Number("quantity"),
        Unit = cells.Text("unit"),
        Note = cells.Text("note"),
        RecordedAt = cells.Moment("recorded_at"),
        ChangedAt = cells.Moment("changed_at"),
    };

    // "KI|VHS" would be one organiser of that name, and no line counts what it does.
    private static void CheckSingle(CellReader cells, string column, string? value, string advice)
    {
        if (value?.Contains(AttributeColumns.ValueSeparator, StringComparison.Ordinal) == true)
        {
            cells.Fault(column, value, $"Hier steht nur ein Wert.{advice}");
        }
    }

    // The same rules by which the reader would reject the row; here a person can still mend it.
    private static void CheckDays(CellReader cells, ActivityRow row, DateOnly today)
    {
        DateOnly? start = DeliveredDate.Day(row.StartDate);
        if (DeliveredDate.Day(row.EndDate) < start)
        {
            cells.Fault("end_date", cells.Typed("end_date"), "Das Ende liegt vor dem Beginn.");
        }

        DateOnly changed = row.ChangedAt is string moment ? DeliveredDate.DayOfMoment(moment) ?? today : today;
        if (row.Status == "held" && start > changed)
        {
            cells.Fault("status", cells.Typed("status"), string.Create(
                CultureInfo.InvariantCulture,
                $"Der Beginn ({start:dd.MM.yyyy}) liegt nach {(row.ChangedAt is null ? "heute" : "dem Tag der letzten Änderung")} ({changed:dd.MM.yyyy}); durchgeführt ist das noch nicht. Erwartet wird „geplant“ oder ein anderes Datum."));
        }

        if (row.RecordedAt is string recorded && row.ChangedAt is string later
            && DeliveredDate.DayOfMoment(later) < DeliveredDate.DayOfMoment(recorded))
        {
            cells.Fault("changed_at", cells.Typed("changed_at"), "Die letzte Änderung liegt vor dem Tag der Erfassung.");
        }
    }

    private static void ReadAttributes(
        string file, SheetHeader header, SheetRow line, CellReader cells, string? id, ImportBatch batch)
    {
        foreach ((string attribute, int index) in header.Attributes)
        {
            foreach (string part in (SheetHeader.Cell(line, index) ?? "").Split(AttributeColumns.ValueSeparator))
            {
                if (cells.Clean(attribute, part) is string value)
                {
                    // Without a number the row is at fault already; its other cells are judged all the same.
                    batch.Attributes.Add(new Placed<ImportAttribute>(new(id ?? "", attribute, value), file, line.Number));
                }
            }
        }
    }
}
