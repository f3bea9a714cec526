using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

public class SettingsReaderTests
{
    [Fact]
    public void Settings_Empty_AreTheDefaults() =>
        new object[] { Of<DatabaseOptions>(), Of<CatalogueOptions>(), Of<ReportsOptions>(), Of<TypstOptions>() }.ShouldBe(
            [new DatabaseOptions(), new CatalogueOptions(), new ReportsOptions(), new TypstOptions()]);

    [Fact]
    public void Committees_Empty_AreNone() => Of<Committees>().All.ShouldBeEmpty();

    [Fact]
    public void Settings_WithSeveralFaults_NameAllOfThemAtOnce()
    {
        UserError error = Should.Throw<UserError>(() => Of<ReportsOptions>(
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
        Of<Committees>(("Committees:SGS", "Ausschuss für Soziales")).All.ShouldBe([new Committee("SGS", "Ausschuss für Soziales")]);

    [Fact]
    public void Settings_FromABrokenFile_NameTheFile()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(Path.Combine(folder.Path, WorkerSettings.FileName), "{ \"Database\": ");
        UserError error = Should.Throw<UserError>(() => Read(WorkerSettings.Sources(folder.Path, folder.Path)));
        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain(WorkerSettings.FileName);
    }

    /// <summary>The service's settings are its account's: whoever else calls the program reads what to do, not of a defect.</summary>
    [Fact]
    public void Settings_ThatThisAccountMayNotRead_SayWhoMay()
    {
        UserError error = Should.Throw<UserError>(() => Read(new ConfigurationBuilder().Add(new ForbiddenFile())));
        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain("/etc/kiindicators/appsettings.json");
        error.Message.ShouldContain("Konto des Dienstes");
    }

    [Fact]
    public void Settings_InTheWorkingDirectory_GoBeforeThoseBesideTheProgram()
    {
        using TemporaryFolder program = new();
        using TemporaryFolder working = new();
        File.WriteAllText(Path.Combine(program.Path, WorkerSettings.FileName), """{"Reports":{"Folder":"a"},"Typst":{"NodePath":"n"}}""");
        File.WriteAllText(Path.Combine(working.Path, WorkerSettings.FileName), """{"Reports":{"Folder":"b"}}""");
        WorkerSettings settings = Read(WorkerSettings.Sources(program.Path, working.Path));
        settings.Of<ReportsOptions>().Folder.ShouldBe(Path.Combine(working.Path, "b"));
        settings.Of<TypstOptions>().NodePath.ShouldBe("n");
    }

    /// <summary>A service manager starts the worker in a folder of its own choice: what the file says is meant beside the file.</summary>
    [Fact]
    public void RelativePaths_OfASettingsFile_AreMeantBesideIt()
    {
        using TemporaryFolder program = new();
        using TemporaryFolder working = new();
        File.WriteAllText(Path.Combine(program.Path, WorkerSettings.FileName), """
            {"Database":{"ConnectionString":"Data Source=k.db"},"Reports":{"Folder":"berichte"},"Catalogue":{"Path":"kat"},"Typst":{"NodePath":"bin/node"}}
            """);
        WorkerSettings settings = Read(WorkerSettings.Sources(program.Path, working.Path));
        settings.Of<DatabaseOptions>().Folder.ShouldBe(program.Path);
        settings.Of<ReportsOptions>().Folder.ShouldBe(Path.Combine(program.Path, "berichte"));
        settings.Of<CatalogueOptions>().Path.ShouldBe(Path.Combine(program.Path, "kat"));
        settings.Of<TypstOptions>().NodePath.ShouldBe(Path.Combine(program.Path, "bin/node"));
    }

    [Fact]
    public void RelativePaths_OfTheEnvironment_AreMeantInTheWorkingDirectory() =>
        Of<ReportsOptions>(("Reports:Folder", "berichte")).Folder.ShouldBe("berichte");

    private static T Of<T>(params (string Key, string Value)[] entries) => Read(
        new ConfigurationBuilder().AddInMemoryCollection(entries.ToDictionary(entry => entry.Key, entry => (string?)entry.Value))).Of<T>();

    private static WorkerSettings Read(IConfigurationBuilder sources) => new ServiceCollection()
        .AddSlices(() => sources).BuildServiceProvider().GetRequiredService<WorkerSettings>();

    private sealed class ForbiddenFile : IConfigurationSource
    {
        public IConfigurationProvider Build(IConfigurationBuilder builder) =>
            throw new UnauthorizedAccessException("Access to the path '/etc/kiindicators/appsettings.json' is denied.");
    }
}
