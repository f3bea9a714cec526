using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Reads attributes.csv, partners.csv and remarks.csv.
/// </summary>
internal static class OtherSheets
{
    /// <summary>Adds the rows of attributes.csv to the batch.</summary>
    public static void ReadAttributes(string file, SheetHeader header, Sheet sheet, ImportBatch batch)
    {
        batch.HasAttributeList = true;
        foreach (SheetRow line in sheet.Lines)
        {
            CellReader cells = new(file, header, line, batch);
            string? id = cells.Required("activity_id");
            string? attribute = AttributeName(cells, batch.Vocabulary);
            string? value = cells.Required("value");
            if (id is not null && attribute is not null && value is not null)
            {
                batch.Attributes.Add(new Placed<ImportAttribute>(new(id, attribute, value), file, line.Number));
            }
        }
    }

    /// <summary>Adds the rows of partners.csv to the batch.</summary>
    public static void ReadPartners(string file, SheetHeader header, Sheet sheet, ImportBatch batch)
    {
        ImmutableHashSet<string> given = GivenIn(header, SheetKind.Partners);
        foreach (SheetRow line in sheet.Lines)
        {
            CellReader cells = new(file, header, line, batch);
            PartnerRow row = new()
            {
                Id = cells.Required("id"),
                Name = cells.Required("name"),
                Type = cells.Required("type"),
                Voluntary = cells.Word("voluntary", ImportWords.YesNo) ?? "0",
            };
            batch.WarnOfNames(file, line.Number, header.NameOf("name"), row.Name);
            if (row.Id is string id)
            {
                batch.AddUnique(batch.Partners, SheetKind.Partners, id, new Placed<PartnerRow>(row, file, line.Number) { Given = given }, id);
            }
        }
    }

    /// <summary>Adds the rows of remarks.csv to the batch.</summary>
    public static void ReadRemarks(string file, SheetHeader header, Sheet sheet, ImportBatch batch)
    {
        ImmutableHashSet<string> given = GivenIn(header, SheetKind.Remarks);
        foreach (SheetRow line in sheet.Lines)
        {
            CellReader cells = new(file, header, line, batch);
            RemarkRow row = new()
            {
                Indicator = cells.Required("indicator"),
                WrittenOn = cells.Day("written_on", isRequired: true),
                Role = cells.Required("role"),
                Cause = cells.Required("cause"),
                Measure = cells.Text("measure"),
                NewDate = cells.Day("new_date"),
            };
            if (string.CompareOrdinal(row.NewDate, row.WrittenOn) < 0 && row.NewDate is not null)
            {
                cells.Fault("new_date", cells.Typed("new_date"), "Der neue Termin liegt vor dem Tag der Stellungnahme.");
            }

            foreach ((string column, string? text) in new[] { ("role", row.Role), ("cause", row.Cause), ("measure", row.Measure) })
            {
                if (PersonNames.Find(text) is string name)
                {
                    cells.Fault(column, name, RemarkEntry.IsPublic);
                }
            }

            if (row is { Indicator: not null, WrittenOn: not null })
            {
                string key = $"{row.WrittenOn} {row.Indicator}";
                batch.AddUnique(
                    batch.Remarks, SheetKind.Remarks, key, new Placed<RemarkRow>(row, file, line.Number) { Given = given },
                    $"{row.Indicator}, {cells.Typed("written_on")}");
            }
        }
    }

    private static ImmutableHashSet<string> GivenIn(SheetHeader header, SheetKind kind) =>
        [.. kind.Columns.Select(column => column.Name).Where(header.Has)];

    private static string? AttributeName(CellReader cells, ImportVocabulary vocabulary)
    {
        string? name = cells.Required("attribute")?.ToLowerInvariant();
        if (name is not null && ActivityFields.Names.Contains(name))
        {
            // A condition on "teilnahmen" reads the field of the row; an attribute of that name would never be seen.
            cells.Fault("attribute", name, "So heißt ein Feld der Aktivität; es steht in activities.csv.");
        }
        else if (name is not null && AttributeColumns.WhyRefused(name, vocabulary) is string reason)
        {
            cells.Fault("attribute", cells.Typed("attribute"), reason);
        }

        return name;
    }
}
