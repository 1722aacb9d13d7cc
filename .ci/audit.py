"""pip-audit over an environment: 1 when a dependency has a known vulnerability, 0 also when it cannot be asked.

`python audit.py PYTHON`: the interpreter whose packages are meant. pip-audit gets an environment of its own, so that
what it needs is not audited with us.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

MINUTES = 5


def skip(reason: str) -> int:
    print(f"audit skipped: {reason}")
    return 0


def main(python: str) -> int:
    frozen = subprocess.run([python, "-m", "pip", "freeze", "--exclude-editable"], capture_output=True, text=True)  # noqa: S603
    if frozen.returncode:
        return skip("pip does not say what is installed")
    with tempfile.TemporaryDirectory() as folder:
        tool, pinned = Path(folder) / "venv", Path(folder) / "requirements.txt"
        pinned.write_text(frozen.stdout, encoding="utf-8")
        venv.create(tool, with_pip=True)
        install = [tool / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check", "pip-audit"]
        ask = [tool / "bin" / "pip-audit", "--requirement", pinned, "--no-deps", "--disable-pip", "--format", "json"]
        try:
            if subprocess.run(install, capture_output=True, timeout=60 * MINUTES).returncode:  # noqa: S603
                return skip("pip-audit cannot be installed")
            done = subprocess.run([*ask, "--timeout", "20"], capture_output=True, text=True, timeout=60 * MINUTES)  # noqa: S603
        except subprocess.TimeoutExpired:
            return skip("no answer in time")
    return verdict(done.stdout, done.stderr)


def verdict(output: str, errors: str) -> int:
    """What pip-audit's answer means; without an answer there is none to fail by."""
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        return skip(errors.strip().splitlines()[-1] if errors.strip() else "no answer")
    holes = [(one["name"], one["version"], hole["id"]) for one in packages for hole in one.get("vulns", ())]
    for name, version, hole in holes:
        print(f"{name} {version}: {hole}")
    unknown = sum("skip_reason" in one for one in packages)
    print(f"audit: {len(packages) - unknown} packages, {len(holes)} known vulnerabilities, {unknown} packages unknown")
    return 1 if holes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
