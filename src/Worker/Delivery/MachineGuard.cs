using System.Collections.Immutable;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Delivery;

/// <summary>The finished folders that the ledger does not know, by number: whoever made them had a newer database.</summary>
/// <exception cref="UserError">Folder or ledger cannot be read.</exception>
internal delegate ImmutableArray<string> FindUnknownFolders();

/// <summary>
/// Whether this machine may mail from this database. A copy of the database on another machine may not, nor one that was restored and does not know what
/// has been sent since: until a person says so.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="identity">Which machine this is.</param>
/// <param name="outbox">What waits.</param>
/// <param name="folders">Finds what the ledger does not know.</param>
/// <param name="time">The clock.</param>
internal sealed class MachineGuard(SqlDatabase database, MachineIdentity identity, Outbox outbox, FindUnknownFolders folders, TimeProvider time)
{
    private const int MostNamed = 5;
    private const int SaltLength = 16;

    /// <summary>Why this machine sends nothing, with what to do; null: it may.</summary>
    /// <exception cref="UserError">It cannot be said.</exception>
    public string? WhyNot()
    {
        ImmutableArray<Machine> machines = database.Read(Machines);
        string id;
        try
        {
            id = identity.Read();
        }
        catch (UserError error)
        {
            return error.Message;
        }

        if (!machines.Any(machine => machine.Is(id)))
        {
            return $"Von diesem Rechner ({Environment.MachineName}) geht keine Mail ab: Er ist für diese Datenbank nicht freigeschaltet. "
                + "Ist er der richtige und keine Kopie, schaltet „kiindicators arm“ ihn frei.";
        }

        string? unknown = Blocked() ?? (Unknown() is { IsEmpty: false } found ? Named(found) : null);
        return unknown is null ? null
            : $"Es geht keine Mail ab: Im Berichtsordner lagen fertige Auswertungen, die das Auswertungsbuch nicht kannte ({unknown}). Die Datenbank ist älter als "
            + "der Ordner; was seitdem gesendet wurde, weiß sie nicht. Bitte klären; danach schaltet „kiindicators arm“ wieder frei.";
    }

    /// <summary>
    /// Notes that folders lie there which the ledger does not know. Asked for before anything is made anew: a report that is made once more enters its folder
    /// into the ledger, and nothing would betray any longer that it has been sent.
    /// </summary>
    /// <exception cref="UserError">It cannot be said, or not noted.</exception>
    public void Note()
    {
        if (Blocked() is null && Unknown() is { IsEmpty: false } unknown)
        {
            database.Write(transaction =>
            {
                Settings.Write(transaction, database.Sql, Settings.MailBlocked, Named(unknown));
                return 0;
            });
        }
    }

    /// <summary>Lets this machine mail from this database. What waits may have been sent by another and becomes unclear, except the very first time.</summary>
    /// <param name="who">The person.</param>
    /// <param name="isRestored">Whether the database comes from a backup: then what waits may have been sent since, also where no folder shows it.</param>
    /// <exception cref="UserError">The machine has no id of its own.</exception>
    public Arming Arm(string who, bool isRestored = false)
    {
        string id = identity.Read();
        ImmutableArray<string> unknown = Unknown();
        string now = DatabaseText.Moment(time.GetUtcNow());
        return database.Write(transaction =>
        {
            ImmutableArray<Machine> machines = Machines(transaction);
            bool isNew = !machines.Any(machine => machine.Is(id));
            if (isNew)
            {
                Machine machine = Machine.Of(id);
                transaction.Connection!.Execute(database.Sql.InsertMailMachine, new
                {
                    Machine = machine.Hash, machine.Salt, Name = Environment.MachineName, ArmedBy = who, At = now,
                }, transaction);
            }

            foreach (string number in unknown)
            {
                transaction.Connection!.Execute(database.Sql.InsertKnownFolder, new { RunNumber = number, At = now }, transaction);
            }

            bool wasBlocked = Settings.Read(transaction, database.Sql, Settings.MailBlocked) is not null;
            transaction.Connection!.Execute(database.Sql.DeleteSetting, new { Name = Settings.MailBlocked }, transaction);
            bool mayBeSent = isRestored || wasBlocked || !unknown.IsEmpty || (isNew && !machines.IsEmpty);
            return new Arming(isNew, unknown, mayBeSent ? Doubt(transaction) : 0);
        });
    }

    private int Doubt(DbTransaction transaction) => outbox.Read(transaction).Rows
        .Where(envelope => envelope.State == DeliveryState.Waiting)
        .Count(envelope => outbox.TryNote(
            transaction, envelope, DeliveryState.Unclear, "wartete, als der Rechner freigeschaltet wurde; ein anderer Rechner oder ein neuerer Stand der Datenbank kann sie gesendet haben"));

    private string? Blocked() => database.Read(transaction => Settings.Read(transaction, database.Sql, Settings.MailBlocked));

    private ImmutableArray<string> Unknown()
    {
        HashSet<string> known = database.Read(transaction =>
            StoredRow.Read(transaction, database.Sql.ReadKnownFolders, "mail_known_folder", 1).Select(row => row.Text("RunNumber")).ToHashSet(StringComparer.Ordinal));
        return [.. folders().Where(number => !known.Contains(number))];
    }

    private ImmutableArray<Machine> Machines(DbTransaction transaction) =>
        [.. StoredRow.Read(transaction, database.Sql.ReadMailMachines, "mail_machine", 1).Select(row => new Machine(row.Text("Machine"), row.Text("Salt")))];

    private static string Named(ImmutableArray<string> numbers) =>
        string.Join(", ", numbers.Take(MostNamed)) + (numbers.Length > MostNamed ? $" und {numbers.Length - MostNamed} weitere" : "");

    private sealed record Machine(string Hash, string Salt)
    {
        public static Machine Of(string id)
        {
            string salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltLength));
            return new Machine(HashOf(id, salt), salt);
        }

        public bool Is(string id) => HashOf(id, Salt) == Hash;

        private static string HashOf(string id, string salt) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}:{id}")));
    }
}

/// <summary>What arming a machine has changed.</summary>
/// <param name="IsNew">Whether the machine was not armed before.</param>
/// <param name="Folders">Finished folders that the ledger does not know and that are known from now on.</param>
/// <param name="Unclear">How many envelopes that waited are unclear now.</param>
internal sealed record Arming(bool IsNew, ImmutableArray<string> Folders, int Unclear);
