"""One command for everything: prepares what is missing, then runs. Standard library only.

python3 run.py demo | test | serve | qualify FILE | plan FILE | enrich NAME | eval ... | --help for all
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")
UV = os.path.join(BIN, "uv.exe" if os.name == "nt" else "uv")
# Each has a module of its name.
OF_ONE_MODULE = "plan registers enrich winmodel queue outcomes deals rescore reviews"
PIP = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check"]
OLDEST = (3, 11)
NEEDED_BYTES = 1500 * 1024 * 1024

LOCKS = {"product": ["requirements.lock"], "tests": ["requirements.lock", "requirements-dev.lock"]}

HELP = """Dealwright: qualifies advertising leads, plans their briefs, and defends every figure.

usage: python3 run.py COMMAND [OPTIONS]        (COMMAND --help tells more)

  demo           qualify six sample leads, plan the brief of one, write the plan and its offer to out/
  plan FILE      plan a brief; --drop, --lock, --price, --move work on it; --out DIR writes workbook, offer
  qualify FILE   qualify the leads of a file, or of standard input with -
  letter FILE    draft a letter to the client of a lead (--tone formal|friendly|brief, --model)
  call-sheet FILE  what a rep takes into the call: what is known, objections, questions
  registers ...  load the tax service's open data sets (load DIR|FILE...), or tell what is loaded (status)
  enrich NAME    find out from open sources who a company is (--inn, --site; --sandbox invents a town)
  sources-sandbox  answer on loopback as the open services do, for a town of invented companies
  queue          the list of work: open leads by expected value, what to do, who, by when
  outcomes ...   what people said became of leads, as labels (export --out FILE --rows FILE)
  winmodel ...   the chance to win: train DEALS, report DEALS, score LEADS, publish MODEL
  deals ...      past deals: import EXPORT, campaigns FILE, embed, like "TEXT", status, erase
  rescore ...    score stored leads again: --all-open (--ray ADDRESS), --degraded
  reviews ...    where rules and model disagree: list, decide, export labels
  serve          start the HTTP service and print its address
  worker         ask the model for a service that runs elsewhere on the same database
  eval ...       prove the outputs against labelled cases (leads, attacks, dedupe, compare, diff)
  prompts ...    check prompts, show one as a model sees it (lint, render)
  llm-sandbox    a language model on loopback, for demonstrations and faults
  llm-local      a real small model on this machine, built from source: proves the wire (--keep)
  bench          measure speed and memory, print JSON
  test           run every check that CI runs
  lint           check code style, types, import rules and profiles

The first run prepares .venv in this folder; nothing is installed elsewhere.
"""


class CannotRun(Exception):
    """What is wrong, in one sentence."""


def say(text):
    """Print progress where it does not mix with a command's output."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def child_environment():
    """The caller's environment; compiled modules are kept, since imports are 2.5 times slower without."""
    environment = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH"):
        environment.pop(name, None)
    environment["PYTHONUTF8"] = "1"
    return environment


def stamp_of(group):
    """What the installed packages must correspond to: the locks' content and the Python version."""
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for name in LOCKS[group]:
        with open(os.path.join(ROOT, name), "rb") as lock:
            digest.update(lock.read())
    return digest.hexdigest()


def is_prepared(group):
    """Tell whether the packages of a group are installed as the locks say."""
    try:
        with open(os.path.join(VENV, "installed-" + group), encoding="ascii") as stamp:
            return stamp.read() == stamp_of(group) and os.path.exists(PYTHON)
    except OSError:
        return False


def prepare(group):
    """Make .venv and install a group's packages unless that is done already."""
    if is_prepared(group) or (group == "product" and is_prepared("tests")):
        return
    check_machine()
    started = time.monotonic()
    steps = [
        ("make .venv", make_venv),
        ("install the installer", install_uv),
        (f"install packages ({group})", lambda: install_packages(group)),
    ]
    for number, (title, step) in enumerate(steps, 1):
        begun = time.monotonic()
        say(f"[{number}/3] {title} ...")
        step()
        say(f"[{number}/3] {title}: {time.monotonic() - begun:.1f} s")
    with open(os.path.join(VENV, "installed-" + group), "w", encoding="ascii") as stamp:
        stamp.write(stamp_of(group))
    say("Ready in %.1f s." % (time.monotonic() - started))


def check_machine():
    """Refuse early, and in one sentence, what would fail later with a page of output."""
    free = shutil.disk_usage(ROOT).free
    if free < NEEDED_BYTES:
        raise CannotRun(f"Not enough disk: {free // 1024 // 1024} MB are free where 1500 MB are needed.")
    if not os.access(ROOT, os.W_OK):
        raise CannotRun("This folder is read-only: .venv cannot be made in it.")


def make_venv():
    """Make the virtual environment, anew when it is broken or of another Python."""
    if os.path.exists(PYTHON) and same_python():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    run_step([sys.executable, "-m", "venv", VENV], "Python's venv module failed")


