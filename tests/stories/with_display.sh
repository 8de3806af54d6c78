#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a command with a display, a session bus and the accessibility bus of its own, and an empty home. The bus starts
# no services by itself: there is no key store, unless `--keyring` comes first.
set -euo pipefail
keyring=
if [ "${1:-}" = --keyring ]; then keyring=yes; shift; fi
home=$(mktemp -d)
mkfifo "$home/display"
#: a server whose last client leaves would start anew, and turn away whoever connects in that moment.
Xvfb -displayfd 3 -noreset -screen 0 1400x900x24 -nolisten tcp 3>"$home/display" 2>/dev/null &
xvfb=$!
trap 'kill $xvfb 2>/dev/null; wait $xvfb 2>/dev/null; rm -rf "$home"' EXIT
read -r number <"$home/display"
mkdir -m 700 "$home/run"
cat >"$home/bus.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
EOF
export DISPLAY=:$number HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_RUNTIME_DIR=$home/run
export LC_ALL=C.UTF-8 LANGUAGE=en TZ=UTC QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 REGULARS_KEYRING=$keyring
unset REGULARS_STRIPE_KEY QT_QPA_PLATFORM WAYLAND_DISPLAY XAUTHORITY
launcher=/usr/libexec/at-spi-bus-launcher
[ -x "$launcher" ] || launcher=/usr/lib/at-spi2-core/at-spi-bus-launcher
dbus-run-session --config-file="$home/bus.conf" -- bash -c '
  "$0" --launch-immediately &
  [ -z "$REGULARS_KEYRING" ] || echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null
  "$@"; code=$?; kill %1 2>/dev/null; exit $code' "$launcher" "$@"
