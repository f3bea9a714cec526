using System.Collections.Immutable;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Digest;

/// <summary>Who gets a copy of the digest that is about one Schwerpunkt only.</summary>
internal sealed record DigestOptions : ISettings<DigestOptions>
{
    private const string CopiesKey = "Digest:Copies";

    /// <summary>The addresses by id of the Schwerpunkt, as the Zielkatalog writes it.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Copies { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    /// <summary>The folder with the template of the mail.</summary>
    public string TemplateFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "digest");

    /// <summary>Whether anybody gets a digest; else the worker makes none.</summary>
    /// <param name="readers">Who gets the whole of it.</param>
    public bool IsWanted(MailOptions readers) => !readers.Management.IsEmpty || !Copies.IsEmpty;

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [$"{CopiesKey}:{SettingsReader.AnyId}"];

    /// <inheritdoc/>
    public static DigestOptions Read(SettingsReader settings)
    {
        DigestOptions options = new();
        foreach ((string topic, string? value) in settings.Entries(CopiesKey))
        {
            ImmutableArray<string> addresses = [.. (value ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            string? wrong = addresses.FirstOrDefault(address => MailComposer.Mailbox(address) is null);
            if (addresses.IsEmpty || wrong is not null)
            {
                settings.Add($"{CopiesKey}:{topic} ist „{wrong ?? value}“; erwartet werden Adressen, mehrere durch ein Semikolon getrennt, z. B. „bildung@kreis.example“.");
                continue;
            }

            options = options with { Copies = options.Copies.SetItem(topic, addresses) };
        }

        return options;
    }
}
