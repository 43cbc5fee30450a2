@echo off
rem Cho chuong trinh tu chay khi bat may (Task Scheduler). Can quyen quan tri cua Windows.
rem Chu them vao sau ten tep nay la lua chon cua lenh serve: tu-chay.bat --host 0.0.0.0
chcp 65001 >nul
setlocal
cd /d "%~dp0..\.."

if not exist .venv\Scripts\partyboard.exe (
    echo Chưa cài đặt. Chạy tệp cai-dat.bat trước.
    pause
    exit /b 1
)
net session >nul 2>nul
if errorlevel 1 (
    echo Cần quyền quản trị: bấm chuột phải vào tệp này, chọn "Run as administrator".
    pause
    exit /b 1
)

set "FOLDER=%CD%"
set "OPTIONS=serve %*"
powershell -NoProfile -ExecutionPolicy Bypass -File scripts\windows\tu-chay.ps1
if errorlevel 1 (
    echo Chưa đặt được. Xem dòng báo lỗi ở trên.
    pause
    exit /b 1
)
echo Đã đặt và đã mở: http://127.0.0.1:8501. Từ nay chương trình tự chạy mỗi khi bật máy.
pause
exit /b 0
