using System.Net;
using System.Security.Authentication;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// Fetches what a calendar consists of, from its own host only, over verified TLS, within limits on size, number and time; faults that pass are waited
/// for and tried again.
/// </summary>
internal sealed class FeedClient : IDisposable
{
    private const int MostRedirects = 5;
    private const int LongestReason = 300;

    private readonly Uri home;
    private readonly FeedLimits limits;
    private readonly HttpClient http;
    private readonly ResiliencePipeline<HttpResponseMessage> pipeline;
    private readonly CancellationTokenSource wholeTime;
    private int answers;
    private long bytes;

    /// <summary>A client for one reading.</summary>
    /// <param name="feed">The calendar.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="time">The clock.</param>
    public FeedClient(FeedSettings feed, FeedLimits limits, TimeProvider time)
    {
        home = feed.Web ?? throw new InvalidOperationException($"{feed.Address} is no address of the net.");
        this.limits = limits;
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All, UseCookies = false };
        if (feed.Proxy is not null)
        {
            handler.Proxy = new WebProxy(feed.Proxy);
        }

        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("KiIndicators");
        wholeTime = new CancellationTokenSource(limits.Reading, time);
        pipeline = Pipeline(feed, limits, time);
    }

    /// <summary>Fetches one answer.</summary>
    /// <exception cref="FeedFault">It cannot be had.</exception>
    public async Task<byte[]> GetAsync(Uri address, CancellationToken cancellation)
    {
        using CancellationTokenSource both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, wholeTime.Token);
        try
        {
            return await FollowAsync(address, both.Token);
        }
        catch (OperationCanceledException exception) when (!cancellation.IsCancellationRequested)
        {
            throw new FeedFault($"{home.Host} hat nach {limits.Reading.TotalMinutes:0} Minuten noch nicht alles geliefert.", exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new FeedFault($"{address} antwortet nicht rechtzeitig (nach {exception.Timeout.TotalSeconds:0.#} Sekunden abgebrochen).", exception);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            throw new FeedFault($"Das Zertifikat von {address.Host} ist nicht gültig ({Reason(exception.InnerException)}). Es wird nichts gelesen.", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new FeedFault($"{address} ist nicht erreichbar oder bricht ab ({Reason(exception)}).", exception);
        }
    }

    /// <summary>An address that an answer names, if it is on the calendar's own host.</summary>
    /// <exception cref="FeedFault">It is not, or it is none.</exception>
    public Uri Own(string address)
    {
        if (Uri.TryCreate(home, address, out Uri? uri))
        {
            // Some servers name their pages with http though they are reached by https.
            if (uri.Scheme == Uri.UriSchemeHttp && home.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort)
            {
                uri = new UriBuilder(uri) { Scheme = Uri.UriSchemeHttps, Port = -1 }.Uri;
            }

            if (uri.Scheme == home.Scheme && uri.Port == home.Port && string.Equals(uri.IdnHost, home.IdnHost, StringComparison.OrdinalIgnoreCase))
            {
                return uri;
            }
        }

        throw new FeedFault($"{home.Host} verweist auf einen anderen Rechner ({Short(address)}); dorthin wird nicht gefolgt.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        wholeTime.Dispose();
    }

    private async Task<byte[]> FollowAsync(Uri address, CancellationToken cancellation)
    {
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (++answers > limits.Answers)
            {
                throw new FeedFault($"{home.Host} liefert mehr als {limits.Answers} Seiten; die Blätterung nimmt kein Ende.");
            }

            using HttpResponseMessage response = await pipeline.ExecuteAsync(async token => await FetchAsync(address, token), cancellation);
            if (response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest && response.Headers.Location is Uri location)
            {
                address = Own(new Uri(address, location).AbsoluteUri);
                continue;
            }

            if (!response.IsSuccessStatusCode)
            {
                throw new FeedFault($"{address} antwortet mit {(int)response.StatusCode} {response.ReasonPhrase}.");
            }

            return await response.Content.ReadAsByteArrayAsync(cancellation);
        }

        throw new FeedFault($"{home.Host} leitet im Kreis um.");
    }

    // The body is read here, so that one that breaks off or drags on is tried again, too.
    private async Task<HttpResponseMessage> FetchAsync(Uri address, CancellationToken cancellation)
    {
        HttpResponseMessage response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.IsSuccessStatusCode)
        {
            response.Content = new ByteArrayContent(await ReadAsync(response, cancellation));
        }

        return response;
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[1 << 16];
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellation);
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            bytes += read;
            if (whole.Length + read > limits.Answer || bytes > limits.AllAnswers)
            {
                throw new FeedFault($"{home.Host} liefert mehr als {Math.Min(limits.Answer, limits.AllAnswers) >> 10} KiB; der Rest wird nicht gelesen.");
            }

            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private static ResiliencePipeline<HttpResponseMessage> Pipeline(FeedSettings feed, FeedLimits limits, TimeProvider time)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> builder = new() { TimeProvider = time };
        if (limits.Retries > 0)
        {
            builder.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = limits.RetryDelay,
                // How long is waited is ours to say.
                ShouldRetryAfterHeader = false,
                ShouldHandle = MayPass,
            });
        }

        return builder.AddTimeout(feed.TimeLimit).Build();
    }

    private static ValueTask<bool> MayPass(RetryPredicateArguments<HttpResponseMessage> arguments) => ValueTask.FromResult(
        arguments.Outcome.Exception switch
        {
            HttpRequestException { InnerException: AuthenticationException } => false,
            IOException => true,
            _ => HttpClientResiliencePredicates.IsTransient(arguments.Outcome),
        });

    private static string Reason(Exception exception) => Short(exception.Message.TrimEnd('.'));

    private static string Short(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + " …";
}
