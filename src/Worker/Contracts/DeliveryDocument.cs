using System.Globalization;
using System.Text.Json.Nodes;
using KiIndicators.Worker.Delivery;

namespace KiIndicators.Worker.Contracts;

/// <summary>The contract of `delivery list --format json`, and the mails within `status --format json`. Moments are UTC.</summary>
internal static class DeliveryDocument
{
    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The envelopes as an indented JSON array.</summary>
    public static string Write(IEnumerable<Envelope> envelopes) => new JsonArray([.. envelopes.Select(Of)]).ToJsonString(ContractForm.Indented);

    /// <summary>One envelope.</summary>
    public static JsonObject Of(Envelope envelope) => new()
    {
        ["id"] = envelope.Id,
        ["kind"] = envelope.Kind.ToString().ToLowerInvariant(),
        ["number"] = envelope.RunNumber,
        ["recipient"] = envelope.Recipient,
        ["subject"] = envelope.Subject,
        ["messageId"] = envelope.MessageId,
        ["state"] = envelope.State.Column(),
        ["since"] = Moment(envelope.ChangedAt),
        ["composedAt"] = Moment(envelope.ComposedAt),
        ["attempts"] = envelope.Attempts,
        ["nextAttemptAt"] = envelope.State == DeliveryState.Waiting ? Moment(envelope.NextAttemptAt) : null,
        ["mayLeave"] = envelope.MayLeave,
        ["lastAnswer"] = envelope.LastAnswer,
        ["resolvedBy"] = envelope.Resolved?.Who,
        ["resolvedAt"] = envelope.Resolved is (_, DateTimeOffset at) ? Moment(at) : null,
    };

    private static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);
}
