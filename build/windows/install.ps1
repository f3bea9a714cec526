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

$runtime = Join-Path $env:SystemRoot 'System32\vcruntime140.dll'
if (-not (Test-Path $runtime) -and -not (Test-Path (Join-Path $source 'node\vcruntime140.dll'))) {
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
}

& sc.exe config $name obj= $Account start= delayed-auto binPath= $program | Out-Null
if ($LASTEXITCODE -ne 0) { throw "Das Konto $Account lässt sich dem Dienst nicht geben (sc.exe: $LASTEXITCODE)." }
& sc.exe failure $name reset= 86400 actions= restart/60000/restart/60000/restart/600000 | Out-Null
# Only the rights that it needs: no privilege at all beside being notified of changes.
& sc.exe privs $name SeChangeNotifyPrivilege | Out-Null
& sc.exe sidtype $name unrestricted | Out-Null

# Reads its program, writes its data, nobody else reads the data.
& icacls.exe $ProgramFolder /grant "${Account}:(OI)(CI)RX" | Out-Null
& icacls.exe $DataFolder /inheritance:r /grant 'SYSTEM:(OI)(CI)F' 'BUILTIN\Administrators:(OI)(CI)F' "${Account}:(OI)(CI)M" | Out-Null

if (-not [System.Diagnostics.EventLog]::SourceExists($name)) {
    New-EventLog -LogName Application -Source $name
}

if ($wasRunning) { Start-Service -Name $name }
Write-Output "KiIndicators ist in $ProgramFolder installiert, die Einstellungen liegen in $settings."
Write-Output "Nächste Schritte: Einstellungen eintragen, kiindicators db upgrade, kiindicators doctor, dann Start-Service $name."
