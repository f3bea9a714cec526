using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KiIndicators.Worker;

/// <summary>
/// What the worker measures of itself. Nobody need listen; an exporter does where one is configured.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    /// <summary>Name of meter and source.</summary>
    public const string Name = "KiIndicators";

    private readonly Meter meter = new(Name);
    private readonly Counter<long> runs;
    private readonly Histogram<double> durations;
    private readonly Counter<long> withheld;
    private readonly Gauge<double> feedAges;
    private readonly Gauge<long> findings;

    /// <summary>Makes the instruments.</summary>
    public Telemetry()
    {
        runs = meter.CreateCounter<long>("kiindicators.report.runs", "{run}", "Runs that have ended, by kind and outcome.");
        durations = meter.CreateHistogram<double>("kiindicators.report.duration", "s", "How long a run took, from the first row to the last file.");
        withheld = meter.CreateCounter<long>("kiindicators.report.withheld_lines", "{line}", "Lines of made reports that the recount withheld.");
        feedAges = meter.CreateGauge<double>("kiindicators.feed.age", "s", "Age of what was last read of a calendar.");
        findings = meter.CreateGauge<long>("kiindicators.findings", "{finding}", "What is wrong just now, by kind: 0 where nothing is.");
        Due = meter.CreateGauge<long>("kiindicators.reports.due", "{report}", "Reports that are due and not made.");
    }

    /// <summary>Traces: one activity a run.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>The meter of all instruments.</summary>
    public Meter Meter => meter;

    /// <summary>Reports that are due and not made, as the last look found.</summary>
    public Gauge<long> Due { get; }

    /// <summary>A run has ended.</summary>
    /// <param name="kind">"report" or "draft".</param>
    /// <param name="outcome">"made", "held", "unneeded", "failed" or "cancelled".</param>
    /// <param name="duration">How long it took.</param>
    public void Ended(string kind, string outcome, TimeSpan duration)
    {
        TagList tags = new() { { "kind", kind }, { "outcome", outcome } };
        runs.Add(1, tags);
        durations.Record(duration.TotalSeconds, tags);
    }

    /// <summary>Lines of a made report were withheld.</summary>
    public void Withheld(string kind, int lines) => withheld.Add(lines, new KeyValuePair<string, object?>("kind", kind));

    /// <summary>How old what was last read of a calendar is.</summary>
    public void FeedAge(string feed, TimeSpan age) => feedAges.Record(age.TotalSeconds, new KeyValuePair<string, object?>("feed", feed));

    /// <summary>How much of a kind is wrong just now.</summary>
    public void Findings(string kind, int count) => findings.Record(count, new KeyValuePair<string, object?>("kind", kind));

    /// <inheritdoc/>
    public void Dispose()
    {
        meter.Dispose();
        Source.Dispose();
    }
}
