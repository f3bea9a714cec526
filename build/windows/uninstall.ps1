#Requires -RunAsAdministrator
#Requires -Version 5.1
<#
.SYNOPSIS
    Entfernt den Dienst und das Programm. Einstellungen, Datenbank und Berichte bleiben.
#>
[CmdletBinding()]
param([string]$ProgramFolder = (Join-Path $env:ProgramFiles 'KiIndicators'))

$ErrorActionPreference = 'Stop'
$name = 'KiIndicators'
if (Get-Service -Name $name -ErrorAction SilentlyContinue) {
    Stop-Service -Name $name
    & sc.exe delete $name | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "Der Dienst lässt sich nicht entfernen (sc.exe: $LASTEXITCODE)." }
}

if ([System.Diagnostics.EventLog]::SourceExists($name)) { [System.Diagnostics.EventLog]::DeleteEventSource($name) }
if (Test-Path $ProgramFolder) { Remove-Item -Recurse -Force $ProgramFolder }
Write-Output "Entfernt. Der Datenordner ($(Join-Path $env:ProgramData 'KiIndicators')) ist geblieben."
