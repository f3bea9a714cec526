using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Reads the cells of one line; whatever is wrong is added to the faults, and reading goes on.
/// </summary>
/// <param name="file">File name.</param>
/// <param name="header">Header of the file.</param>
/// <param name="line">The line.</param>
/// <param name="batch">Takes faults, and what was mended.</param>
internal sealed class CellReader(string file, SheetHeader header, SheetRow line, ImportBatch batch)
{
    private List<ImportFault> Faults => batch.Faults;

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

        (string? number, string? fault) = CellNumbers.Whole(text, column);
        if (number is not null && number != text && number != text.TrimStart('0'))
        {
            batch.Understood(file, line.Number, header.NameOf(column), text, number);
        }

        return Accepted(column, text, (number, fault));
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

    /// <summary>
    /// A cell as a person meant it (<see cref="DeliveredText.Mended"/>); null where it is empty. What no trimming explains is
    /// said as a hint; what cannot be mended is a fault, so that reading never rejects what was imported.
    /// </summary>
    public string? Clean(string column, string? cell)
    {
        // U+0085, U+2028 and U+2029 are line endings to the library, and blanks that nobody sees to the rule.
        string typed = (cell ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();
        string text = DeliveredText.Mended(typed);
        if (text != typed)
        {
            batch.NoteMended(file, line.Number, column, typed);
        }

        if (DeliveredText.FirstUnseen(text) is >= 0 and int index)
        {
            Faults.Add(new ImportFault(
                file, line.Number, column, null, $"Die Zelle enthält ein unsichtbares Zeichen ({DeliveredText.NameAt(text, index)}). Bitte neu tippen."));
        }
        else if (DeliveredText.HasCombiningMarks(text))
        {
            Faults.Add(new ImportFault(
                file, line.Number, column, text, "Ein Zeichen ist aus mehreren zusammengesetzt und lässt sich nicht vereinheitlichen."));
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>Adds a fault of this line.</summary>
    public void Fault(string column, string? value, string text) =>
        Faults.Add(new ImportFault(file, line.Number, header.NameOf(column), value, text));

    private string? Accepted(string column, string text, (string? Value, string? Fault) read)
    {
        if (read.Fault is string fault)
        {
            Fault(column, text, fault);
        }

        return read.Value;
    }
}
