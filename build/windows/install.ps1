#Requires -RunAsAdministrator
#Requires -Version 5.1
<#
.SYNOPSIS
    Installiert KiIndicators als Windows-Dienst, oder aktualisiert ihn.
.DESCRIPTION
    Kopiert das Programm, legt den Datenordner mit den Einstellungen an, richtet den Dienst mit einem Konto ohne weitere Rechte ein und dessen Quelle im
    Ereignisprotokoll. Ein zweiter Aufruf mit einer neueren Fassung aktualisiert; Einstellungen, Datenbank und Berichte bleiben.
.PARAMETER Account
    Konto des Dienstes: ein gruppenverwaltetes Dienstkonto wie KREIS\kiindicators$ (dann meldet er sich damit am SQL Server an) oder das virtuelle Konto
    des Dienstes (Vorgabe).
.PARAMETER ProgramFolder
    Wohin das Programm kommt.
.PARAMETER DataFolder
    Einstellungen, Berichte und, ohne SQL Server, die Datenbank.
.EXAMPLE
    .\install.ps1 -Account 'KREIS\kiindicators$'
#>
[CmdletBinding()]
param(
    [string]$Account = 'NT SERVICE\KiIndicators',
    [string]$ProgramFolder = (Join-Path $env:ProgramFiles 'KiIndicators'),
    [string]$DataFolder = (Join-Path $env:ProgramData 'KiIndicators')
)

$ErrorActionPreference = 'Stop'
$name = 'KiIndicators'
$source = $PSScriptRoot

# A program of Windows that fails raises nothing by itself.
function Assert-Success([string]$what) {
    if ($LASTEXITCODE -ne 0) { throw "$what (Code $LASTEXITCODE). Der Dienst ist nicht fertig eingerichtet; nach der Abhilfe bitte denselben Aufruf wiederholen." }
}

$runtime = Join-Path $env:SystemRoot 'System32\vcruntime140.dll'
if (-not (Test-Path $runtime)) {
    throw 'Es fehlt VCRUNTIME140.dll, die die PDF-Erzeugung braucht. Bitte „Microsoft Visual C++ Redistributable 2015-2022 (x64)“ installieren und den Aufruf wiederholen.'
}

$service = Get-Service -Name $name -ErrorAction SilentlyContinue
$wasRunning = $service -and $service.Status -eq 'Running'
if ($service) {
    Stop-Service -Name $name
    (Get-Service -Name $name).WaitForStatus('Stopped', '00:02:00')
}

# What an installation adapts is kept: the Zielkatalog and the contract's views, where they were changed.
New-Item -ItemType Directory -Force -Path $ProgramFolder | Out-Null
$kept = @('catalogues', 'sql')
Get-ChildItem -Path $source | Where-Object { $_.Name -notin $kept } | ForEach-Object {
    $target = Join-Path $ProgramFolder $_.Name
    if ($_.PSIsContainer -and (Test-Path $target)) { Remove-Item -Recurse -Force $target }
    Copy-Item -Recurse -Force -Path $_.FullName -Destination $target
}
foreach ($folder in $kept) {
    Get-ChildItem -Recurse -File -Path (Join-Path $source $folder) | ForEach-Object {
        $relative = $_.FullName.Substring($source.Length + 1)
        $target = Join-Path $ProgramFolder $relative
        New-Item -ItemType Directory -Force -Path (Split-Path $target) | Out-Null
        if ((Test-Path $target) -and (Get-FileHash $target).Hash -ne (Get-FileHash $_.FullName).Hash) {
            Copy-Item -Force -Path $_.FullName -Destination "$target.neu"
            Write-Warning "$relative ist hier geändert und bleibt; die neue Fassung liegt daneben als $($_.Name).neu."
        } else {
            Copy-Item -Force -Path $_.FullName -Destination $target
        }
    }
}

