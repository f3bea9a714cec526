using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>
/// Rows as a host system delivers them: readable activities written out, some of them spoiled: blanks, case, Unicode forms,
/// doubled ids, days that do not exist, numbers that are none, NULL, unknown places and partners.
/// </summary>
/// <param name="choices">What is random.</param>
/// <param name="dialect">Whose base tables are written.</param>
internal sealed class DeliveredRows(Choices choices, string dialect)
{
    private static readonly string?[] BadDays =
        [null, "", "2025-02-30", "2026-02-29", "2025-1-3", "2025-03-01 ", " 2025-03-01", "01.03.2025", "0000-01-01", "2025-13-01", "2025-00-10", "2025-03-01T10:00:00", "２０２５-03-01"];

    private static readonly string?[] Moments =
        [null, "", "2026-01-05", "2026-01-05 10:00:00", "2026-01-05T10:00:00", "2026-01-05Z", "2026-02-30", "2024-10-01 08:00:00", "gestern", "2027-12-31", "2025-06-30"];

    private static readonly string?[] BadNumbers =
        ["007", "-3", "12,5", "12.0", "1000000000", "1000000001", "99999999999999999999", "0", "٣", " 5", "5 ", "+5", "1e3", "", null, "00000000000000000000012"];

    private static readonly string[] Unseen =
        ["\u200B", "\u00A0", "\u200D", "  ", "\u0000", "\u0001", "\u001B", "\u007F", "\u0085", "\u00A0", "\u00AD", "\u061C", "\u2003", "\u200A", "\u200E", "\u2028", "\u202E", "\u202F", "\u2060", "\u2069", "\u3000", "\uFE0F", "\uFFFB", "\U000E0041", "\U0001F468", "\U0001D173", "\U000E0FFF", "\U0001D172", "\U0001BCA3", "\uD83C", "\uDF89", "\U000E1000", "\U00016FE4", "\U00013441", "\u2010", "\u2070", "\n", "\t", "-", "]", "^"];

    private int unseen;

    private static readonly string?[] BadNames = ["Zielgruppe", "zielgruppe ", " art", "zielgruppe\u200B", "", null, "typ", "teilnahmen", "partnertyp", "kommuné", "kommune\u0301"];

    /// <summary>Writes random rows and partners into the base tables, in place of what is there.</summary>
    public void Write(DbTransaction transaction, ImmutableArray<Activity> activities, int spoiled)
    {
        foreach (string table in new[] { "ki_activity", "ki_activity_attribute", "ki_partner" })
        {
            Run(transaction, $"DELETE FROM {SqlRoom.Table(dialect, table)}");
        }

        foreach (Activity activity in activities)
        {
            WriteActivity(transaction, activity, choices.Chance(spoiled));
        }

        foreach (Partner partner in Places.Partners)
        {
            WritePartner(transaction, partner, choices.Chance(spoiled / 3));
        }
    }

    private void WriteActivity(DbTransaction transaction, Activity activity, bool spoils)
    {
        string?[] row =
        [
            activity.Id, activity.Kind.ToString().ToLowerInvariant(), activity.Title, Day(activity.StartDate), Day(activity.EndDate),
            activity.Status.ToString().ToLowerInvariant(), activity.Organiser, Text(activity.Participants), Text(activity.Minutes),
            Text(activity.Quantity), activity.Unit, activity.Note, choices.Of(Moments), choices.Chance(80) ? null : choices.Of(Moments),
        ];
        string? id = row[0];
        if (spoils)
        {
            Spoil(row);
        }

        InsertActivity(transaction, row);
        if (spoils && choices.Chance(8))
        {
            InsertActivity(transaction, row);
        }

        foreach (ActivityAttribute attribute in activity.Attributes)
        {
            (string? name, string? value) = (attribute.Name, attribute.Name == "kommune" ? PlaceName(attribute.Value) : attribute.Value);
            (name, value) = spoils && choices.Chance(20) ? (choices.Chance(30) ? choices.Of(BadNames) : name, Bad(value)) : (name, value);
            InsertAttribute(transaction, choices.Chance(spoils ? 5 : 0) ? id + " " : id, name, value);
            if (choices.Chance(5))
            {
                InsertAttribute(transaction, id, name, value);
            }
        }

        if (choices.Chance(60))
        {
            InsertAttribute(transaction, id, "plaetze", choices.Chance(70) ? Text(choices.Below(30)) : choices.Of(BadNumbers));
        }
    }

