#!/usr/bin/env bash
# Install what the build needs from the system and does not find: a compiler, Python's headers, Eigen, xtensor, GoogleTest,
# Google Benchmark, Chromium.
# Where this user may not install packages, or there is no apt, say the exact command and stop.
#
#   scripts/system_packages.sh PYTHON [--tests] [--benchmarks] [--browser] [--fetch]
#
# --tests        GoogleTest too
# --benchmarks   Google Benchmark too
# --browser      Chromium too, and a font for it
# --fetch        leave the header-only libraries to CMake, which then downloads them
set -euo pipefail

python=$1
tests=0 benchmarks=0 browser=0 fetch=0
for option in "${@:2}"; do
    case $option in
        --tests) tests=1 ;;
        --benchmarks) benchmarks=1 ;;
        --browser) browser=1 ;;
        --fetch) fetch=1 ;;
        *) echo "$0: unknown option $option" >&2; exit 2 ;;
    esac
done

# Is header $1 in a place where CMake looks?
have_header() {
    local prefix include
    IFS=: read -ra prefixes <<<"/usr:/usr/local:${CMAKE_PREFIX_PATH:-}:${CONDA_PREFIX:-}:${HOMEBREW_PREFIX:-}"
    for prefix in "${prefixes[@]}"; do
        [ -n "$prefix" ] || continue
        for include in include include/eigen3; do
            [ -e "$prefix/$include/$1" ] && return 0
        done
    done
    return 1
}

# Is there one of these programs?
have_program() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null && return 0
    done
    return 1
}

version=$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')
missing=()
command -v "${CXX:-c++}" >/dev/null || missing+=(g++)
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing+=("python$version-venv")
"$python" -c 'import pathlib, sys, sysconfig; sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())' ||
    missing+=("python$version-dev")
if [ "$fetch" = 1 ]; then
    command -v git >/dev/null || missing+=(git)
else
    have_header Eigen/Core || missing+=(libeigen3-dev)
    have_header xtensor/xtensor.hpp || have_header xtensor/containers/xtensor.hpp || missing+=(libxtensor-dev)
    if [ "$tests" = 1 ]; then
        have_header gtest/gtest.h || missing+=(libgtest-dev)
    fi
    if [ "$benchmarks" = 1 ]; then
        have_header benchmark/benchmark.h || missing+=(libbenchmark-dev)
    fi
fi
if [ "$browser" = 1 ]; then
    have_program "${QUOTESTANCE_BROWSER:-}" chromium chromium-browser google-chrome || missing+=(chromium)
    # Without a font a page is rows of boxes.
    [ -n "$(fc-list 2>/dev/null)" ] || missing+=(fonts-dejavu-core)
fi
[ ${#missing[@]} -gt 0 ] || exit 0

if ! command -v apt-get >/dev/null; then
    cat >&2 <<END
Not found: ${missing[*]} (by Debian's names), and there is no apt-get here. Install them with your package manager,
for example 'brew install eigen xtensor googletest google-benchmark' or 'conda install eigen xtensor gtest benchmark', and run make again;
or run 'make FETCH=1 …', which downloads the header-only libraries.
END
    exit 1
fi

if [ "$(id -u)" = 0 ]; then
    as_root=(env)
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
else
    cat >&2 <<END
System packages are missing, and this user may not install them. Run

    sudo apt-get update && sudo apt-get install ${missing[*]}

and then make again; or run 'make FETCH=1 …', which downloads the header-only libraries.
END
    exit 1
fi

apt=("${as_root[@]}" DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq)
install=("${apt[@]}" install --yes --no-install-recommends "${missing[@]}")
echo "Installing the system packages ${missing[*]}"
# The lists may be absent, or older than the mirror: only then are they fetched.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! "${install[@]}" >"$log" 2>&1; then
    { "${apt[@]}" update && "${install[@]}"; } >"$log" 2>&1 || {
        cat "$log" >&2
        echo "Could not install them. By hand: sudo apt-get update && sudo apt-get install ${missing[*]}" >&2
        exit 1
    }
fi
