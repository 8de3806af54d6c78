# SPDX-License-Identifier: GPL-3.0-or-later
# The same door as ./dev, for Windows. Needs Visual Studio 2022 (C++), and vcpkg in VCPKG_ROOT; installs the rest.
param([Parameter(Position = 0)][string]$Command = "help", [Parameter(ValueFromRemainingArguments)][string[]]$Rest)
$ErrorActionPreference = "Stop"
Set-Location $PSScriptRoot

function Build {
    if (-not $env:VCPKG_ROOT) { throw "Set VCPKG_ROOT to your vcpkg folder (https://vcpkg.io)." }
    & "$env:VCPKG_ROOT/vcpkg" install qtbase[sql-sqlite,network,widgets] qtsvg qtcharts qttools qtkeychain-qt6 `
        nlohmann-json tl-expected cli11 cpp-httplib libsodium pkgconf --triplet x64-windows
    if (-not (Test-Path build/release/build.ninja)) {
        cmake --preset release "-DCMAKE_TOOLCHAIN_FILE=$env:VCPKG_ROOT/scripts/buildsystems/vcpkg.cmake"
    }
    cmake --build --preset release
    if ($LASTEXITCODE) { exit $LASTEXITCODE }
}

switch ($Command) {
    "run"   { Build; & build/release/bin/regulars.exe --demo @Rest }
    "build" { Build }
    "test"  { Build; ctest --preset release @Rest; exit $LASTEXITCODE }
    "shots" { Build; & build/release/bin/regulars.exe --demo --shots $Rest[0] }
    "bench" { Build; if (-not $Rest) { $Rest = "1000", "100000" }; & build/release/bin/storebench.exe @Rest }
    "prove" { Build; $env:REGULARS_PROVE = "1"; ctest --preset release -L proof --output-on-failure; exit $LASTEXITCODE }
    default { "dev.ps1 run | test | build | shots DIR | bench | prove    (see README.md)" }
}
