namespace KiIndicators.Worker.Reports.Typst;

/// <summary>One PDF to be made: a template on disk and what it reads, held in memory.</summary>
/// <param name="TemplateFolder">All <c>.typ</c> files beneath it become the document's root folder.</param>
/// <param name="Main">The template to start with, relative to <paramref name="TemplateFolder"/>.</param>
/// <param name="Title">Names the document in messages; the template reads it as <c>sys.inputs.title</c>.</param>
/// <param name="CreatedAt">The creation date that the PDF states; never the clock's, so that bytes repeat.</param>
/// <param name="Files">
/// Further files by their relative name with forward slashes, such as <c>model.json</c> or <c>charts/a.svg</c>;
/// the template reads them as <c>/model.json</c>.
/// </param>
internal sealed record TypstDocument(
    string TemplateFolder,
    string Main,
    string Title,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<string, byte[]> Files);
