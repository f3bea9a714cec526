using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Digest;

/// <summary>The HTML part of a digest, set by the template beside the program, which an installation may adapt.</summary>
/// <param name="options">Where the template lies.</param>
internal sealed class DigestHtml(DigestOptions options)
{
    private const string FileName = "digest.liquid";

    private static readonly TemplateOptions Form = new()
    {
        MemberAccessStrategy = new UnsafeMemberAccessStrategy(), ModelNamesComparer = StringComparer.OrdinalIgnoreCase,
    };

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Lazy<IFluidTemplate> template = new(() => Read(Path.Combine(options.TemplateFolder, FileName)));

    /// <summary>Sets it.</summary>
    /// <param name="paper">The words and the picture.</param>
    /// <param name="source">Where the picture is found: "cid:" and its name, or a file.</param>
    /// <exception cref="UserError">The template is missing, or none.</exception>
    public string Render(DigestPaper paper, string source)
    {
        TemplateContext context = new(ViewOf(paper, source), Form);
        return template.Value.Render(context, Encoder).ReplaceLineEndings("\n");
    }

    private static IFluidTemplate Read(string path)
    {
        try
        {
            return new FluidParser().TryParse(File.ReadAllText(path), out IFluidTemplate parsed, out string error)
                ? parsed
                : throw new UserError($"Die Vorlage {path} ist fehlerhaft: {error} Bitte berichtigen oder die mitgelieferte zurücklegen.", 2);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Vorlage {path} lässt sich nicht lesen ({exception.Message}). Bitte das Programm vollständig kopieren.", 2, exception);
        }
    }

    private static object ViewOf(DigestPaper paper, string source) => new
    {
        subject = paper.Subject,
        title = paper.Title,
        notice = paper.Notice,
        lead = paper.Lead,
        blocks = paper.Briefing.Blocks.Select(ViewOf).ToArray(),
        picture = paper.Picture is null ? null : new
        {
            heading = paper.PictureHeading, source, alternative = string.Join("; ", paper.Picture.Clauses), width = paper.Picture.Width,
        },
        imprint = paper.Imprint.ToArray(),
    };

    private static object ViewOf(Block block) => new
    {
        heading = block.Heading,
        sentence = block.Sentence,
        items = block.Items.Select(item => new
        {
            sign = item.Status is StatusView status ? StateSigns.Of(status.Code) : "",
            word = item.Status?.Word ?? "",
            tone = Tone(item.Status?.Code),
            title = item.Title,
            subject = item.Subject ?? "",
            due = item.Due is DateOnly day ? GermanText.Day(day) : "",
            text = item.Text,
            details = item.Details.ToArray(),
        }).ToArray(),
        table = block.Table is null ? null : new
        {
            headers = block.Table.Headers.ToArray(), rows = block.Table.Rows.Select(row => row.ToArray()).ToArray(),
        },
        more = block.More,
    };

    private static string Tone(string? code) => code switch
    {
        "erreicht" or "umgesetzt" => "good",
        "nicht-erreicht" => "bad",
        "gefaehrdet" or "beleg-fehlt" => "warn",
        "teilweise-erreicht" or "offen" or "im-plan" => "calm",
        _ => "quiet",
    };
}
