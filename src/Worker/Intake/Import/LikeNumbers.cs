namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Whether two numbers are the same to whoever reads them: "v-10" and "V-10", "P1" and "P-1", "42" and "0042". "V-9" and "V-99" are two.
/// </summary>
internal static class LikeNumbers
{
    /// <summary>Compares letters, whatever their case, and numbers, whatever their zeros.</summary>
    public static bool Are(string first, string second) => PlainOf(first) == PlainOf(second);

    private static string PlainOf(string number)
    {
        string plain = "";
        foreach (char sign in number.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant))
        {
            bool isLeadingZero = sign == '0' && (plain.Length == 0 || !char.IsAsciiDigit(plain[^1]));
            plain += isLeadingZero ? "" : sign;
        }

        return plain;
    }
}
