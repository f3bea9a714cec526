using System.Diagnostics;
using System.Text;
using KiIndicators.Worker.Reports.Typst;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

/// <summary>A small document with what a report has: heading, paragraphs, a table with header cells, a chart.</summary>
internal sealed class SampleDocument : IDisposable
{
    public const string Report = """
        #let model = json("/model.json")
        #set document(title: model.title, author: "KI", date: datetime(year: 2026, month: 8, day: 16))
        #set text(font: "Source Sans 3", lang: "de", region: "DE", size: 10pt, fallback: false)
        #set page(paper: "a4", numbering: "1 / 1")
        = #model.title
        #par[#model.sentence *Fett*, _kursiv_, #text(weight: 600)[halbfett].]
        #figure(image("/charts/a.svg", alt: "Ein Balken bis 3 von 4."), alt: "Ein Balken bis 3 von 4.", caption: [Fortschritt])
        #table(columns: 2, table.header[Vorhaben][Ist], [Netzwerktreffen], [3 von 4])
        """;

    public const string Chart = """
        <svg xmlns="http://www.w3.org/2000/svg" width="400" height="60" viewBox="0 0 400 60">
          <rect width="300" height="20" fill="#357"/>
          <text x="8" y="40" font-family="Source Sans 3" font-size="12">Präsenztermine größer: 3</text>
          <text x="8" y="56" font-family="Source Sans 3" font-size="12" font-weight="700">Stichtag</text>
        </svg>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("kiindicators-test-").FullName;

    public string Sentence { get; init; } = "Das Kommunale Integrationszentrum berichtet über Städte.";

    public string Svg { get; init; } = Chart;

    public static DateTimeOffset CreatedAt => new(2026, 8, 16, 0, 0, 0, TimeSpan.Zero);

    public TypstDocument With(string template, string title = "Sachstandsbericht Übersicht")
    {
        File.WriteAllText(Path.Combine(folder, "main.typ"), template);
        string model = $$"""{ "title": "{{title}}", "sentence": "{{Sentence}}" }""";
        return new TypstDocument(folder, "main.typ", title, CreatedAt, new Dictionary<string, byte[]>
        {
            ["model.json"] = Encoding.UTF8.GetBytes(model),
            ["charts/a.svg"] = Encoding.UTF8.GetBytes(Svg),
        });
    }

    public string Write(string name, string content)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>
    /// A program in place of Node.js: a shell script with the given lines. Another process writes it, since a file
    /// that this one holds open while a parallel test starts a child cannot be run ("text file busy").
    /// </summary>
    public string FakeNode(string lines)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for Node.js is a shell script.");
        string path = Path.Combine(folder, "node.sh");
        string[] write = ["-c", "printf '#!/bin/sh\n%s\n' \"$1\" > \"$2\" && chmod +x \"$2\"", "sh", lines, path];
        using Process shell = Process.Start("/bin/sh", write);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
