@echo off
rem Starts Vivavoce from a checkout; builds it first where that has not been done yet.
setlocal
set "FOLDER=%~dp0"
set "JAR=%FOLDER%target\vivavoce.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%JAR%" (
  echo vivavoce: the first start builds the program; this takes a minute or two ... 1>&2
  pushd "%FOLDER%..\.."
  call mvnw.cmd -q -pl examples/cli -am package -DskipTests 1>&2
  popd
)
if not exist "%JAR%" (
  echo vivavoce: the build failed; see the messages above 1>&2
  exit /b 2
)
set "SPEED=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
for %%c in (classify questions search evaluate rescore plan reconcile) do if "%~1"=="%%c" set "SPEED=-XX:+UseParallelGC"
"%JAVA%" -Xshare:auto %SPEED% %VIVAVOCE_OPTS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
