using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Checks what one row says of another: activities, partners and places that attributes name must be known.
/// </summary>
/// <param name="transaction">The transaction of the import.</param>
/// <param name="sql">The queries.</param>
/// <param name="places">All known places.</param>
internal sealed class ImportReferences(DbTransaction transaction, Queries sql, ImportPlaces places)
{
    private const string Agreement = "kooperation";
    private const int MostPartners = 8;

    /// <summary>Gives places the catalogue's spelling; adds a fault for every unknown reference.</summary>
    public void Check(ImportBatch batch)
    {
        Lazy<ILookup<string, string>> partnersByName = new(() => PartnersByName(batch));
        Func<string, bool> isPartner = Known(batch.Partners.Select(partner => partner.Row.Id!), sql.FindPartner);
        Func<string, bool> isActivity = Known(batch.Activities.Select(activity => activity.Row.Id!), sql.FindActivity);
        List<Placed<ImportAttribute>> checkedOnes = [];
        foreach (Placed<ImportAttribute> attribute in batch.Attributes)
        {
            (string id, string name, string value) = attribute.Row;
            if (id.Length > 0 && !batch.Incomplete.Contains(SheetKind.Activities) && !isActivity(id))
            {
                Add(batch, attribute, null, id, Count(sql.FindActivity, id) > 1 ? ImportNumbers.Doubled
                    : "Diese Aktivität gibt es weder in den Listen noch in der Datenbank."
                        + (WithZeros(id, batch.Activities.Select(activity => activity.Row.Id!)) is string meant ? $" Gemeint: {meant}? Excel hat die führende Null entfernt." : ""));
            }

            if (name == Agreement && !batch.Incomplete.Contains(SheetKind.Activities) && !isActivity(value))
            {
                Add(batch, attribute, name, value, "Eine Vereinbarung mit dieser Nummer gibt es weder auf dem Blatt Kooperationen noch in der Datenbank.");
            }

            bool isPartnerOf = ActivityFields.PartnerAttributes.Contains(name) && !batch.Incomplete.Contains(SheetKind.Partners);
            checkedOnes.AddRange(isPartnerOf ? Partners(batch, attribute, isPartner, partnersByName)
                : ActivityFields.PlaceAttributes.Contains(name) ? Places(batch, attribute)
                : [attribute]);
        }

        batch.Attributes.Clear();
        batch.Attributes.AddRange(checkedOnes);
    }

    private IEnumerable<Placed<ImportAttribute>> Partners(
        ImportBatch batch, Placed<ImportAttribute> attribute, Func<string, bool> isPartner, Lazy<ILookup<string, string>> partnersByName)
    {
        string value = attribute.Row.Value;
        if (isPartner(value))
        {
            return [attribute];
        }

        string? Known(string part) => isPartner(part) ? part : WithZeros(part, batch.Partners.Select(partner => partner.Row.Id!));
        if ((Known(value) is string spoiled ? [spoiled] : SeveralValues.In(value, Known)) is { IsEmpty: false } known)
        {
            return Understood(batch, attribute, known, string.Join(" und ", known));
        }

        ILookup<string, string> byName = partnersByName.Value;
        if (byName[value].Distinct().ToList() is [string named])
        {
            return Understood(batch, attribute, [named], $"{named} (der Partner heißt so)");
        }

        Add(batch, attribute, attribute.Row.Name, value, Count(sql.FindPartner, value) > 1 ? ImportNumbers.Doubled
            : "Diesen Partner gibt es weder in der Liste der Partner noch in der Datenbank."
                + (byName[value].Any() ? $" So heißen mehrere: {string.Join(", ", byName[value].Distinct())}; bitte die Nummer schreiben."
                    : SeveralValues.Containing(value, part => isPartner(part) || byName[part].Any()) is string several ? $" {Phrases.Capital(several)}"
                    : byName.SelectMany(partners => partners).FirstOrDefault(id => LikeNumbers.Are(id, value)) is string like ? $" Gemeint: {like}?"
                    : NearWords.Closest(value, byName.Select(partner => partner.Key)) is string near ? $" Gemeint: {byName[near].First()} ({near})?"
                    : byName.Count > 0 ? $" Bekannt: {Phrases.Few([.. byName.SelectMany(partners => partners.Select(id => $"{id} ({partners.Key})")).Order(StringComparer.Ordinal)], MostPartners)}."
                    : ""));
        return [attribute];
    }

    // Whoever knows a partner knows the name, not the number.
    private ILookup<string, string> PartnersByName(ImportBatch batch) => batch.Partners.Select(partner => partner.Row)
        .Concat(transaction.Connection!.Query<PartnerRow>(sql.ReadPartners, transaction: transaction))
        .Where(partner => partner is { Id: not null, Name: not null })
        .DistinctBy(partner => partner.Id)
        .ToLookup(partner => partner.Name!, partner => partner.Id!, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<Placed<ImportAttribute>> Places(ImportBatch batch, Placed<ImportAttribute> attribute)
    {
        string value = attribute.Row.Value;
        if (places.Find(value) is string place)
        {
            return [attribute with { Row = attribute.Row with { Value = place } }];
        }

        if (places.OfSpoiledKey(value) is Municipality spoiled)
        {
            return Understood(batch, attribute, [spoiled.Ags], $"{spoiled.Ags} ({spoiled.Name})");
        }

        if (SeveralValues.In(value, part => places.Find(part) ?? places.OfSpoiledKey(part)?.Ags) is { IsEmpty: false } several)
        {
            return Understood(batch, attribute, several, string.Join(" und ", several));
        }

        string meant = (SeveralValues.Containing(value, part => places.Find(part) is not null) ?? places.Meant(value)) is string sentence ? $" {Phrases.Capital(sentence)}" : "";
        Add(batch, attribute, attribute.Row.Name, value,
            $"Unbekannter Ort.{meant} Erwartet wird AGS, Name oder anderer Name einer Kommune aus dem Zielkatalog.");
        return [attribute];
    }

    private static IEnumerable<Placed<ImportAttribute>> Understood(
        ImportBatch batch, Placed<ImportAttribute> attribute, ImmutableArray<string> values, string meaning)
    {
        batch.Understood(attribute.File, attribute.Line, attribute.Row.Name, attribute.Row.Value, meaning);
        return values.Select(value => attribute with { Row = attribute.Row with { Value = value } });
    }

    // "0042" comes back from Excel as 42.
    private static string? WithZeros(string id, IEnumerable<string> known) =>
        id.All(char.IsAsciiDigit) && known.Where(one => one.Length > id.Length && one.TrimStart('0') == id).Distinct().ToList() is [string only] ? only : null;

    private static void Add<T>(ImportBatch batch, Placed<T> place, string? column, string value, string text) =>
        batch.Faults.Add(new ImportFault(place.File, place.Line, column, value, text));

    // Asked once a name: a partner stands in many rows. What the database holds twice, reading rejects: it is not known.
    private Func<string, bool> Known(IEnumerable<string> imported, string find)
    {
        Dictionary<string, bool> known = imported.ToDictionary(id => id, _ => true, StringComparer.Ordinal);
        return id =>
        {
            if (!known.TryGetValue(id, out bool isKnown))
            {
                known[id] = isKnown = Count(find, id) == 1;
            }

            return isKnown;
        };
    }

    private int Count(string find, string id) =>
        transaction.Connection!.Query(find, new { Id = id }, transaction).Count();
}
