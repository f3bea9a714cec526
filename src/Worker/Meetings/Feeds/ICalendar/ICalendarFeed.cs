using System.Text;

namespace KiIndicators.Worker.Meetings.Feeds.ICalendar;

/// <summary>
/// A calendar in the form of iCalendar (RFC 5545), from a file or an address.
/// </summary>
/// <param name="limits">What it may cost.</param>
/// <param name="time">The clock.</param>
internal sealed class ICalendarFeed(FeedLimits limits, TimeProvider time) : IMeetingFeed
{
    /// <inheritdoc/>
    public string Kind => FeedOptions.ICalendar;

    /// <inheritdoc/>
    public async Task<FeedReading> ReadAsync(FeedSettings feed, CancellationToken cancellation)
    {
        if (feed.Web is null)
        {
            (byte[] file, DateTimeOffset writtenAt) = await ReadFileAsync(feed.Address, cancellation);
            return ICalendarReader.Read(Text(file), limits) with { WrittenAt = writtenAt };
        }

        using FeedClient client = new(feed, limits, time);
        return ICalendarReader.Read(Text(await client.GetAsync(feed.Web, cancellation)), limits);
    }

    private async Task<(byte[] Bytes, DateTimeOffset WrittenAt)> ReadFileAsync(string path, CancellationToken cancellation)
    {
        try
        {
            FileInfo file = new(path);
            if (file.Exists && file.Length > limits.Answer)
            {
                throw new FeedFault($"Die Datei {path} ist größer als {limits.Answer >> 20} MiB; sie wird nicht gelesen.");
            }

            return (await File.ReadAllBytesAsync(path, cancellation), file.LastWriteTimeUtc);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FeedFault($"Die Datei {path} ist nicht lesbar ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes); // older programs write so, whatever the standard says
        }
    }
}
