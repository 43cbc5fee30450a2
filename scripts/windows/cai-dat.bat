@echo off
rem Cai dat chuong trinh vao thu muc .venv. Co thu muc wheels thi khong can internet.
chcp 65001 >nul
setlocal
cd /d "%~dp0..\.."

set "PYTHON=python"
where py >nul 2>nul && set "PYTHON=py -3"
%PYTHON% -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if errorlevel 1 (
    echo Máy chưa có Python 3.11 trở lên. Cài Python 64 bit, chọn "Add python.exe to PATH", rồi chạy lại tệp này.
    pause
    exit /b 1
)

set "SOURCE="
if exist wheels\ set "SOURCE=--no-index --find-links wheels"

echo Đang cài đặt, mất vài phút ...
%PYTHON% -m venv --clear .venv
if errorlevel 1 goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check %SOURCE% --require-hashes --only-binary :all: -r requirements.lock
if errorlevel 1 goto failed
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation --editable .
if errorlevel 1 goto failed

echo Đã cài xong. Mở chương trình bằng tệp chay.bat, xem thử với dữ liệu mẫu bằng tệp chay-thu.bat.
pause
exit /b 0

:failed
echo Chưa cài được. Xem dòng báo lỗi ở trên; nếu máy không có internet, cần thư mục wheels đúng với bản Python của máy.
pause
exit /b 1
