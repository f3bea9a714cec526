using System.CommandLine;
using KiIndicators.Worker;
using KiIndicators.Worker.Commands;
using Spectre.Console;

return await CommandRunner.RunAsync(Commands, args);

static RootCommand Commands(IAnsiConsole console)
{
    WorkerEnvironment environment = new(console, TimeProvider.System, services => services.AddSlices(
        () => WorkerSettings.Sources(AppContext.BaseDirectory, Environment.CurrentDirectory, WorkerSettings.MachineFolder)));
    RootCommand root = new("Meilensteine eines Kommunalen Integrationszentrums (KI): auswerten, berichten, nachweisen.")
    {
        DemoCommand.Create(environment),
        ReportCommand.Create(environment),
        IndicatorsCommand.Create(environment),
        ExplainCommand.Create(environment),
        CompareCommand.Create(environment),
        ExportCommand.Create(environment),
        ActivitiesCommand.Create(environment),
        RemarksCommand.Create(environment),
        MeetingsCommand.Create(environment),
        StatusCommand.Create(environment),
        DoctorCommand.Create(environment),
        LageCommand.Create(environment),
        DigestCommand.Create(environment),
        DeliveryCommand.Create(environment),
        MailCommand.Create(environment),
        ArmCommand.Create(environment),
        BaselineCommand.Create(environment),
        LedgerCommand.Create(environment),
        VerifyCommand.Create(),
        DatabaseCommand.Create(environment),
        RunCommand.Create(environment),
    };
    root.SetAction((_, cancellation) => RunCommand.RunAsync(environment, cancellation));
    return root;
}
