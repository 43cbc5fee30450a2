# Called by tu-chay.bat, which sets FOLDER and OPTIONS. ASCII only: PowerShell 5 reads no UTF-8 here.
# The account is that of whoever calls: the command line, run by the same account, reaches the board.
$ErrorActionPreference = "Stop"
$program = Join-Path $env:FOLDER ".venv\Scripts\partyboard.exe"
$action = New-ScheduledTaskAction -Execute $program -Argument $env:OPTIONS -WorkingDirectory $env:FOLDER
# A program that ends is no failed task: started again every few minutes, where it does not run.
$start = New-ScheduledTaskTrigger -AtStartup
$again = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 5)
$account = [System.Security.Principal.WindowsIdentity]::GetCurrent().Name
$principal = New-ScheduledTaskPrincipal -UserId $account -LogonType S4U -RunLevel Limited
$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit ([TimeSpan]::Zero) `
    -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -MultipleInstances IgnoreNew
Register-ScheduledTask -TaskName "partyboard" -Action $action -Trigger $start, $again `
    -Principal $principal -Settings $settings -Force | Out-Null
Stop-ScheduledTask -TaskName "partyboard"
Start-ScheduledTask -TaskName "partyboard"
