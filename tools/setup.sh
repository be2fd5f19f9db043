#!/bin/sh
# The one set-up: says what the system lacks before anything is downloaded, then makes .venv from the lock files.
#   tools/setup.sh            environment for demo, test, check
#   tools/setup.sh oracles    the same, and the independent checkers of `make oracles`
set -eu
cd "$(dirname "$0")/.."

WHAT=${1:-environment}
VENV=.venv
OS_RELEASE=${TRIPDESK_OS_RELEASE:-/etc/os-release}
IS_OK='import sys; raise SystemExit(sys.version_info < (3, 11))'
missing= packages=

lacks() { # Korean, English, apt packages
    missing="$missing
tripdesk: $1
          $2"
    packages="$packages $3"
}

debian() {
    command -v apt-get >/dev/null 2>&1 && grep -Eq '^(ID|ID_LIKE)=.*(debian|ubuntu)' "$OS_RELEASE" 2>/dev/null
}

find_python() { # the interpreter itself, not the one of an active environment
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$IS_OK" >/dev/null 2>&1; then
            "$name" -c 'import sys; print(getattr(sys, "_base_executable", sys.executable))'
            return
        fi
    done
}

QT_LIBRARIES="libEGL.so.1 libGL.so.1 libdbus-1.so.3 libxkbcommon-x11.so.0 libxcb-cursor.so.0 libxcb-icccm.so.4
    libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-randr.so.0 libxcb-xkb.so.1"
QT_PACKAGES="libegl1 libgl1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-randr0 libxcb-xkb1"

lacks_qt_libraries() { # only where the loader can be asked: elsewhere the wheel brings what it needs
    loader=$(command -v ldconfig || command -v /sbin/ldconfig) || return 1
    known=$("$loader" -p 2>/dev/null) || return 1
    for library in $QT_LIBRARIES; do
        case $known in *"$library"*) ;; *) return 0 ;; esac
    done
    return 1
}

look() {
    missing= packages=
    python=$(find_python)
    if [ -z "$python" ]; then
        lacks "Python 3.11 이상이 없습니다." "Python 3.11 or newer is missing." "python3 python3-venv"
    elif ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
        case $(basename "$python") in
            python3.*) package="$(basename "$python")-venv" ;;
            *) package=python3-venv ;;
        esac
        lacks "Python의 venv 모듈이 없습니다." "Python's venv module is missing." "$package"
    fi
    lacks_qt_libraries && lacks "창을 여는 데 필요한 Qt 라이브러리가 없습니다." "Libraries that Qt opens windows with are missing." \
        "$QT_PACKAGES"
    { ! command -v fc-list >/dev/null 2>&1 || [ -z "$(fc-list :lang=ko family)" ]; } &&
        lacks "한글 글꼴이 없습니다." "A Korean font is missing." "fontconfig fonts-noto-cjk"
    [ "$WHAT" = oracles ] || return 0
    command -v Xvfb >/dev/null 2>&1 ||
        lacks "가상 화면(Xvfb)이 없습니다." "The virtual screen (Xvfb) is missing." xvfb
    command -v soffice >/dev/null 2>&1 ||
        lacks "LibreOffice Writer가 없습니다." "LibreOffice Writer is missing." libreoffice-writer-nogui
    { command -v pdftoppm && command -v pdftotext; } >/dev/null 2>&1 ||
        lacks "poppler 도구가 없습니다." "The poppler tools are missing." poppler-utils
    command -v calcurse >/dev/null 2>&1 ||
        lacks "calcurse가 없습니다." "calcurse is missing." calcurse
    /usr/bin/python3 -c 'import gi; gi.require_version("ICalGLib", "3.0"); from gi.repository import ICalGLib' \
        >/dev/null 2>&1 ||
        lacks "libical이 없습니다." "libical is missing." "python3-gi gir1.2-ical-3.0"
    node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' >/dev/null 2>&1 ||
        lacks "Node.js 18 이상이 없습니다." "Node.js 18 or newer is missing." nodejs
    command -v npm >/dev/null 2>&1 ||
        lacks "npm이 없습니다." "npm is missing." npm
}

refuse() {
    printf '%s\n' "${missing#?}" >&2
    if debian; then
        printf '\n설치 명령 / install with:\n    sudo apt-get update && sudo apt-get install -y%s\n' "$packages" >&2
    else
        printf '\n운영체제의 방법으로 설치한 뒤 다시 실행하십시오. / Install it the way of your system, then run again.\n' >&2
    fi
    exit 1
}

# shellcheck disable=SC2086 # $packages is a list of words
supply() {
    look
    [ -n "$missing" ] || return 0
    { debian && [ "$(id -u)" -eq 0 ]; } || refuse
    printf '%s\n' "${missing#?}"
    echo "tripdesk: apt-get install$packages"
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update -q </dev/null && apt-get install -y -q --no-install-recommends $packages </dev/null; then
        look
    fi
    [ -z "$missing" ] || refuse
}

stamp_of() { # lock files..., each environment is for one set of locks, one interpreter, one place
    { cat "$@" && "$VENV/bin/python" -VV && pwd; } 2>/dev/null | sha256sum | cut -d ' ' -f 1
}

stamped() { # stamp file, lock files...
    stamp=$1
    shift
    [ -x "$VENV/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(stamp_of "$@")" ]
}

pip() {
    "$VENV/bin/python" -m pip --disable-pip-version-check --no-input "$@" </dev/null
}

ready() {
    stamped "$VENV/.locks" requirements/run.txt requirements/desk.txt requirements/dev.txt && stamped "$VENV/.project" pyproject.toml
}

environment() {
    set -- requirements/run.txt requirements/desk.txt requirements/dev.txt
    if ! stamped "$VENV/.locks" "$@"; then
        echo "tripdesk: $VENV ($("$python" -V))"
        rm -rf "$VENV"
        "$python" -m venv "$VENV"
        pip install -q --require-hashes -r requirements/run.txt -r requirements/desk.txt -r requirements/dev.txt
        stamp_of "$@" >"$VENV/.locks"
    fi
    if ! stamped "$VENV/.project" pyproject.toml; then
        pip install -q --no-deps --no-build-isolation -e .
        stamp_of pyproject.toml >"$VENV/.project"
    fi
}

oracles() {
    set -- requirements/oracles.txt tools/oracles/package-lock.json
    if stamped "$VENV/.oracles" "$@" && [ -d tools/oracles/node_modules ]; then return 0; fi
    echo "tripdesk: oracles"
    pip install -q --require-hashes -r requirements/oracles.txt
    # Not `npm ci`: it refuses the lock when packages for other systems are not published. Hashes are checked all the same.
    (cd tools/oracles && npm install --no-save --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null)
    stamp_of "$@" >"$VENV/.oracles"
}

case $WHAT in
    environment)
        if ready; then exit 0; fi
        supply
        environment
        ;;
    oracles)
        supply
        environment
        oracles
        ;;
    *)
        echo "usage: tools/setup.sh [environment|oracles]" >&2
        exit 2
        ;;
esac
