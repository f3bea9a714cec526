using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Reads a record of the form <see cref="Nachweis2"/>.</summary>
internal static class Nachweis2Reader
{
    private const string Bom = "\uFEFF";

    /// <summary>Reads the members.</summary>
    /// <exception cref="RecordFault">A member does not fit.</exception>
    public static AuswertungBasis Read(RecordMembers members)
    {
        foreach (string derived in new[] { "meilensteine", "zeilen", "lesbare_aktivitaeten" })
        {
            members.Derived(derived);
        }

        members.OptionalDay("datenbestand"); // follows from the activities
        Meeting? meeting = MeetingOf(members);
        LoadedCatalogue catalogue = CatalogueLoader.Load(members.Objects("zielkatalog", FileOf));
        return new AuswertungBasis
        {
            Number = NumberOf(members, meeting),
            Meeting = meeting,
            AsOf = members.Day("stichtag"),
            IsSample = members.Yes("beispieldaten"),
            Previous = members.OptionalObject(
                "letzter_bericht", report => new DeliveredReport(NumberIn(report), report.Text("sha256"))),
            Fingerprint = new DataFingerprint(members.Text("datenfingerabdruck"), members.Number("gelieferte_zeilen")),
            Catalogue = catalogue,
            Baselines = Ascending(members, "ausgangswerte", FrozenBaseline.Read, baseline => baseline.Line),
            Withheld = WithheldOf(members, catalogue),
            Reading = new ActivityReading(
                Ascending(members, "aktivitaeten", ActivityRecord.Read, activity => activity.Id),
                members.Objects("zurueckgewiesen", rejected => new RejectedRow(
                    rejected.Text("zeile"), rejected.OptionalText("wert"), rejected.Text("grund")))),
            Partners = Ascending(members, "partner", PartnerRecord.Read, partner => partner.Id),
            Remarks = members.Objects("stellungnahmen", RemarkRecord.Read),
        };
    }

    private static RunNumber NumberOf(RecordMembers members, Meeting? meeting)
    {
        RunKind kind = RunKindWords.Of(members.Text("art")) ?? throw members.Fault("ist nicht bekannt", "art");
        RunNumber number = NumberIn(members);
        return number.Kind != kind ? throw members.Fault($"passt nicht zur Auswertungsnummer {number}", "art")
            : number.IsOf(meeting) ? number
            : throw members.Fault($"{number} passt nicht zu Gremium und Sitzung des Nachweises", "nummer");
    }

    private static RunNumber NumberIn(RecordMembers members) =>
        RunNumber.TryParse(members.Text("nummer")) ?? throw members.Fault("ist keine Auswertungsnummer", "nummer");

    // Of committee and meeting a digest has neither, everything else both.
    private static Meeting? MeetingOf(RecordMembers members)
    {
        Committee? committee = members.OptionalObject("gremium", gremium => new Committee(gremium.Text("kuerzel"), gremium.Text("name")));
        return committee is null ? null : members.Object("sitzung", sitting => new Meeting(
            committee, sitting.Day("tag"), sitting.Number("folge"), TimeOf(sitting)));
    }

    private static TimeOnly? TimeOf(RecordMembers sitting) => sitting.OptionalText("beginn") is not string text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time
        : throw sitting.Fault("ist keine Uhrzeit (HH:MM)", "beginn");

    private static CatalogueFile FileOf(RecordMembers members)
    {
        CatalogueFile file = new(members.Text("datei"), members.Text("sha256"), members.Text("text"));
        bool fits = new[] { file.Text, Bom + file.Text }.Any(text => Checksums.Sha256(Encoding.UTF8.GetBytes(text)) == file.Sha256);
        return fits ? file : throw members.Fault($"der Text von {file.Name} passt nicht zu seiner Prüfsumme");
    }

    private static ImmutableDictionary<string, string> WithheldOf(RecordMembers members, LoadedCatalogue catalogue)
    {
        HashSet<string> lines = [.. catalogue.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id)];
        return Ascending(members, "nachzaehlung", recount =>
        {
            recount.OptionalText("auswertung"); // follows from the rows
            string line = recount.Text("zeile");
            return lines.Contains(line)
                ? (Line: line, Sql: recount.Text("sql"))
                : throw recount.Fault($"die Zeile {line} steht nicht im Zielkatalog");
        }, recount => recount.Line).ToImmutableDictionary(recount => recount.Line, recount => recount.Sql, StringComparer.Ordinal);
    }

    private static ImmutableArray<T> Ascending<T>(
        RecordMembers members, string name, Func<RecordMembers, T> read, Func<T, string> key)
    {
        ImmutableArray<T> items = members.Objects(name, read);
        for (int index = 1; index < items.Length; index++)
        {
            if (string.CompareOrdinal(key(items[index - 1]), key(items[index])) >= 0)
            {
                throw members.Fault($"{key(items[index])} steht doppelt oder an falscher Stelle", name);
            }
        }

        return items;
    }
}
