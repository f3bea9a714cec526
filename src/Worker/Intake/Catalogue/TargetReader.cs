using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads soll: a word, a block, or dated versions of it.</summary>
/// <param name="scope">The line.</param>
/// <param name="measure">How the line counts: it decides which targets make sense.</param>
internal sealed class TargetReader(LineScope scope, Measure measure)
{
    /// <summary>The words of a target, in the order of the README.</summary>
    public static readonly ImmutableArray<string> Words =
        ["mindestens", "genau", "mehr_als", "hoechstens", "korridor", "alle", "zugesagt", "keins"];

    private static readonly ImmutableArray<string> BareWords = ["zugesagt", "alle", "keins"];

    private readonly TargetChecks checks = new(scope, measure);

    private FaultList Faults => scope.Faults;

    /// <summary>The versions, oldest first; empty for a Kontextzahl.</summary>
    public ImmutableArray<TargetVersion> Read(Node? node)
    {
        if (node is Sequence)
        {
            ImmutableArray<TargetVersion> versions = [.. node.Items(Faults).Select(ReadVersion)];
            CheckOrder(node.At, versions);
            return versions;
        }

        Mapping? block = (node as Mapping)?.Meant(CatalogueKeys.Target);
        if (block?.Find("ab") is Node date)
        {
            Faults.Add(date.At, "ab an einem einzelnen Soll; erwartet: eine Liste von Fassungen, z. B. soll: [{ ab: 2025-01-01, mindestens: 3 }]");
        }

        return node is not null && ReadTarget(node) is Target target
            ? [new TargetVersion(DateOnly.MinValue, target, block?.Find("quelle")?.Text(Faults))]
            : [];
    }

    private TargetVersion ReadVersion(Node node)
    {
        Fields fields = new(node, Faults, CatalogueKeys.Target, " im soll");
        DateOnly? from = fields.Require("ab")?.Date(Faults);
        return new TargetVersion(from ?? DateOnly.MinValue, node is Mapping ? ReadTarget(node) : null, fields.OptionalText("quelle"));
    }

    private void CheckOrder(Position at, ImmutableArray<TargetVersion> versions)
    {
        for (int i = 1; i < versions.Length; i++)
        {
            if (versions[i].From <= versions[i - 1].From)
            {
                Faults.Add(at, $"die Fassung ab {GermanText.Day(versions[i].From)} steht nicht nach der vorigen; erwartet: älteste zuerst, jedes Datum einmal");
            }
        }

        if (scope.Period is Period period && versions.Length > 0 && versions.All(version => version.From > period.To))
        {
            Faults.Add(at, $"keine Fassung gilt am letzten Tag der Zeile ({GermanText.Day(period.To)}); erwartet: eine mit früherem ab");
        }
    }

    private Target? ReadTarget(Node node)
    {
        if (node is Scalar)
        {
            string? word = node.Meant(Faults, "unbekanntes soll", BareWords);
            return word is null ? null : Bare(word, node);
        }

        Fields fields = new(node, Faults, CatalogueKeys.Target, " im soll");
        ImmutableArray<Entry> entries = [.. fields.Entries.Where(entry => Words.Contains(entry.Key.Text))];
        if (entries.Length != 1)
        {
            if (node is Mapping)
            {
                Faults.Add(
                    node.At,
                    $"{(entries.IsEmpty ? "ein soll ohne Art" : "mehrere Arten von soll")}; erwartet: genau eins von {string.Join(", ", Words)}");
            }

            return null;
        }

        return checks.Check(Among(Valued(entries[0], fields), fields), entries[0].Value.At);
    }

    /// <summary>von: the bounds speak of named values only.</summary>
    private Target? Among(Target? target, Fields fields)
    {
        if (fields.Find("von") is not Node node)
        {
            return target;
        }

        if (target is All or Promised)
        {
            Faults.Add(node.At, $"von neben {target.Word}; erwartet: von nur neben mindestens, genau, mehr_als, hoechstens oder korridor");
            return target;
        }

        ImmutableArray<string> values = checks.Values(node, "von");
        return target is null ? null : target with { Of = values };
    }

    private Target? Bare(string word, Node node) => word switch
    {
        "zugesagt" => new Promised(),
        "alle" => checks.Check(checks.Everything(node.At, null), node.At),
        _ => null,
    };

    private Target? Valued(Entry entry, Fields fields)
    {
        Node value = entry.Value;
        Node? except = fields.Find("ausser");
        if (except is not null && !(entry.Key.Text == "alle" && value is Scalar))
        {
            Faults.Add(except.At, "ausser ohne „alle: ja“; erwartet: ausser nur dort");
        }

        return entry.Key.Text switch
        {
            "mindestens" => Number(value, 1, count => new AtLeast(count)),
            "mehr_als" => Number(value, 0, count => new MoreThan(count)),
            "hoechstens" => Number(value, 0, count => new AtMost(count)),
            "genau" => Number(value, 0, count => new Exactly(count)),
            "korridor" => ReadCorridor(value),
            "alle" when value is Scalar => IsYes(value) ? checks.Everything(value.At, except) : null,
            "alle" => checks.Named(value),
            "zugesagt" => IsYes(value) ? new Promised() : null,
            _ => Nothing(value),
        };
    }

    private Target? Number(Node node, int least, Func<int, Target> make) =>
        checks.Bound(node, least) is int count ? make(count) with { InPercent = measure.IsShare } : null;

    private Corridor? ReadCorridor(Node node)
    {
        if (node is not Sequence { Items.Length: 2 } bounds)
        {
            // [1,5, 4] has three items: the comma of a decimal number parts two of them.
            string kind = node is Sequence { Items.Length: > 2 } many
                ? $"{GermanText.Whole(many.Items.Length)} Angaben (ein Komma trennt Angaben; Nachkommastellen gibt es nicht)"
                : node.Kind;
            Faults.Add(node.At, $"{kind}; erwartet: zwei Grenzen, z. B. [4, 6]");
            return null;
        }

        int? lower = checks.Bound(bounds.Items[0], 1);
        int? upper = checks.Bound(bounds.Items[1], 1);
        if (lower is not int from || upper is not int to)
        {
            return null;
        }

        if (to < from)
        {
            Faults.Add(node.At, $"leerer Korridor [{from}, {to}]; erwartet: die untere Grenze zuerst");
        }

        return new Corridor(from, to) { InPercent = measure.IsShare };
    }

    private Target? Nothing(Node node)
    {
        _ = IsYes(node);
        return null;
    }

    private bool IsYes(Node node)
    {
        if (node.Flag(Faults) is false)
        {
            Faults.Add(node.At, "nein; erwartet: ja, oder der Schlüssel entfällt");
        }

        return node is Scalar { Text: "ja" or "true" };
    }
}
