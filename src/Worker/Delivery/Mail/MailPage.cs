using System.Collections.Immutable;
using System.Text;

namespace KiIndicators.Worker.Delivery.Mail;

/// <summary>What a mail says, before it is plain text or HTML: both are written from it and say the same.</summary>
/// <param name="Title">Its title.</param>
internal sealed record MailPage(string Title)
{
    /// <summary>Title and blocks, in their order.</summary>
    public ImmutableArray<MailBlock> Blocks { get; init; } = [];

    /// <summary>As plain text: a paragraph is one line, which the reader's program breaks.</summary>
    public string ToText()
    {
        StringBuilder text = new StringBuilder(Title).Append('\n').Append('=', Title.Length).Append('\n');
        foreach (MailBlock block in Blocks)
        {
            text.Append('\n');
            foreach (string line in block.Lines())
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString();
    }
}

/// <summary>A part of a mail.</summary>
/// <param name="Kind">"paragraph", "heading" or "list", as the template asks.</param>
/// <param name="Text">Its text; "" of a list.</param>
internal sealed record MailBlock(string Kind, string Text)
{
    private const string HeadingKind = "heading";
    private const string ListKind = "list";

    /// <summary>The entries of a list.</summary>
    public ImmutableArray<string> Items { get; init; } = [];

    /// <summary>A paragraph.</summary>
    public static MailBlock Paragraph(string text) => new("paragraph", text);

    /// <summary>A heading.</summary>
    public static MailBlock Heading(string text) => new(HeadingKind, text);

    /// <summary>A list.</summary>
    public static MailBlock List(IEnumerable<string> items) => new(ListKind, "") { Items = [.. items] };

    /// <summary>As lines of plain text.</summary>
    public IEnumerable<string> Lines() => Kind switch
    {
        HeadingKind => [Text, new string('-', Text.Length)],
        ListKind => Items.Select(item => $"- {item}"),
        _ => [Text],
    };
}
