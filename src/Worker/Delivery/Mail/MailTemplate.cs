using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;

namespace KiIndicators.Worker.Delivery.Mail;

/// <summary>The HTML of a mail, from the template that lies beside the program (Liquid): whatever the data say stands in it as text.</summary>
internal sealed class MailTemplate
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Lazy<IFluidTemplate> template = new(Read);

    private static string PathOfTemplate => Path.Combine(AppContext.BaseDirectory, "mail", "page.html");

    /// <summary>Makes sure that the template can be read.</summary>
    /// <exception cref="UserError">It is not there, or is none.</exception>
    public string Require()
    {
        _ = template.Value;
        return PathOfTemplate;
    }

    /// <summary>A page as HTML.</summary>
    /// <exception cref="UserError">The template is not there, or is none.</exception>
    public string Render(MailPage page)
    {
        TemplateContext context = new();
        context.SetValue("title", page.Title);
        context.SetValue("blocks", page.Blocks.Select(block => new Dictionary<string, object>
        {
            ["kind"] = block.Kind, ["text"] = block.Text, ["items"] = block.Items.ToArray(),
        }).ToArray());
        return template.Value.Render(context, Encoder);
    }

    private static IFluidTemplate Read()
    {
        string text;
        try
        {
            text = File.ReadAllText(PathOfTemplate);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"Die Vorlage der Mails {PathOfTemplate} ist nicht lesbar ({exception.Message}). Bitte das Programm vollständig einspielen.", 1, exception);
        }

        return new FluidParser().TryParse(text, out IFluidTemplate parsed, out string fault)
            ? parsed
            : throw new UserError($"Die Vorlage der Mails {PathOfTemplate} ist fehlerhaft ({VisibleText.OnOneLine(fault)}). Bitte berichtigen oder das Programm neu einspielen.");
    }
}