New-Item -ItemType Directory -Force -Path $DataFolder, (Join-Path $DataFolder 'berichte') | Out-Null
$settings = Join-Path $DataFolder 'appsettings.json'
if (-not (Test-Path $settings)) {
    @{
        Database   = @{ ConnectionString = "Data Source=$(Join-Path $DataFolder 'kiindicators.db')" }
        Reports    = @{ Folder = (Join-Path $DataFolder 'berichte') }
        Status     = @{ HealthFile = (Join-Path $DataFolder 'gesehen') }
        Committees = @{ SGS = 'Ausschuss für Soziales, Gesundheit, Senioren und demographische Vielfalt' }
    } | ConvertTo-Json -Depth 4 | Out-File -Encoding utf8 -FilePath $settings
}

$program = '"{0}" run' -f (Join-Path $ProgramFolder 'kiindicators.exe')
if (-not $service) {
    New-Service -Name $name -BinaryPathName $program -DisplayName 'KiIndicators' -StartupType Automatic `
        -Description 'Umsetzungsstand der Meilensteine des Kommunalen Integrationszentrums: Berichte, Digest, Nachweise.' | Out-Null
} else {
    # Not through sc.exe: Windows PowerShell tears a path with quotation marks and a blank apart.
    $changed = Invoke-CimMethod -InputObject (Get-CimInstance -ClassName Win32_Service -Filter "Name='$name'") -MethodName Change -Arguments @{ PathName = $program }
    if ($changed.ReturnValue -ne 0) { throw "Der Pfad des Dienstes lässt sich nicht ändern (Win32_Service: $($changed.ReturnValue))." }
}

& sc.exe config $name obj= $Account start= delayed-auto | Out-Null
Assert-Success "Das Konto $Account lässt sich dem Dienst nicht geben"
$isManaged = $Account.EndsWith('$')
if ($isManaged) {
    # Else the service knows the old password after the domain has changed it.
    & sc.exe managedaccount $name true | Out-Null
    Assert-Success "Das Konto $Account lässt sich nicht als verwaltetes Konto führen"
}
& sc.exe failure $name reset= 86400 actions= restart/60000/restart/60000/restart/600000 | Out-Null
Assert-Success 'Der Neustart nach einem Fehler lässt sich nicht einrichten'
& sc.exe failureflag $name 1 | Out-Null
Assert-Success 'Der Neustart nach einem Fehler lässt sich nicht einrichten'
# Only the rights that it needs: no privilege at all beside being notified of changes.
& sc.exe privs $name SeChangeNotifyPrivilege | Out-Null
Assert-Success 'Die Rechte des Dienstes lassen sich nicht einschränken'
& sc.exe sidtype $name unrestricted | Out-Null
Assert-Success 'Die Kennung des Dienstes lässt sich nicht setzen'

# Reads its program, writes its data, nobody else reads the data. Groups by their SID: their names are of another language on every second server.
& icacls.exe $ProgramFolder /grant "${Account}:(OI)(CI)RX" | Out-Null
Assert-Success "Die Rechte an $ProgramFolder lassen sich nicht setzen"
& icacls.exe $DataFolder /inheritance:r /grant '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' "${Account}:(OI)(CI)M" | Out-Null
Assert-Success "Die Rechte an $DataFolder lassen sich nicht setzen"

if (-not [System.Diagnostics.EventLog]::SourceExists($name)) {
    [System.Diagnostics.EventLog]::CreateEventSource($name, 'Application')
}

if ($wasRunning) { Start-Service -Name $name }
Write-Output "KiIndicators ist in $ProgramFolder installiert, die Einstellungen liegen in $settings."
if ($isManaged) {
    Write-Output "Das Konto $Account braucht auf diesem Server das Recht 'Anmelden als Dienst' (secpol.msc, Lokale Richtlinien, Zuweisen von Benutzerrechten)."
}
Write-Output "Nächste Schritte: Einstellungen eintragen, kiindicators db upgrade, kiindicators doctor, dann Start-Service $name."
