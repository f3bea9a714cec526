using KiIndicators.Worker.Configuration;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Configuration;

public class SettingsReaderTests
{
    [Fact]
    public void Settings_Empty_AreTheDefaults() =>
        Read().ShouldBe(new WorkerSettings { Committees = [] }, new ByText());

    [Fact]
    public void Settings_WithSeveralFaults_NameAllOfThemAtOnce()
    {
        UserError error = Should.Throw<UserError>(() => Read(
            ("Database:Provider", "oracle"), ("Datenbank:Pfad", "x"), ("Typst:TimeLimitSeconds", "0"),
            ("Committees:sgs", "Ausschuss"), ("Committees:BA", " "), ("Reports:Folder", "")));
        error.ExitCode.ShouldBe(2);
        foreach (string part in new[] { "oracle", "Datenbank:Pfad", "TimeLimitSeconds", "sgs", "Committees:BA", "Reports:Folder" })
        {
            error.Message.ShouldContain(part);
        }
    }

    [Fact]
    public void Settings_WithACommittee_HoldItsName() =>
        Read(("Committees:SGS", "Ausschuss für Soziales")).Committees.ShouldBe([new Committee("SGS", "Ausschuss für Soziales")]);

    [Fact]
    public void Settings_FromABrokenFile_NameTheFile()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, SettingsReader.FileName), "{ \"Database\": ");
        UserError error = Should.Throw<UserError>(() => SettingsReader.Read(folder.Path, folder.Path));
        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain(SettingsReader.FileName);
    }

    [Fact]
    public void Settings_InTheWorkingDirectory_GoBeforeThoseBesideTheProgram()
    {
        using TemporaryFolder program = new();
        using TemporaryFolder working = new();
        File.WriteAllText(Path.Combine(program.Path, SettingsReader.FileName), """{"Reports":{"Folder":"a"},"Typst":{"NodePath":"n"}}""");
        File.WriteAllText(Path.Combine(working.Path, SettingsReader.FileName), """{"Reports":{"Folder":"b"}}""");
        WorkerSettings settings = SettingsReader.Read(program.Path, working.Path);
        settings.ReportsFolder.ShouldBe("b");
        settings.NodePath.ShouldBe("n");
    }

    private static WorkerSettings Read(params (string Key, string Value)[] entries) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(entries.ToDictionary(entry => entry.Key, entry => (string?)entry.Value)));

    private sealed class ByText : IEqualityComparer<WorkerSettings>
    {
        public bool Equals(WorkerSettings? x, WorkerSettings? y) =>
            (x! with { Committees = [] }).ToString() == (y! with { Committees = [] }).ToString();

        public int GetHashCode(WorkerSettings settings) => 0;
    }
}
