#!/usr/bin/env bash
# Run the Python tests with the oldest versions of what quotestance needs, with pandas 2.2, and on each other Python here.
# One line for each: passed, failed, or not to be had. Ends with 1 where one failed or could not be installed.
#
#   scripts/test_matrix.sh PYTHON WHEEL [NAME…]
#
# PYTHON   the interpreter that WHEEL was built for
# NAME     minimum, pandas2, 3.11, 3.12 or 3.13; without one: all but the version of PYTHON, which `make test` tests
#
# Left out are tests that say nothing of versions: of the wheel, the benchmarks, the gold, and of how long things take.
set -uo pipefail

python=$1 wheel=$2
own=$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')
names=("${@:3}")
if [ ${#names[@]} = 0 ]; then
    names=(minimum pandas2)
    for version in 3.11 3.12 3.13; do
        [ "$version" = "$own" ] || names+=("$version")
    done
fi
folder=build/matrix
mkdir -p "$folder"

# An interpreter of version $1 that works: on the path, or one of pyenv's.
interpreter() {
    local found
    for found in "$(command -v "python$1")" "${PYENV_ROOT:-$HOME/.pyenv}/versions/$1".*/bin/python; do
        "$found" -c 'import ensurepip, venv' 2>/dev/null && echo "$found" && return
    done
    return 1
}

# The lower bounds in pyproject.toml as what to install, and the tools of the tests.
minimum() {
    "$python" - <<'END'
import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
tools = ("test", "browser", "docs", "lint", "dev")
bounds = {*project["dependencies"], *(need for extra in extras.keys() - tools for need in extras[extra])}
print(*(need for need in extras["test"] if not need.startswith("quotestance")), sep="\n")
print(*(need.replace(">=", "==") for need in bounds), sep="\n")
print("click==8.2.0", "pyparsing==3.1.4", sep="\n")  # of the time of the oldest typer and matplotlib, which newer ones warn
END
}

# Make the virtual environment $1 with the interpreter $2 and what stands on stdin.
install() {
    "$2" -m venv --clear "$folder/$1" &&
        "$folder/$1/bin/python" -m pip --disable-pip-version-check --quiet install --requirement /dev/stdin
}

prepare() {
    local wheels=$folder/wheels-$1
    case $1 in
        minimum) { minimum && echo "$wheel"; } | install "$1" "$2" ;;
        pandas2) printf '%s\n' "pandas==2.2.*" "$wheel[test]" | install "$1" "$2" ;;
        *) # The core is compiled again for each Python.
            "$2" -m venv --clear "$folder/$1" && rm -rf "$wheels" &&
                "$folder/$1/bin/python" -m pip --disable-pip-version-check --quiet wheel . --no-deps --wheel-dir "$wheels" &&
                echo "$(echo "$wheels"/*.whl)[test]" | install "$1" "$2" ;;
    esac
}

run_tests() {
    env --unset=PYTHONPATH "$folder/$1/bin/python" -m pytest tests/python --quiet -p no:cacheprovider --numprocesses "${JOBS:-2}" \
        --ignore-glob='*/test_'{wheel,benchmarks,gold,interrupts,linear}.py
}

failed=0
for name in "${names[@]}"; do
    log=$folder/$name.log start=$SECONDS
    case $name in
        minimum | pandas2) found=$python ;;
        *) found=$(interpreter "$name") || { echo "$name: not to be had: there is no python$name here"; continue; } ;;
    esac
    if ! prepare "$name" "$found" >"$log" 2>&1; then
        state="failed to install"
    elif ! run_tests "$name" >>"$log" 2>&1; then
        state=failed
    else
        echo "$name: passed: $(tail -n 1 "$log"); with the installation $((SECONDS - start)) s"
        continue
    fi
    failed=1
    printf '%s: %s; the end of %s:\n' "$name" "$state" "$log"
    tail -n 30 "$log"
done
exit "$failed"
