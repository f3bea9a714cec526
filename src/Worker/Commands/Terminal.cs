using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KiIndicators.Worker.Commands;

/// <summary>
/// The one way to the terminal, for sentences, tables and messages. What data say reaches it as text: a control, escape or
/// direction character would move the cursor, change colours or turn words around, and is shown by its name instead.
/// </summary>
internal static class Terminal
{
    // A file or a pipe has no width of its own; this one holds a table row without breaking words.
    private const int RedirectedWidth = 160;

    private static TextWriter raw = Console.Out;

    /// <summary>Puts the writer before standard output and standard error, and gives the console for tables.</summary>
    public static IAnsiConsole Open()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        raw = Console.Out;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(raw) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = RedirectedWidth;
        }

        console.Pipeline.Attach(new VisibleTables());
        Console.SetOut(new VisibleWriter(raw));
        Console.SetError(new VisibleWriter(Console.Error));
        return console;
    }

    /// <summary>A text of the data as cell of a table, which is laid out by what is shown of it.</summary>
    public static string Cell(string text) => Markup.Escape(VisibleText.Of(text));

    /// <summary>
    /// Writes what another program reads: into a file or a pipe exactly as it is, on a terminal like everything else.
    /// </summary>
    public static void WriteExact(string text)
    {
        if (Console.IsOutputRedirected)
        {
            raw.Write(text);
            raw.Flush();
            return;
        }

        Console.Out.Write(text);
    }
}

/// <summary>Writes text so that every character of it can be seen.</summary>
/// <param name="inner">Where it goes.</param>
internal sealed class VisibleWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value) => inner.Write(VisibleText.Of(value.ToString()));

    /// <inheritdoc/>
    public override void Write(string? value) => inner.Write(VisibleText.Of(value ?? ""));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => inner.Write(VisibleText.Of(new string(buffer, index, count)));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(VisibleText.Of(buffer.ToString()));

    /// <inheritdoc/>
    public override void WriteLine(string? value) => inner.WriteLine(VisibleText.Of(value ?? ""));

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}

/// <summary>The same for tables: their own colours and lines stay, their texts are shown.</summary>
internal sealed class VisibleTables : IRenderHook
{
    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) =>
        renderables.Select(renderable => new Visible(renderable));

    private sealed class Visible(IRenderable inner) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => inner.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => inner.Render(options, maxWidth).Select(segment =>
            segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(VisibleText.Of(segment.Text), segment.Style));
    }
}
