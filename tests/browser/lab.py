"""JupyterLab, as a person has it: a server on this machine, a notebook in a browser."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError

from playwright.sync_api import Locator, Page

PATIENCE = 90  # seconds for a server or a kernel to be there, on a busy machine

OPTIONS = (
    "--no-browser",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--ServerApp.root_dir=notebooks",
    "--LabApp.expose_app_in_browser=True",  # the tests ask for commands by name, whatever the menus look like
    "--LabApp.extension_manager=readonly",
)

SETTINGS = {"@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False}}

OPEN = """async path => {
  const lab = window.jupyterapp;
  await lab.restored;
  await lab.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  const notebook = lab.shell.currentWidget;
  await notebook.context.ready;
  await notebook.sessionContext.ready;
}"""
RUN = """async () => {
  const lab = window.jupyterapp;
  await lab.commands.execute('notebook:run-all-cells');
  const kernel = lab.shell.currentWidget.sessionContext.session.kernel;
  while (kernel.status !== 'idle') await new Promise(later => setTimeout(later, 50));
}"""
CELLS = "() => window.jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells"
SHOW = """async index => {
  const notebook = window.jupyterapp.shell.currentWidget.content;
  notebook.activeCellIndex = index;
  await notebook.scrollToItem(index, 'start');
}"""
# What waits for the server would wait for ever where a dialog has opened instead.
IN_TIME = """async ({script, argument, seconds}) => Promise.race([
  eval(script)(argument),
  new Promise((_, fail) => setTimeout(() => fail(new Error(`not within ${seconds} seconds`)), seconds * 1000)),
])"""
THEME = "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})"


class Lab(NamedTuple):
    """A server that runs."""

    url: str
    token: str
    root: Path

    def open(self, page: Page, notebook: str) -> None:
        """Open a notebook of the server's folder, with a kernel that is ready."""
        page.goto(f"{self.url}/lab?reset&token={self.token}")
        page.wait_for_function("window.jupyterapp !== undefined", timeout=PATIENCE * 1000)
        ask(page, OPEN, notebook)


def ask(page: Page, script: str, argument: object = None) -> Any:
    """What a function in the page returns, in reasonable time."""
    return page.evaluate(IN_TIME, {"script": script, "argument": argument, "seconds": PATIENCE})


def run_all(page: Page) -> list[dict[str, Any]]:
    """Run all cells of the open notebook and wait for the last; the cells of code."""
    ask(page, RUN)
    return [cell for cell in ask(page, CELLS) if cell["cell_type"] == "code"]


def errors(cells: list[dict[str, Any]]) -> list[str]:
    """The errors in the outputs of cells."""
    outputs = (output for cell in cells for output in cell["outputs"])
    return [f"{output['ename']}: {output['evalue']}" for output in outputs if output["output_type"] == "error"]


def output_of(page: Page, words: str) -> Locator:
    """The output of the first cell of code with these words, scrolled to; JupyterLab draws only what is in sight."""
    cells = ask(page, CELLS)
    index = next(i for i, cell in enumerate(cells) if cell["cell_type"] == "code" and words in cell["source"])
    ask(page, SHOW, index)
    return page.locator(f'.jp-Cell[data-windowed-list-index="{index}"] .jp-OutputArea-output').last


def set_theme(page: Page, *, dark: bool) -> None:
    """Change the theme, and wait until it is there."""
    ask(page, THEME, "JupyterLab Dark" if dark else "JupyterLab Light")
    page.wait_for_selector(f'body[data-jp-theme-light="{str(not dark).lower()}"]', state="attached")


@contextmanager
def serving(folder: Path) -> Iterator[Lab]:
    """A server on `folder`/notebooks with settings of its own, stopped at the end."""
    lab = Lab(f"http://127.0.0.1:{_free_port()}", secrets.token_hex(16), folder / "notebooks")
    command = [sys.executable, "-m", "jupyterlab", *OPTIONS, f"--ServerApp.port={lab.url.rpartition(':')[2]}"]
    if os.geteuid() == 0:
        command.append("--allow-root")
    for name, values in SETTINGS.items():
        file = folder / "settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(values))
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=_environment(folder, lab.token), stdout=log, stderr=log)
    try:
        _wait_for(lab, server, folder / "log.txt")
        yield lab
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def _environment(folder: Path, token: str) -> dict[str, str]:
    """Nothing of the user's own JupyterLab is read or written."""
    places = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    own = {f"JUPYTER_{place}": str(folder / place.lower()) for place in places}
    own |= {f"JUPYTERLAB_{place}_DIR": str(folder / place.lower()) for place in ("SETTINGS", "WORKSPACES")}
    return os.environ | own | {"IPYTHONDIR": str(folder / "ipython"), "JUPYTER_TOKEN": token}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(lab: Lab, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"{lab.url}/api?token={lab.token}", timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text(errors='replace')[-4000:]}")
