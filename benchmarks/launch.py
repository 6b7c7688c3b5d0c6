"""Starts a command and prints what it took, as JSON: ``python -I -S launch.py OUT ERR COMMAND …``.

A process counts the memory of the one that started it as its own until it becomes another program, so what is measured
is started from here, where next to nothing is loaded, and not from the measurements themselves.
"""

import os
import sys
import time


def main(out: str, err: str, command: list[str]) -> int:
    """Runs ``command``, its output going to the files ``out`` and ``err``; prints times, memory and status."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    redirected = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o600),
        (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o600),
    ]
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=redirected)
    _, status, usage = os.wait4(child, 0)
    wall = (time.perf_counter() - started) * 1000
    processor = (usage.ru_utime + usage.ru_stime) * 1000
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    code = os.waitstatus_to_exitcode(status)
    print(f'{{"wall": {wall}, "processor": {processor}, "kilobytes": {kilobytes}, "status": {code}}}')
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
