using System.Globalization;
using System.Text;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Csv;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Reads the cells of one line; whatever is wrong is added to the faults, and reading goes on.
/// </summary>
/// <param name="file">File name.</param>
/// <param name="header">Header of the file.</param>
/// <param name="line">The line.</param>
/// <param name="faults">Takes the faults.</param>
internal sealed class CellReader(string file, CsvHeader header, CsvLine line, List<ImportFault> faults)
{
    /// <summary>The text of a column; null where the cell is empty.</summary>
    public string? Text(string column) => Clean(header.NameOf(column), header.Cell(line, column));

    /// <summary>The cell of a column as it was typed, for messages.</summary>
    public string? Typed(string column) => header.Cell(line, column)?.Trim();

    /// <summary>The text of a column that must not be empty; a column that is missing altogether is the header's fault.</summary>
    public string? Required(string column)
    {
        string? text = Text(column);
        if (text is null && header.Has(column))
        {
            Fault(column, null, "Die Zelle darf nicht leer sein.");
        }

        return text;
    }

    /// <summary>A day as YYYY-MM-DD.</summary>
    public string? Day(string column, bool isRequired = false)
    {
        if ((isRequired ? Required(column) : Text(column)) is not string text)
        {
            return null;
        }

        return Accepted(column, text, CellDates.Day(text));
    }

    /// <summary>A moment as YYYY-MM-DD HH:MM:SS, or YYYY-MM-DD where the cell holds no time.</summary>
    public string? Moment(string column) =>
        Text(column) is string text ? Accepted(column, text, CellDates.Moment(text)) : null;

    /// <summary>A whole number from 0, as text.</summary>
    public string? Number(string column)
    {
        if (Text(column) is not string text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        Fault(column, text, "Erwartet wird eine ganze Zahl ab 0, ohne Punkt und Komma.");
        return null;
    }

    /// <summary>One of several words, as its code.</summary>
    public string? Word(string column, ImportWords words)
    {
        if ((words.IsRequired ? Required(column) : Text(column)) is not string text)
        {
            return null;
        }

        string? code = words.CodeOf(text);
        if (code is null)
        {
            Fault(column, text, $"Erwartet wird: {words.Expectation}.");
        }

        return code;
    }

    /// <summary>A cell trimmed and in NFC; null where it is empty.</summary>
    public string? Clean(string column, string? cell)
    {
        string text = (cell ?? "").ReplaceLineEndings("\n").Trim().Normalize(NormalizationForm.FormC);
        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
        {
            faults.Add(new ImportFault(file, line.Number, column, null, "Die Zelle enthält unsichtbare Steuerzeichen."));
        }
        else if (DeliveredText.HasCombiningMarks(text))
        {
            faults.Add(new ImportFault(
                file, line.Number, column, text, "Ein Zeichen ist aus mehreren zusammengesetzt und lässt sich nicht vereinheitlichen."));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Adds a fault of this line.</summary>
    public void Fault(string column, string? value, string text) =>
        faults.Add(new ImportFault(file, line.Number, header.NameOf(column), value, text));

    private string? Accepted(string column, string text, (string? Value, string? Fault) read)
    {
        if (read.Fault is string fault)
        {
            Fault(column, text, fault);
        }

        return read.Value;
    }
}
