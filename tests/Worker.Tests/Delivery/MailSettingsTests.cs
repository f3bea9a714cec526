using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Delivery;

/// <summary>What is wrong with the settings of mail is said at the start, all at once, and never with the password.</summary>
public sealed class MailSettingsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Settings_OfARelay_AreRead()
    {
        File.WriteAllText(Path.Combine(folder.Path, "geheim"), "streng-geheim\n");
        MailOptions options = Read("""
            { "Mail": { "From": "Büro für Integration <ki@kreis-süd.example>", "AllowedDomains": "kreis.example; bücher.example",
              "Office": "Ausschussbüro <buero@kreis.example>; zwei@bücher.example", "Smtp": { "Host": "relay", "User": "ki", "PasswordFile": "geheim" } },
              "Committees": { "SGS": { "Name": "Ausschuss", "Office": "sgs@kreis.example" } } }
            """);
        options.Relay!.Security.ShouldBe(SmtpSecurity.StartTls);
        options.Relay.Port.ShouldBe(587);
        options.Relay.Login!.Password.ShouldBe("streng-geheim");
        options.Relay.ToString().ShouldNotContain("streng-geheim");
        options.OfficeFor("SGS").ShouldBe(["sgs@kreis.example"]);
        options.OfficeFor("HFA").ShouldBe(["Ausschussbüro <buero@kreis.example>", "zwei@bücher.example"]);
        options.NewMessageId().ShouldEndWith("@" + new System.Globalization.IdnMapping().GetAscii("kreis-süd.example"));
    }

    [Theory]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Smtp": { "Host": "relay", "User": "ki", "Password": "streng-geheim" } } }""", "Mail:Smtp:Password steht in einer Einstellungsdatei")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Smtp": { "Host": "relay", "User": "ki" } } }""", "gehören zusammen")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Smtp": { "Host": "relay", "User": "ki", "PasswordFile": "fehlt" } } }""", "ist nicht lesbar")]
    [InlineData("""{ "Mail": { "Smtp": { "Host": "relay" } } }""", "Mail:From fehlt")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Office": "a@b.example" } }""", "kein Weg")]
    [InlineData("""{ "Mail": { "From": "Büro", "Folder": "post" } }""", "Mail:From ist „Büro“")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Folder": "post", "Office": "a@b.example; falsch" } }""", "„falsch“ ist keine Adresse")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Folder": "post", "AllowedDomains": "kreis.example", "Operator": "a@b.example" } }""", "An „b.example“ darf keine Mail gehen")]
    [InlineData("""{ "Mail": { "From": "ki@kreis.example", "Folder": "post", "Smtp": { "Security": "irgendwie" } } }""", "erlaubt: starttls, tls, none")]
    public void Settings_ThatAreWrong_AreNamed(string json, string fault)
    {
        string message = Should.Throw<UserError>(() => Read(json)).Message;
        message.ShouldContain(fault);
        message.ShouldNotContain("streng-geheim");
    }

    [Fact]
    public void Password_WithoutTls_IsRefused()
    {
        File.WriteAllText(Path.Combine(folder.Path, "geheim"), "streng-geheim");
        string message = Should.Throw<UserError>(() => Read(
            """{ "Mail": { "From": "ki@kreis.example", "Smtp": { "Host": "relay", "Security": "none", "User": "ki", "PasswordFile": "geheim" } } }""")).Message;
        message.ShouldContain("unverschlüsselt");
        message.ShouldNotContain("streng-geheim");
    }

    private MailOptions Read(string json)
    {
        File.WriteAllText(Path.Combine(folder.Path, "appsettings.json"), json);
        return new ServiceCollection()
            .AddSlices(() => new ConfigurationBuilder().AddJsonFile(Path.Combine(folder.Path, "appsettings.json")))
            .BuildServiceProvider().GetRequiredService<MailOptions>();
    }
}
