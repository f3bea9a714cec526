using System.Data;
using System.Data.Common;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;

namespace KiIndicators.Worker.Database.SqlServer;

/// <summary>
/// SQL Server 2019 and newer, Azure SQL. The database is created by its administration, never from here.
/// </summary>
internal sealed class SqlServerDatabase : SqlDatabase
{
    private const string Example =
        "Beispiel: \"Server=sql01.kreis.example;Database=KiIndicators;Integrated Security=true\"";

    // Unless the connection string says otherwise ("Command Timeout"): reading everything takes seconds, never a minute.
    private const int CommandSeconds = 60;

    private readonly SqlConnectionStringBuilder settings;
    private readonly SqlRetryLogicBaseProvider retrying;

    private SqlServerDatabase(SqlConnectionStringBuilder settings)
        : base(SqlRoom.SqlServer)
    {
        this.settings = settings;
        retrying = SqlServerRetries.Of(settings);
    }

    /// <inheritdoc/>
    public override string Name => $"{settings.InitialCatalog} auf {settings.DataSource}";

    /// <summary>Only the server knows; what is missing is said when it is opened.</summary>
    public override bool Exists => true;

    /// <inheritdoc/>
    public override bool IsCreatedOnFirstUse => false;

    /// <inheritdoc/>
    // SQL Server reads committed rows statement by statement; snapshot isolation is the host system's to switch on, not ours.
    public override bool ReadsOneMoment => false;

    /// <inheritdoc/>
    public override string UpgradeAdvice =>
        "Bitte \"kiindicators db upgrade\" mit einem Konto der Rolle ki_owner aufrufen oder die Ausgabe von \"kiindicators db script\" "
        + "von der Datenbankadministration ausführen lassen. Ist das schon geschehen, fehlt dem Konto die Rolle ki_worker.";

    /// <summary>The database of a connection string.</summary>
    /// <exception cref="UserError">It is unreadable, names no server or no database, or asks for what is not included (exit code 2).</exception>
    public static SqlServerDatabase Of(string connectionString)
    {
        SqlConnectionStringBuilder parsed;
        try
        {
            parsed = new SqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Neither its message nor the exception goes on: a password with a semicolon would stand in it.
            throw new UserError(
                $"Database:ConnectionString ist für SQL Server nicht lesbar. {Example}. Ein Kennwort mit Semikolon oder Anführungszeichen gehört in einfache Anführungszeichen.", 2);
        }

        if (parsed.DataSource.Length == 0 || parsed.InitialCatalog.Length == 0)
        {
            throw new UserError($"Database:ConnectionString nennt keinen Server oder keine Datenbank. {Example}.", 2);
        }

        if (parsed.Authentication is not (SqlAuthenticationMethod.NotSpecified or SqlAuthenticationMethod.SqlPassword))
        {
            throw new UserError(
                $"Database:ConnectionString verlangt die Anmeldung \"{parsed.Authentication}\"; enthalten sind die integrierte (Integrated Security=true) und die mit Benutzername und Kennwort.", 2);
        }

        return new SqlServerDatabase(WithDefaults(parsed));
    }

    /// <inheritdoc/>
    public override UpgradeEngineBuilder UpgradeTarget(bool create) => DeployChanges.To
        .SqlDatabase(settings.ConnectionString)
        .JournalToSqlTable("ki", "SchemaVersions")
        .WithExecutionTimeout(TimeSpan.FromSeconds(settings.CommandTimeout));

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqlException known && SqlServerFaults.IsUniqueViolation(known);

    /// <inheritdoc/>
    public override bool IsFaultyStatement(DbException exception) =>
        exception is SqlException known && SqlServerFaults.IsFaultyStatement(known);

    /// <summary>The connection string as it is used, with our defaults.</summary>
    public string ConnectionString => settings.ConnectionString;

    /// <inheritdoc/>
    public override string? SharedStore => settings.ConnectionString;

    /// <inheritdoc/>
    protected override DbConnection Opened()
    {
        SqlConnection connection = new(settings.ConnectionString) { RetryLogicProvider = retrying };
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Each query sees what is committed when it runs; two queries may see two moments.</summary>
    protected override DbTransaction BeginReading(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection) =>
        connection.BeginTransaction(IsolationLevel.ReadCommitted);

    /// <inheritdoc/>
    protected override T Repeated<T>(Func<T> work) => retrying.Execute(this, work);

    /// <inheritdoc/>
    protected override UserError? Explain(Exception exception) => SqlServerFaults.Explain(exception, Name);

    private static SqlConnectionStringBuilder WithDefaults(SqlConnectionStringBuilder parsed)
    {
        parsed.MultipleActiveResultSets = false;
        parsed.PersistSecurityInfo = false;

        // The pool would answer for five seconds with the fault that it remembers, and no repeated attempt would reach the server.
        parsed.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        if (!parsed.ShouldSerialize("Encrypt"))
        {
            parsed.Encrypt = SqlConnectionEncryptOption.Mandatory;
        }

        if (!parsed.ShouldSerialize("Application Name"))
        {
            parsed.ApplicationName = "KiIndicators";
        }

        if (!parsed.ShouldSerialize("Command Timeout"))
        {
            parsed.CommandTimeout = CommandSeconds;
        }

        return parsed;
    }
}
