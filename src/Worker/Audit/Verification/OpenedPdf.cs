using UglyToad.PdfPig;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>Opens a PDF that somebody hands in; whatever is wrong with it is said in one sentence.</summary>
internal static class OpenedPdf
{
    private const string Header = "%PDF-";

    /// <summary>Reads from a PDF.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="read">What is read; nothing of the document may be left for later.</param>
    /// <exception cref="UserError">No PDF, or unreadable.</exception>
    public static T Read<T>(byte[] pdf, string name, Func<PdfDocument, T> read)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
        {
            throw new UserError($"{name} ist keine PDF-Datei (sie beginnt nicht mit {Header}).");
        }

        try
        {
            using PdfDocument document = PdfDocument.Open(pdf);
            return read(document);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library throws whatever a broken file leads it to; to the reader it is one and the same.
            throw new UserError(
                $"{name} lässt sich nicht als PDF lesen ({exception.Message.TrimEnd('.')}). Bitte eine unbeschädigte Fassung angeben.", 1, exception);
        }
    }
}