def same_python():
    """Tell whether .venv holds the Python that runs now."""
    probe = subprocess.run(
        [PYTHON, "-c", "import sys; print(sys.version_info[:3])"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    return probe.returncode == 0 and probe.stdout.strip() == str(sys.version_info[:3])


def install_uv():
    """Install uv, which installs five times faster than pip; go on with pip when it cannot be had."""
    if os.path.exists(UV):
        return
    lock = os.path.join(ROOT, "requirements-install.lock")
    command = [*PIP, "-q", "--require-hashes", "-r", lock]
    if subprocess.run(
        command, env=child_environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    ).returncode:
        say("      uv is not to be had here; pip takes over, which is slower")


def install_packages(group):
    """Install from the locks, every file checked by its hash."""
    locks = [part for name in LOCKS[group] for part in ("-r", os.path.join(ROOT, name))]
    if os.path.exists(UV):
        command = [UV, "pip", "install", "--python", PYTHON, "--compile-bytecode", "--require-hashes"] + locks
    else:
        command = [*PIP, "--require-hashes", *locks]
    run_step(command, "The packages could not be installed")


def run_step(command, what):
    """Run a preparing command; on failure say in one sentence what is wrong and show its last lines."""
    try:
        done = subprocess.run(
            command,
            env=child_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    except OSError as error:
        raise CannotRun(f"{what}: {error.strerror}.") from error
    if done.returncode:
        sys.stderr.write("\n".join(done.stdout.splitlines()[-15:]) + "\n")
        raise CannotRun(f"{what}: {guess_cause(done.stdout)}.")


def guess_cause(output):
    """Name the likely cause of a failed installation."""
    text = output.lower()
    causes = (
        ("no space left", "the disk is full"),
        ("hash", "a downloaded file does not match its hash in the lock"),
        ("ensurepip", "this Python has no ensurepip (on Debian: apt install python3-venv)"),
        *((sign, "the package registry cannot be reached") for sign in ("connect", "resolve")),
        ("timed out", "the package registry does not answer"),
        ("no matching distribution", "the registry has no fitting package for this machine"),
    )
    return next((cause for sign, cause in causes if sign in text), "see the lines above")


def run_module(module, arguments):
    """Run one of our modules in .venv and return its exit code."""
    try:
        return subprocess.run(
            [PYTHON, "-m", module] + arguments, cwd=None, env=module_environment(), check=False
        ).returncode
    except KeyboardInterrupt:
        return 130


def module_environment():
    """Our packages are found from any working folder."""
    environment = child_environment()
    environment["PYTHONPATH"] = ROOT
    return environment


def run_checks(checks, at_once=1):
    """Run checks, each with its time; one after another they stop at the first that fails."""
    if at_once == 1:
        return next((code for code in map(run_check, checks) if code), 0)
    with ThreadPoolExecutor(at_once) as pool:
        codes = list(pool.map(lambda check: run_check(check, subprocess.PIPE), checks))
    return next((code for code in codes if code), 0)


def run_check(check, output=None):
    """Run a check and return its exit code; with a pipe what it says is told at its end, in one piece."""
    title, command = check
    begun = time.monotonic()
    say(f"== {title}")
    streams = {"stdout": output, "stderr": output and subprocess.STDOUT, "text": True}
    done = subprocess.run([PYTHON] + command, cwd=ROOT, env=module_environment(), check=False, **streams)
    end = "{} in {:.1f} s".format("FAILED" if done.returncode else "ok", time.monotonic() - begun)
    say(f"{done.stdout or ''}== {title}: {end}")
    return done.returncode


LINT = [
    ("types", ["-m", "mypy"]),
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("style", ["-m", "ruff", "check", "."]),
    ("import contracts", ["-c", "from importlinter.cli import lint_imports_command as run; run()"]),
    ("profiles", ["-m", "qualifier.profile"]),
    ("rate card", ["-m", "planner.rate_card"]),
    ("schemas", ["-m", "api.schemas", "--check"]),
]
CASES = ["--cases", "eval/data/leads.jsonl", "--cases", "eval/data/leads_train.jsonl"]
COVERED = ["--cov=qualifier", "--cov-report=term:skip-covered", "--cov-fail-under=90"]
PYTEST = ["-m", "pytest", "-n", "2"]
GATE = ["-m", "eval.run", "leads", "--baseline", "eval/baseline.json", *CASES]
# Measuring lines makes a test half as slow again: the first case of each of the qualifier's tests will do.
FIRST = [*PYTEST, *COVERED, "--cases=first", "tests/qualifier"]
TESTS = [
    ("tests of the qualifier, at least 90 % of its lines", FIRST),
    ("their other cases, and the tests of all else", [*PYTEST, "--cases=others"]),
]


def main(arguments):
    """Run a command; 0 is success, 1 a failed check, 2 wrong usage or a machine that cannot run it."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        sys.stdout.write(HELP)
        return 0 if arguments else 2
    command, rest = arguments[0], arguments[1:]
    if command in ("test", "lint"):
        prepare("tests")
        if command == "lint":
            return run_checks(LINT, at_once=2)
        return run_checks([*LINT, ("verdicts against the baseline", GATE)], at_once=2) or run_checks(TESTS)
    modules = {
        "demo": ("api.demo", ["--sandbox"]),
        "qualify": ("api.commands", ["qualify"]),
        "letter": ("api.outreach_command", ["letter"]),
        "call-sheet": ("api.outreach_command", ["call-sheet"]),
        "sources-sandbox": ("api.sources_town", []),
        "worker": ("api.jobs.process", []),
        "serve": ("api", []),
        "eval": ("eval.run", []),
        "prompts": ("eval.prompts_command", []),
        "llm-sandbox": ("eval.llm_sandbox", []),
        "llm-local": ("eval.llm_local", []),
        "bench": ("eval.run", ["bench"]),
        **{name: (f"api.{name}_command", []) for name in OF_ONE_MODULE.split()},
    }
    if command not in modules:
        raise CannotRun(f"There is no command '{command}'; python3 run.py --help lists them")
    prepare("product")
    module, fixed = modules[command]
    return run_module(module, fixed + rest)


if __name__ == "__main__":
    try:
        if sys.version_info < OLDEST:
            raise CannotRun(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
        sys.exit(main(sys.argv[1:]))
    except CannotRun as error:
        say(f"Cannot run: {error}")
        sys.exit(2)
