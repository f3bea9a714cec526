using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using KiIndicators.Worker.Audit.Record;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Digest;

/// <summary>The digest in a real browser: readable for everybody, on a telephone and on a desk, in the light and in the dark.</summary>
[Slow(Because.StartsABrowser)]
public sealed class DigestBrowserTests : IDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly DigestDesk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(800, ColorScheme.Light)]
    [InlineData(800, ColorScheme.Dark)]
    public async Task Digest_InABrowser_HasNoViolationAndNothingBesideTheScreen(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(File.Exists(Chromium), $"{Chromium} is not installed");
        string folder = desk.Publication.Publish(DigestDesk.July, desk.Time.GetUtcNow())!.Path;
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        IPage page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 780 }, ColorScheme = scheme });
        await page.GotoAsync(new Uri(Path.GetFullPath(Path.Combine(folder, AuswertungFiles.DigestHtml))).AbsoluteUri);

        AxeResult found = await page.RunAxe();

        found.Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}").ShouldBeEmpty();
        found.Passes.Length.ShouldBeGreaterThan(15);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await page.EvaluateAsync<bool>("Array.from(document.images).every(image => image.complete && image.naturalWidth > 0)")).ShouldBeTrue();
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('main')).backgroundColor"))
            .ShouldBe(scheme == ColorScheme.Dark ? "rgb(20, 25, 30)" : "rgb(255, 255, 255)");
    }
}
