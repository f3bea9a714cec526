using System.Collections.Immutable;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace KiIndicators.Worker.Doctor;

/// <summary>Something that must hold before the worker can work unattended.</summary>
/// <param name="Name">What is looked at, in German.</param>
/// <param name="Run">Looks, and says in German what it found; a <see cref="UserError"/> says what is wrong and what to do.</param>
internal sealed record StartCheck(string Name, Func<string> Run);

/// <summary>
/// The list of what must hold, in the order in which it is looked at: what is wrong stops the start, not the first report.
/// </summary>
internal static class StartChecks
{
    /// <summary>All checks; nothing is looked at yet.</summary>
    /// <param name="services">The slices.</param>
    public static ImmutableArray<StartCheck> Of(IServiceProvider services) =>
    [
        new("Zeitzone", BerlinTime.Require),
        new("Datenbank", () => services.GetRequiredService<ConfiguredDatabase>().Existing().Name),
        new("Zielkatalog", () =>
            string.Join(", ", services.GetRequiredService<LoadedCatalogue>().Files.Select(file => file.Name))),
        new("PDF-Erzeugung", () =>
        {
            TypstWorkspace.RemoveAbandoned(services.GetRequiredService<TimeProvider>());
            services.GetRequiredService<TypstCompiler>().ComeUp();
            return "Node.js und Schriften sind da.";
        }),
        new("Mailvorlage", () => services.GetRequiredService<MailTemplate>().Require()),
        new("Berichtsordner", () =>
        {
            string folder = services.GetRequiredService<ReportsOptions>().Folder;
            ReportFolder.RequireWritable(folder);
            return Path.GetFullPath(folder);
        }),
    ];
}
