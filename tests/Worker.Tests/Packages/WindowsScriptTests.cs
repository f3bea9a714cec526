using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Packages;

/// <summary>What makes a PowerShell script fail on a county's server and nowhere else: Windows PowerShell 5.1, a Windows in German.</summary>
public sealed partial class WindowsScriptTests
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Path.Combine(Repository.Root, "build", "windows"), "*.ps1").Select(file => Path.GetFileName(file))];

    /// <summary>Without a byte order mark Windows PowerShell 5.1 reads Windows-1252, and every umlaut is two signs.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Script_BeginsWithAByteOrderMark_AndHasTheLineEndsOfWindows(string script)
    {
        byte[] bytes = File.ReadAllBytes(PathOf(script));
        bytes.Take(3).ShouldBe(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(bytes).Split('\n')[..^1].ShouldAllBe(line => line.EndsWith('\r'));
    }

    /// <summary>PowerShell takes „ and “ for quotation marks: within a text in double ones they end it.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Text_InDoubleQuotationMarks_HoldsNoTypographicOnes(string script) =>
        File.ReadAllLines(PathOf(script)).Where(line => Typographic().IsMatch(SingleQuoted().Replace(line.Split('#')[0], "''"))).ShouldBeEmpty();

    /// <summary>"BUILTIN\Administrators" is "VORDEFINIERT\Administratoren" there.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Rights_AreGrantedToGroupsByTheirSid(string script) =>
        File.ReadAllText(PathOf(script)).ShouldNotMatch(@"grant.*(?:BUILTIN|Administrators|Users|Everyone|'SYSTEM)");

    private static string PathOf(string script) => Path.Combine(Repository.Root, "build", "windows", script);

    [GeneratedRegex("[„“”]")]
    private static partial Regex Typographic();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex SingleQuoted();
}
