@echo off
rem Mo trang web voi so lieu cua co quan: data\partyboard.duckdb.
chcp 65001 >nul
setlocal
cd /d "%~dp0..\.."

if not exist .venv\Scripts\partyboard.exe (
    echo Chưa cài đặt. Chạy tệp cai-dat.bat trước.
    pause
    exit /b 1
)

echo Trang web: http://127.0.0.1:8501
echo Để cửa sổ này mở trong khi dùng. Đóng cửa sổ là tắt chương trình.
start "" /b cmd /c "timeout /t 6 /nobreak >nul & start http://127.0.0.1:8501"
.venv\Scripts\partyboard serve
if errorlevel 1 pause
