using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Meetings;
using MimeKit;

namespace KiIndicators.Worker.Delivery;

/// <summary>How a connection to the relay is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>Begins in the clear and must be turned into TLS before anything is said.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: only where a person has asked for it.</summary>
    None,
}

/// <summary>The relay.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="Timeout">So long one of its answers may take.</param>
internal sealed record SmtpRelay(string Host, int Port, SmtpSecurity Security, TimeSpan Timeout)
{
    /// <summary>Name and password; null: none is asked for.</summary>
    public SmtpLogin? Login { get; init; }
}

/// <summary>Name and password at the relay. Its text never holds the password.</summary>
/// <param name="user">Name.</param>
/// <param name="password">Password.</param>
internal sealed class SmtpLogin(string user, string password)
{
    /// <summary>Name.</summary>
    public string User => user;

    /// <summary>Password.</summary>
    public string Password => password;

    /// <summary>The text without the password, should a relay have repeated it.</summary>
    public string Hidden(string text) => text.Replace(password, "***", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => user;
}

/// <summary>How mail leaves, and who gets which.</summary>
internal sealed record MailOptions : ISettings<MailOptions>
{
    private const string HostKey = "Mail:Smtp:Host";
    private const string PortKey = "Mail:Smtp:Port";
    private const string SecurityKey = "Mail:Smtp:Security";
    private const string UserKey = "Mail:Smtp:User";
    private const string PasswordKey = "Mail:Smtp:Password";
    private const string PasswordFileKey = "Mail:Smtp:PasswordFile";
    private const string TimeoutKey = "Mail:Smtp:Timeout";
    private const string FromKey = "Mail:From";
    private const string ReplyToKey = "Mail:ReplyTo";
    private const string AllowedDomainsKey = "Mail:AllowedDomains";
    private const string FolderKey = "Mail:Folder";
    private const string OfficeKey = "Mail:Office";
    private const string OwnerKey = "Mail:Owner";
    private const string OperatorKey = "Mail:Operator";
    private const string ManagementKey = "Mail:Management";
    private const string MachineIdFileKey = "Mail:MachineIdFile";
    private const int MostSeconds = 600;

    // As long as its column: what does not fit there must not keep a report from being recorded.
    private const int LongestRecipient = 300;

    private static readonly ImmutableArray<(string Word, SmtpSecurity Security, int Port)> Securities =
        [("starttls", SmtpSecurity.StartTls, 587), ("tls", SmtpSecurity.Tls, 465), ("none", SmtpSecurity.None, 25)];

    /// <summary>The relay; null: mails go into <see cref="Folder"/>.</summary>
    public SmtpRelay? Relay { get; init; }

    /// <summary>Without a relay each mail is put there as a file; null: nowhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Who sends; null: nothing is sent.</summary>
    public MailSender? Sender { get; init; }

    /// <summary>Domains in ASCII to which mail may go; empty: to any.</summary>
    public ImmutableArray<string> AllowedDomains { get; init; } = [];

    /// <summary>Committee office of committees that have none of their own.</summary>
    public ImmutableArray<string> Office { get; init; } = [];

    /// <summary>Committee offices by the committee's id.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Offices { get; init; } = ImmutableDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Who owns the reports and gets the Vorabfassung.</summary>
    public ImmutableArray<string> Owner { get; init; } = [];

    /// <summary>Who gets alarms.</summary>
    public ImmutableArray<string> Operator { get; init; } = [];

    /// <summary>Who gets the digest.</summary>
    public ImmutableArray<string> Management { get; init; } = [];

    /// <summary>The file with this machine's id; null: where the system keeps it.</summary>
    public string? MachineIdFile { get; init; }

    /// <summary>Whether there is a way out.</summary>
    public bool HasChannel => Sender is not null && (Relay is not null || Folder is not null);

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys =>
    [
        HostKey, PortKey, SecurityKey, UserKey, PasswordKey, PasswordFileKey, TimeoutKey, FromKey, ReplyToKey, AllowedDomainsKey, FolderKey, OfficeKey, OwnerKey,
        OperatorKey, ManagementKey, MachineIdFileKey, OfficeOf(SettingsReader.AnyId),
    ];

    /// <inheritdoc/>
    public static MailOptions Read(SettingsReader settings)
    {
        MailboxAddress? from = Single(FromKey, settings);
        MailboxAddress? replyTo = Single(ReplyToKey, settings);
        ImmutableArray<string> domains = Domains(settings);
        MailOptions options = new()
        {
            Relay = RelayOf(settings),
            Folder = settings.PathText(FolderKey),
            Sender = from is null ? null : new MailSender(from, replyTo),
            AllowedDomains = domains,
            Office = Recipients(OfficeKey, domains, settings),
            Offices = settings.Entries(Committees.Section)
                .Select(entry => (entry.Id, Recipients: Recipients(OfficeOf(entry.Id), domains, settings)))
                .Where(office => !office.Recipients.IsEmpty)
                .ToImmutableDictionary(office => office.Id, office => office.Recipients),
            Owner = Recipients(OwnerKey, domains, settings),
            Operator = Recipients(OperatorKey, domains, settings),
            Management = Recipients(ManagementKey, domains, settings),
            MachineIdFile = settings.PathText(MachineIdFileKey),
        };
        bool hasRecipients = options.Offices.Values.Append(options.Office).Append(options.Owner).Append(options.Operator).Append(options.Management).Any(list => !list.IsEmpty);
        if ((hasRecipients || options.Relay is not null || options.Folder is not null) && from is null)
        {
            settings.Add($"{FromKey} fehlt: Mail braucht einen Absender, z. B. „Kommunales Integrationszentrum <ki@kreis.example>“.");
        }

        if (hasRecipients && options.Relay is null && options.Folder is null)
        {
            settings.Add($"Für Mail sind Empfänger eingetragen, aber kein Weg. Bitte {HostKey} oder {FolderKey} angeben.");
        }

        return options;
    }

