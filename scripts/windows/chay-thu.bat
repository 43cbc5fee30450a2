@echo off
rem Mo trang web voi du lieu mau, de rieng o data\du-lieu-mau.duckdb.
chcp 65001 >nul
setlocal
cd /d "%~dp0..\.."

if not exist .venv\Scripts\partyboard.exe (
    echo Chưa cài đặt. Chạy tệp cai-dat.bat trước.
    pause
    exit /b 1
)

echo Lần đầu dựng dữ liệu mẫu mất chừng nửa phút. Sau đó trang web mở ở http://127.0.0.1:8501
echo Để cửa sổ này mở trong khi dùng. Đóng cửa sổ là tắt chương trình.
.venv\Scripts\partyboard demo --build-only --db data\du-lieu-mau.duckdb
if errorlevel 1 goto failed
start "" /b cmd /c "timeout /t 6 /nobreak >nul & start http://127.0.0.1:8501"
.venv\Scripts\partyboard serve --db data\du-lieu-mau.duckdb
if errorlevel 1 goto failed
exit /b 0

:failed
pause
exit /b 1
