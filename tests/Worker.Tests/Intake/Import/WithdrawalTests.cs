using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Tests.Database;
using Shouldly;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>An activity that a person takes out, and a Stellungnahme that a person types.</summary>
public sealed class WithdrawalTests : IDisposable
{
    private const string List = "Nummer;Typ;Titel;Beginn;Status\nV-1;Veranstaltung;T;01.03.2025;durchgeführt\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Withdrawn_IsCancelledWithItsReason_AndNoListBringsItBack()
    {
        import.With("a.csv", List).Import();
        import.Time.Advance(TimeSpan.FromDays(1));

        Withdrawals.Withdraw("V-1", "doppelt erfasst").Status.ShouldBe("held");

        import.Read().Activities.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatus.Cancelled);
        ImportResult again = import.Import();
        again.Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 0, 1)]);
        again.Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "a.csv, Zeile 2 (V-1): Zurückgezogen am 17.06.2026 (doppelt erfasst); die Zeile ist übergangen und bleibt abgesagt.");
        import.Read().Activities.ShouldHaveSingleItem().Status.ShouldBe(ActivityStatus.Cancelled);
        FieldChange change = import.Database.Connections.Read(
            transaction => new ImportHistory(transaction, import.Database.Connections.Sql).ChangesOf("V-1")).Rows.ShouldHaveSingleItem();
        (change.InWords, change.Source).ShouldBe(("Status durchgeführt → abgesagt", "zurückgezogen: doppelt erfasst"));
    }

    [OnEachDialect]
    public void Withdrawal_Twice_WithoutAReasonOrOfNothing_IsRefused()
    {
        import.With("a.csv", List).Import();
        Withdrawals.Withdraw("V-1", "Probe");

        Should.Throw<UserError>(() => Withdrawals.Withdraw("V-1", "Probe")).Message.ShouldContain("schon am 16.06.2026 zurückgezogen (Probe)");
        Should.Throw<UserError>(() => Withdrawals.Withdraw("V-2", "Probe")).Message.ShouldContain("gibt es nicht");
        Should.Throw<UserError>(() => Withdrawals.Withdraw("V-1", " ")).ExitCode.ShouldBe(2);
    }

    [OnEachDialect]
    public void Remark_OfTheCommandLine_IsRead_AndAnotherOfTheSameDayIsRefused()
    {
        RemarkRow typed = new() { Indicator = "b25-2", WrittenOn = "2026-06-16", Role = " Leitung ", Cause = "Ausfall", Measure = "Nachholtermin", NewDate = "2026-09-30" };

        Remarks.Add(typed).Changes.ShouldBeNull();
        Remarks.Add(typed).Changes.ShouldNotBeNull().ShouldBeEmpty();
        Should.Throw<UserError>(() => Remarks.Add(typed with { Cause = "etwas anderes" })).Message.ShouldContain("schon eine andere Stellungnahme (Leitung: „Ausfall“)");
        Should.Throw<UserError>(() => Remarks.Add(typed with { WrittenOn = "2026-06-17", Cause = "Herr Schmitz war krank" })).Message.ShouldContain("„Herr Schmitz“: Sieht nach dem Namen einer Person aus");
        Should.Throw<UserError>(() => Remarks.Add(typed with { Indicator = "B25-22" })).Message.ShouldContain("Meinten Sie B25-2?");

        Remark read = import.ReadKnowing("B25-2").Remarks.ShouldHaveSingleItem();
        (read.Role, read.Measure, read.NewDate).ShouldBe(("Leitung", "Nachholtermin", new DateOnly(2026, 9, 30)));
    }

    [OnEachDialect]
    public void Remark_ThatWasWrong_IsReplacedOnRequest_AndWhatItSaidIsKept()
    {
        RemarkRow typed = new() { Indicator = "B25-2", WrittenOn = "2026-06-16", Role = "Leitung", Cause = "Ausfal", Measure = "Nachholtermin" };
        Remarks.Add(typed);

        Should.Throw<UserError>(() => Remarks.Add(typed with { WrittenOn = "2026-06-17" }, replaces: true)).Message
            .ShouldBe("Zu B25-2 gibt es vom 17.06.2026 keine Stellungnahme, die ersetzt werden könnte; es gibt eine vom 16.06.2026. Bitte den Tag nennen: --date.");

        Remarks.Add(typed with { Cause = "Ausfall", Measure = null }, replaces: true).Changes.ShouldNotBeNull().Length.ShouldBe(2);

        Remark read = import.ReadKnowing("B25-2").Remarks.ShouldHaveSingleItem();
        (read.Cause, read.Measure).ShouldBe(("Ausfall", null));
        import.Database.Connections.Read(transaction => new ImportHistory(transaction, import.Database.Connections.Sql).ChangesOfEntries()).Rows
            .Select(change => $"{change.Source}, {change.Id}: {change.InWords}").ShouldBe(
            [
                "remarks add --replace, Stellungnahme B25-2 vom 16.06.2026: Ursache „Ausfal“ → „Ausfall“",
                "remarks add --replace, Stellungnahme B25-2 vom 16.06.2026: Maßnahme „Nachholtermin“ → leer",
            ]);
    }

    private Withdrawals Withdrawals => new(import.Database.Connections, import.Time);

    private RemarkEntry Remarks => new(import.Database.Connections, ImportFolder.Vocabulary, import.Time);
}
