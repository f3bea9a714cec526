using System.Globalization;
using System.Text.Json.Nodes;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Watch;

namespace KiIndicators.Worker.Contracts;

/// <summary>The contract of `status --format json`. Moments are UTC, days those of Europe/Berlin.</summary>
internal static class StatusDocument
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly string[] Verdicts = ["ok", "warning", "critical"];

    /// <summary>The document as indented JSON.</summary>
    public static string Write(StatusReport report) => new JsonObject
    {
        ["at"] = Moment(report.At),
        ["verdict"] = Verdicts[report.ExitCode],
        ["due"] = report.Due,
        ["lastLook"] = Moment(report.LastLook),
        ["findings"] = new JsonArray([.. report.Findings.Select(finding => new JsonObject
        {
            ["kind"] = Finding.WordOf(finding.Kind), ["severity"] = finding.Severity == Severity.Critical ? Verdicts[2] : Verdicts[1],
            ["subject"] = finding.Subject, ["text"] = finding.Text,
        })]),
        ["meetings"] = new JsonArray([.. report.Ahead.Select(planned => MeetingOf(planned, report.At))]),
        ["runs"] = new JsonArray([.. report.Runs.Select(run => new JsonObject
        {
            ["number"] = run.RunNumber, ["recordedAt"] = run.RecordedAt, ["delivery"] = run.Delivery == "ja",
        })]),
        ["feeds"] = new JsonArray([.. report.Feeds.Select(feed => new JsonObject
        {
            ["name"] = feed.Feed.Name,
            ["readAt"] = Moment(feed.State?.ReadAt),
            ["ageSeconds"] = feed.Age(report.At) is TimeSpan age ? (long)age.TotalSeconds : null,
            ["good"] = feed.IsGood(report.At),
            ["fault"] = feed.State?.Fault,
        })]),
        ["mail"] = new JsonObject
        {
            ["blocked"] = report.Mail.WhyNot,
            ["counts"] = new JsonObject(Enum.GetValues<DeliveryState>().Select(state => KeyValuePair.Create(state.Column(), (JsonNode?)report.Mail.Count(state)))),
            ["open"] = new JsonArray([.. report.Mail.Envelopes.Where(envelope => envelope.State != DeliveryState.Sent).Select(DeliveryDocument.Of)]),
        },
    }.ToJsonString(ContractForm.Indented);

    private static JsonObject MeetingOf(PlannedReport planned, DateTimeOffset now)
    {
        MeetingEntry entry = planned.Entry;
        return new JsonObject
        {
            ["key"] = entry.Meeting.Key,
            ["committee"] = entry.Meeting.Committee.Id,
            ["date"] = ContractNumbers.Day(entry.Meeting.Date),
            ["time"] = entry.Meeting.StartTime is TimeOnly time ? $"{time:HH:mm}" : null,
            ["state"] = entry.State(now).ToString().ToLowerInvariant(),
            ["draft"] = ContractNumbers.Day(planned.Deadline.DraftDay),
            ["due"] = ContractNumbers.Day(planned.Deadline.DueDay),
            ["asOf"] = ContractNumbers.Day(planned.Deadline.AsOf),
            ["getsReport"] = planned.Without is null,
            ["report"] = entry.ReportState?.ToString().ToLowerInvariant(),
            ["number"] = entry.ReportNumber,
            ["needsRelease"] = planned.NeedsRelease,
            ["releasedAt"] = Moment(entry.ApprovedAt),
            ["heldSince"] = Moment(entry.Hold?.Since),
            ["holdReason"] = entry.Hold?.Reason,
            ["trouble"] = entry.Trouble?.Kind.ToString().ToLowerInvariant(),
            ["troubleReason"] = entry.Trouble?.Reason,
        };
    }

    private static string? Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);
}
