# Shared by ./slipway, ./quickstart, ./test and bench: finds or installs what they need and starts a
# container engine if none answers. Says what it does; touches no engine that is there; stops only what
# it started. Sourced with $root set to the project's folder.

state=${XDG_STATE_HOME:-${HOME:-/tmp}/.local/state}/slipway

arrow='==>'
if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then arrow=$(printf '\033[1m==>\033[0m'); fi
say() { printf '%s %s\n' "$arrow" "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need PROGRAM PACKAGE: installs the package when there is no such program
need() {
  command -v "$1" > /dev/null 2>&1 || install "$2"
}

install() {
  command -v apt-get > /dev/null 2>&1 || die "cannot install $*: no apt-get here; please install it yourself"
  say "installing $*"
  if ! ls /var/lib/apt/lists/*_Packages* > /dev/null 2>&1; then as_root apt-get update -qq; fi
  apt_install "$@" || { as_root apt-get update -qq && apt_install "$@"; } \
    || { tail -n 20 "$state/apt.log" >&2; die "apt-get could not install $*"; }
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet "$@" > "$state/apt.log" 2>&1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Sets JAVA_HOME to a JDK 25 or newer: the one that is set, the one on the PATH, or one under /usr/lib/jvm.
find_jdk() {
  local home java
  java=$(command -v java || true)
  for home in "${JAVA_HOME:-}" "${java:+$(dirname "$(dirname "$(readlink -f "$java")")")}" /usr/lib/jvm/*; do
    if [ -x "$home/bin/javac" ] && [ "$(jdk_major "$home")" -ge 25 ]; then
      export JAVA_HOME=$home
      return
    fi
  done
  return 1
}

# A JDK says its version in its file 'release'; asking that costs no JVM.
jdk_major() {
  local major
  major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2> /dev/null)
  printf '%s' "${major:-0}"
}

need_jdk() {
  find_jdk && return
  install openjdk-25-jdk-headless
  find_jdk || die "no JDK 25 found; set JAVA_HOME to one"
}

engine_answers() {
  local host=${DOCKER_HOST:-unix:///var/run/docker.sock}
  case $host in
    unix://*) [ "$(curl -s --max-time 5 --unix-socket "${host#unix://}" http://localhost/_ping 2> /dev/null)" = OK ] ;;
    tcp://*) [ "$(curl -s --max-time 5 "http://${host#tcp://}/_ping" 2> /dev/null)" = OK ] ;;
    *) return 1 ;;
  esac
}

# Leaves DOCKER_HOST pointing to an engine that answers: the one there is, the one an earlier call
# started, or a new one with its own data and socket below $state/engine.
need_engine() {
  need curl curl
  if engine_answers; then return; fi
  if [ -n "${DOCKER_HOST:-}" ]; then die "no container engine answers at DOCKER_HOST=$DOCKER_HOST"; fi
  if DOCKER_HOST=unix://$state/engine/docker.sock engine_answers; then
    export DOCKER_HOST=unix://$state/engine/docker.sock
    return
  fi
  [ "$(id -u)" = 0 ] || die "no container engine answers and only root can start one; run 'sudo $0' or set DOCKER_HOST"
  need dockerd docker.io
  # Where there is an init system, the package has started its engine.
  if engine_answers; then return; fi
  start_engine "$state/engine"
}

# start_engine FOLDER: a new engine with data, socket, log and pid file in that folder
start_engine() {
  say "starting a container engine (data and socket in $1)"
  mkdir -p "$1"
  rm -f "$1/docker.pid"
  own_bridge
  setsid dockerd --data-root "$1/data" --exec-root "$1/exec" --pidfile "$1/docker.pid" \
    "${bridge[@]}" --host "unix://$1/docker.sock" > "$1/log" 2>&1 < /dev/null &
  export DOCKER_HOST=unix://$1/docker.sock
  started_engine=$1/docker.pid
  for _ in $(seq 150); do
    if engine_answers; then return; fi
    sleep 0.2
  done
  tail -n 20 "$1/log" >&2
  die "the container engine did not start; its log is $1/log"
}

# Leaves in $bridge the options for a bridge of our own where another engine has docker0: two engines on one bridge give
# the same addresses to different containers.
own_bridge() {
  local number
  bridge=()
  if [ ! -e /sys/class/net/docker0 ]; then return; fi
  need ip iproute2
  for number in $(seq 100 199); do
    if [ -z "$(ip route show root 10.$number.0.0/16)" ] && ip link add "slipway$number" type bridge 2> /dev/null; then
      ip addr add "10.$number.0.1/16" dev "slipway$number"
      ip link set "slipway$number" up
      bridge=(--bridge "slipway$number")
      return
    fi
  done
}

# Stops the engine if this very call started it.
stop_engine() {
  if [ -n "${started_engine:-}" ] && [ -e "$started_engine" ]; then
    say "stopping the container engine this script started"
    kill "$(cat "$started_engine")" 2> /dev/null || true
    for _ in $(seq 100); do [ -e "$started_engine" ] || break; sleep 0.1; done
    if [ ${#bridge[@]} -gt 0 ]; then ip link delete "${bridge[1]}"; fi
  fi
}

# The docker command that fits the engine: the distribution's own, as one of another version may miss its plugins.
docker() {
  local program=/usr/bin/docker
  if [ ! -x $program ]; then program=$(command -v docker) || { install docker.io; program=/usr/bin/docker; }; fi
  DOCKER_BUILDKIT=1 "$program" "$@"
}

mkdir -p "$state"