    /// <summary>The office of a committee.</summary>
    public ImmutableArray<string> OfficeFor(string committee) => Offices.GetValueOrDefault(committee, Office);

    /// <summary>A new Message-ID, without brackets.</summary>
    public string NewMessageId() =>
        $"{Guid.NewGuid():N}@{(Sender is null ? "kiindicators.invalid" : AsciiDomain(Sender.From))}";

    /// <summary>Whether mail may go to an address.</summary>
    public bool Allows(MailboxAddress address) => AllowedDomains.IsEmpty || AllowedDomains.Contains(AsciiDomain(address));

    private static string OfficeOf(string committee) => $"{Committees.Section}:{committee}:Office";

    private static string AsciiDomain(MailboxAddress address) => AsciiDomain(address.Domain);

    private static string AsciiDomain(string domain) => new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain).ToLowerInvariant();

    private static SmtpRelay? RelayOf(SettingsReader settings)
    {
        string? host = settings.Text(HostKey);
        string word = settings.OneOf(SecurityKey, Securities[0].Word, [.. Securities.Select(security => security.Word)]);
        (string Word, SmtpSecurity Security, int Port) chosen = Securities.FirstOrDefault(security => security.Word == word, Securities[0]);
        int port = settings.Whole(PortKey, chosen.Port, 1, 65535);
        int seconds = settings.Whole(TimeoutKey, 60, 1, MostSeconds);
        SmtpLogin? login = LoginOf(settings);
        if (login is not null && chosen.Security == SmtpSecurity.None)
        {
            settings.Add($"{SecurityKey} ist „none“: Ein Passwort geht nicht unverschlüsselt über die Leitung. Bitte starttls oder tls wählen oder {UserKey} entfernen.");
        }

        return host is null ? null : new SmtpRelay(host, port, chosen.Security, TimeSpan.FromSeconds(seconds)) { Login = login };
    }

    private static SmtpLogin? LoginOf(SettingsReader settings)
    {
        string? user = settings.Text(UserKey);
        if (settings.Text(PasswordKey) is not null && settings.FolderOf(PasswordKey) is not null)
        {
            settings.Add(
                $"{PasswordKey} steht in einer Einstellungsdatei. Bitte dort entfernen und ändern: Das Passwort gehört in die Umgebungsvariable "
                + $"{SettingsReader.Prefix}Mail__Smtp__Password oder in eine eigene Datei, die {PasswordFileKey} nennt.");
            return null;
        }

        string? password = settings.Text(PasswordKey) ?? Secret(settings);
        if ((user is null) != (password is null))
        {
            settings.Add($"{UserKey} und ein Passwort ({PasswordFileKey} oder die Umgebungsvariable {SettingsReader.Prefix}Mail__Smtp__Password) gehören zusammen; eines fehlt.");
        }

        return user is null || password is null ? null : new SmtpLogin(user, password);
    }

    private static string? Secret(SettingsReader settings)
    {
        if (settings.PathText(PasswordFileKey) is not string path)
        {
            return null;
        }

        try
        {
            string secret = File.ReadAllText(path).TrimEnd('\r', '\n');
            if (secret.Length > 0)
            {
                return secret;
            }

            settings.Add($"{PasswordFileKey}: {path} ist leer.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            settings.Add($"{PasswordFileKey}: {path} ist nicht lesbar. Bitte Pfad und Rechte prüfen.");
        }

        return null;
    }

    private static MailboxAddress? Single(string key, SettingsReader settings)
    {
        if (settings.Text(key) is not string text)
        {
            return null;
        }

        if (AddressOf(text) is MailboxAddress address)
        {
            return address;
        }

        settings.Add($"{key} ist „{VisibleText.OnOneLine(text)}“; erwartet wird eine Adresse, z. B. „Kommunales Integrationszentrum <ki@kreis.example>“.");
        return null;
    }

    private static ImmutableArray<string> Recipients(string key, ImmutableArray<string> domains, SettingsReader settings)
    {
        if (settings.Text(key) is not string text)
        {
            return [];
        }

        List<string> recipients = [];
        foreach (string one in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (one.Length > LongestRecipient || AddressOf(one) is not MailboxAddress address)
            {
                settings.Add($"{key}: „{VisibleText.OnOneLine(one)}“ ist keine Adresse oder länger als {LongestRecipient} Zeichen. Mehrere trennt ein Semikolon.");
            }
            else if (!new MailOptions { AllowedDomains = domains }.Allows(address))
            {
                settings.Add($"{key}: An „{address.Domain}“ darf keine Mail gehen ({AllowedDomainsKey}).");
            }
            else
            {
                recipients.Add(one);
            }
        }

        return [.. recipients.Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<string> Domains(SettingsReader settings)
    {
        List<string> domains = [];
        foreach (string domain in (settings.Text(AllowedDomainsKey) ?? "").Split([';', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                domains.Add(AsciiDomain(domain));
            }
            catch (ArgumentException)
            {
                settings.Add($"{AllowedDomainsKey}: „{VisibleText.OnOneLine(domain)}“ ist keine Domäne, z. B. kreis.example.");
            }
        }

        return [.. domains.Distinct(StringComparer.Ordinal)];
    }

    // A domain that cannot be written in ASCII reaches nobody.
    private static MailboxAddress? AddressOf(string text)
    {
        try
        {
            return MailComposer.Mailbox(text) is MailboxAddress address && AsciiDomain(address).Length > 0 ? address : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
