"""A terminal for commands that look different in one."""

import os
import pty
import subprocess
import sys


def in_a_terminal(*arguments: str, stdin: bytes = b"", **environment: str) -> str:
    """What a command prints on a terminal that is its standard output and error."""
    host, guest = pty.openpty()
    unset = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "GITHUB_ACTIONS")
    variables = {name: value for name, value in os.environ.items() if name not in unset}
    variables |= {"TERM": "xterm-256color", "COLUMNS": "160", **environment}
    command = [sys.executable, "-m", "quotestance", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=guest, stderr=guest, env=variables) as process:
        os.close(guest)
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
        parts = []
        try:
            while part := os.read(host, 1 << 16):
                parts.append(part)
        except OSError:  # so Linux says that the other end is closed
            pass
        os.close(host)
        assert process.wait(timeout=60) == 0
    return b"".join(parts).decode()
