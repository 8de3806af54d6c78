# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window, used as a screen reader uses it: by accessible names and roles. Needs a display and a session bus
(tests/stories/with_display.sh gives both)."""
import os
import subprocess
import time

import pyatspi

PATIENCE = 20.0
KEYRING = bool(os.environ.get("REGULARS_KEYRING"))


class Window:
    """A running `regulars`; use as a context."""

    def __init__(self, program, *options, environment=None):
        self.command = [program, *options]
        self.environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **(environment or {})}
        self.environment.pop("REGULARS_STRIPE_KEY", None)
        self.environment.update(environment or {})

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.environment)
        self.frame = self.until(self._frame, "the window")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def _frame(self):
        for application in pyatspi.Registry.getDesktop(0):
            if application and application.name == "regulars" and application.get_process_id() == self.process.pid:
                for child in application:
                    return child
        return None

    def until(self, look, what, patience=PATIENCE):
        """Waits until `look` gives something that counts; that thing."""
        end = time.monotonic() + patience
        while True:
            try:
                found = look()
                if found:
                    return found
            except Exception as fleeting:  # objects come and go while one looks
                if "org.freedesktop" not in str(fleeting) and not isinstance(fleeting, (LookupError, RuntimeError)):
                    if type(fleeting).__name__ not in ("GError", "GLib.Error", "Error"):
                        raise
            if self.process.poll() is not None:
                raise SystemExit(f"the window ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() > end:
                if os.environ.get("REGULARS_SHOTS"):
                    subprocess.run(["import", "-window", "root", os.path.join(os.environ["REGULARS_SHOTS"], "in-vain.png")])
                raise SystemExit(f"waited {patience:.0f} s in vain for {what}")
            time.sleep(0.05)

    def _walk(self, at, wanted):
        if at is None:
            return None
        if wanted(at):
            return at
        if at.getRole() == pyatspi.ROLE_TABLE:
            return None
        for index in range(at.childCount):
            found = self._walk(at[index], wanted)
            if found is not None:
                return found
        return None

    def find(self, role, name, showing=True):
        """The first thing of that role whose name fits (`name`: text, or a function of it); none if there is none."""
        fits = name if callable(name) else (lambda text: text == name)

        def wanted(thing):
            if thing.getRoleName() != role or not fits(thing.name):
                return False
            return not showing or thing.getState().contains(pyatspi.STATE_SHOWING)

        return self._walk(self.frame, wanted)

    def wait(self, role, name, patience=PATIENCE):
        return self.until(lambda: self.find(role, name), f"{role} “{name}”", patience)

    def press(self, name, role="push button"):
        thing = self.until(
            lambda: (lambda t: t if t and t.getState().contains(pyatspi.STATE_SENSITIVE) else None)(self.find(role, name)),
            f"{role} “{name}” that can be pressed")
        thing.queryAction().doAction(0)

    def is_enabled(self, name, role="push button"):
        thing = self.find(role, name)
        return thing is not None and thing.getState().contains(pyatspi.STATE_SENSITIVE)

    def choose(self, *menus):
        """A menu entry, whether or not its menu is open, once it can be chosen."""
        self.entry(menus[-1]).queryAction().doAction(0)

    def entry(self, name):
        """The same, once it can be chosen; what it is about may have to be read first."""
        def found():
            thing = self.find("menu item", name, showing=False)
            return thing if thing and thing.getState().contains(pyatspi.STATE_SENSITIVE) else None

        return self.until(found, name)

    def type(self, role, name, text):
        self.wait(role, name).queryEditableText().setTextContents(text)

    def says(self, fits, patience=PATIENCE):
        """Waits for a visible label whose text fits."""
        return self.wait("label", fits if callable(fits) else (lambda text: fits in text), patience).name

    def table(self, name):
        return self.wait("table", name).queryTable()

    def cell(self, table, row, column):
        return table.getAccessibleAt(row, column).name

    def click(self, thing):
        """With the mouse; without a window manager this is also what gives the window the keyboard."""
        area = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        pyatspi.Registry.generateMouseEvent(area.x + 8, area.y + area.height // 2, "b1c")

    def key(self, keycode, held=None):
        if held:
            pyatspi.Registry.generateKeyboardEvent(held, None, pyatspi.KEY_PRESS)
        pyatspi.Registry.generateKeyboardEvent(keycode, None, pyatspi.KEY_PRESSRELEASE)
        if held:
            pyatspi.Registry.generateKeyboardEvent(held, None, pyatspi.KEY_RELEASE)


def connect(window, sandbox):
    """The first run: a key, checked and kept or not, and the first fill."""
    window.press("Connect Stripe")
    window.type("password text", "Stripe key", "pk_test_" + "1" * 24)
    window.says("publishable")
    window.type("password text", "Stripe key", sandbox.key)
    window.press("Check key")
    window.press("Start syncing")
    if not KEYRING:  # the ways out are offered, never plain text
        window.press("Nowhere: ask me for the key at each start", "radio button")
        window.press("Start syncing")
    window.says(lambda text: text.startswith("Synced"), 60)
    print("connected and synced")