    private void Spoil(string?[] row)
    {
        switch (choices.Below(9))
        {
            case 0: row[0] = choices.Of(null, "", row[0] + " ", "\u00A0" + row[0], row[0] + "\u200B", "R0001", row[0]!.ToLowerInvariant()); break;
            case 1: row[1] = choices.Of(null, "", "Event", "event ", "meeting"); break;
            case 2 when choices.Chance(10): (row[3], row[4], row[13]) = ("9999-12-31", "9999-12-31", null); break;
            case 2: row[3] = choices.Of(BadDays); break;
            case 3: row[4] = choices.Of([.. BadDays, "2024-01-01", "9999-12-31", "2026-12-31"]); break;
            case 4: row[5] = choices.Of(null, "", "Held", "held ", "done"); break;
            case 5: row[7 + choices.Below(3)] = choices.Of(BadNumbers); break;
            case 6: row[6] = Bad("KI"); break;
            case 7: row[11] = Bad("Gründe"); break;
            default: row[13] = choices.Of(Moments); break;
        }
    }

    // In turn, not at random: what else is random stays as it was.
    private string NextUnseen() => Unseen[unseen++ % Unseen.Length];

    private string? Bad(string? value) => choices.Of(
        null, "", value + " ", " " + value, NextUnseen() + value, value + "\t", value + "\n", value + "\u0301", "\uFEFF" + value,
        value?.Insert(value.Length / 2, NextUnseen()), value?.ToLowerInvariant(), value?.ToUpperInvariant(), value + "'", value + "ä", value + "a\u0308", "unbekannt");

    private string PlaceName(string key)
    {
        string[] names = [.. Places.Area.Places.Where(place => place.Ags == key).SelectMany(place => place.Aliases.Append(place.Name))];
        return names.Length > 0 && choices.Chance(40) ? choices.Of(names) : key;
    }

    private void WritePartner(DbTransaction transaction, Partner partner, bool spoils)
    {
        string?[] row = [partner.Id, partner.Name, partner.Type, partner.IsVoluntary ? "1" : choices.Of("0", null)];
        if (spoils)
        {
            switch (choices.Below(4))
            {
                case 0: row[0] = choices.Of(null, "", row[0] + " ", "kmu-a"); break;
                case 1: row[2] = Bad(row[2]); break;
                case 2: row[3] = choices.Of("1 ", "ja", "", "01"); break;
                default: InsertPartner(transaction, row); break;
            }
        }

        InsertPartner(transaction, row);
    }

    private void InsertActivity(DbTransaction transaction, string?[] row) => Run(
        transaction,
        $"INSERT INTO {SqlRoom.Table(dialect, "ki_activity")} (id, kind, title, start_date, end_date, status, organiser, participants, minutes, quantity, unit, note, recorded_at, changed_at) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13)", row);

    private void InsertAttribute(DbTransaction transaction, params string?[] row) => Run(
        transaction, $"INSERT INTO {SqlRoom.Table(dialect, "ki_activity_attribute")} (activity_id, attribute, value) VALUES (@p0, @p1, @p2)", row);

    private void InsertPartner(DbTransaction transaction, string?[] row) => Run(
        transaction, $"INSERT INTO {SqlRoom.Table(dialect, "ki_partner")} (id, name, type, voluntary) VALUES (@p0, @p1, @p2, @p3)", row);

    private static void Run(DbTransaction transaction, string sql, params string?[] values)
    {
        using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach ((string? value, int index) in values.Select((value, index) => (value, index)))
        {
            DbParameter parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            parameter.Value = value ?? (object)DBNull.Value;
            command.Parameters.Add(parameter);
        }

        command.ExecuteNonQuery();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
