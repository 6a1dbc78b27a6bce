"""What a process gives up towards Linux's kernel before it runs a stranger's code.

Landlock guards files; these guard the rest, and need no privilege either:

- ``seccomp``: calls that no exercise needs are refused: sockets of every kind, new processes and programs,
  signals to others, looking into others' memory, changing who may read a file, mounting, kernel services.
- a network namespace of its own, where the system permits one: there is nobody in it to talk to.
- privileges: none are kept, also where the marker runs as root.
"""

import ctypes
import errno
import os
import platform
import signal
import struct
import sys
from typing import NamedTuple

from mscourse.desk.landlock import _libc

NO_NEW_PRIVILEGES, DEATH_SIGNAL, SET_SECCOMP = 38, 1, 22  # of prctl
FILTER = 2  # the mode of seccomp that takes a program
NEW_USER, NEW_NETWORK = 0x10000000, 0x40000000  # of unshare
CAPABILITIES = 0x20080522  # version of the interface
THREAD = 0x10000  # flag of clone: a thread of this process, not a process


class _Numbers(NamedTuple):
    """Numbers of a system call; None where the architecture has none."""

    x86_64: int | None
    aarch64: int | None


# fmt: off
REFUSED = {
    # the network
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200), "listen": (50, 201),
    # processes and programs
    "fork": (57, None), "vfork": (58, None), "execve": (59, 221), "execveat": (322, 281),
    "setpgid": (109, 154), "setsid": (112, 157), "setpriority": (141, 140),
    # others' processes
    "tkill": (200, 130), "rt_sigqueueinfo": (129, 138), "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434), "pidfd_getfd": (438, 438),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    # who may do what with a file: Landlock does not look at these
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "setxattrat": (463, 463),
    "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "removexattrat": (466, 466),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    # memory that no limit counts
    "memfd_create": (319, 279), "shmget": (29, 194), "msgget": (68, 186), "semget": (64, 190),
    "mq_open": (240, 180),
    # the system itself
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430), "fsmount": (432, 432),
    "mount_setattr": (442, 442), "unshare": (272, 97), "setns": (308, 268),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426), "io_uring_register": (427, 427),
    "bpf": (321, 280), "perf_event_open": (298, 241), "userfaultfd": (323, 282),
    "keyctl": (250, 219), "add_key": (248, 217), "request_key": (249, 218),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "reboot": (169, 142),
    "swapon": (167, 224), "swapoff": (168, 225), "acct": (163, 89), "quotactl": (179, 60),
    "sethostname": (170, 161), "setdomainname": (171, 162),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
}
# fmt: on
OWN = {"kill": (62, 129), "tgkill": (234, 131), "prlimit64": (302, 261)}  # only upon itself
CLONE, CLONE3 = _Numbers(56, 220), _Numbers(435, 435)
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # as the kernel names them to a filter
X32 = 0x40000000  # from here on: calls of the other interface of x86_64

LOAD, EQUAL, AT_LEAST, HAS, GIVE = 0x20, 0x15, 0x35, 0x45, 0x06  # steps of a filter
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16  # where they lie in what a filter is shown
ALLOW, ERROR = 0x7FFF0000, 0x00050000


def keep_no_privileges() -> bool:
    """Give up all privileges, and the way to new ones. Returns whether that was possible."""
    if sys.platform != "linux":
        return False
    done = _control(NO_NEW_PRIVILEGES, 1)
    head = struct.pack("=Ii", CAPABILITIES, 0)
    return bool(done and _libc().capset(head, bytes(24)) == 0)


def die_with_parent() -> None:
    """Ask the system to end this process when the one that started it ends."""
    if sys.platform == "linux":
        _control(DEATH_SIGNAL, int(signal.SIGKILL))


def leave_network() -> bool:
    """Move into a network of one's own, without anybody. Returns whether the system permits it."""
    if sys.platform != "linux":
        return False
    libc = _libc()
    return bool(libc.unshare(NEW_NETWORK) == 0 or libc.unshare(NEW_USER | NEW_NETWORK) == 0)


def refuse_calls() -> bool:
    """Have the kernel refuse what no exercise needs. Returns whether it can; `no_new_privs` must be set."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in MACHINES:
        return False
    steps = program(machine)
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    held = ctypes.create_string_buffer(code, len(code))
    head = struct.pack("@HP", len(steps), ctypes.addressof(held))
    return bool(_libc().prctl(ctypes.c_int(SET_SECCOMP), ctypes.c_ulong(FILTER), head, 0, 0) == 0)


def program(machine: str) -> list[tuple[int, int, int, int]]:
    """Return the filter for a machine: steps of code, way if so, way if not, and value."""
    no = (GIVE, 0, 0, ERROR | errno.EPERM)
    yes = (GIVE, 0, 0, ALLOW)
    steps = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, MACHINES[machine]), no, (LOAD, 0, 0, NUMBER)]
    if machine == "x86_64":
        steps += [(AT_LEAST, 0, 1, X32), no]

    def number(pair: tuple[int | None, int | None]) -> int | None:
        return pair[0] if machine == "x86_64" else pair[1]

    for pair in REFUSED.values():
        if (one := number(pair)) is not None:
            steps += [(EQUAL, 0, 1, one), no]
    # glibc asks for clone3 first, which a filter can't look into, and takes clone if there is none
    steps += [(EQUAL, 0, 1, number(CLONE3) or 0), (GIVE, 0, 0, ERROR | errno.ENOSYS)]
    steps += [(EQUAL, 0, 4, number(CLONE) or 0), (LOAD, 0, 0, FIRST_ARGUMENT), (HAS, 0, 1, THREAD), yes, no]
    for pair in OWN.values():
        steps += [(EQUAL, 0, 5, number(pair) or 0), (LOAD, 0, 0, FIRST_ARGUMENT)]
        steps += [
            (EQUAL, 1, 0, os.getpid()),
            (EQUAL, 0, 1, 0 if pair == OWN["prlimit64"] else os.getpid()),
            yes,
            no,
        ]
    return [*steps, yes]


def _control(what: int, value: int) -> bool:
    return int(_libc().prctl(ctypes.c_int(what), ctypes.c_ulong(value), 0, 0, 0)) == 0
