using System.Diagnostics.Metrics;
using System.Globalization;

namespace KiIndicators.Worker.Tests.Watch;

/// <summary>Keeps what is measured, as texts: the number, then its tags.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly List<(string Instrument, string Text)> all = [];

    public Measured(Telemetry telemetry)
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (ReferenceEquals(instrument.Meter, telemetry.Meter))
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value.ToString(CultureInfo.InvariantCulture), tags));
        listener.Start();
    }

    /// <summary>What an instrument measured.</summary>
    public string[] Of(string instrument) => [.. all.Where(entry => entry.Instrument == instrument).Select(entry => entry.Text)];

    public void Dispose() => listener.Dispose();

    private void Keep(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string text = value;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            text += $" {tag.Key}={tag.Value}";
        }

        all.Add((instrument.Name, text));
    }
}
