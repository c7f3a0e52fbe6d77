# Shared by the benchmarks: timing, statistics, the standard tree and its peers. Sourced after scripts/lib.sh.

# An engine of its own, as caches are emptied; stopped at the end.
need_jdk
need curl curl
need dockerd docker.io
[ "$(id -u)" = 0 ] || die "the benchmarks start an engine of their own, which only root can"
work=$(mktemp -d "${TMPDIR:-/tmp}/slipway-bench.XXXXXX")
export XDG_STATE_HOME=$work/state
results=$work/results
start_engine "$work/engine"

# measure WHAT COMMAND…: runs a command and records its wall time in milliseconds under that name
measure() {
  local what=$1 begin end
  shift
  begin=$(date +%s%N)
  "$@" > "$work/out" 2>&1 || { cat "$work/out" >&2; die "$what failed: $*"; }
  end=$(date +%s%N)
  printf '%s\t%d\n' "$what" $(((end - begin) / 1000000)) >> "$results"
}

# median WHAT: of all records of that name, in milliseconds
median() { values "$1" | awk '{ v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : int((v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }
values() { awk -F '\t' -v what="$1" '$1 == what { print $2 }' "$results" | sort -n; }

# row WHAT PEER LIMIT: a line of the table, and the ratio to the peer with what it should be
row() {
  local mine theirs ratio
  mine=$(median "$1")
  if [ -n "$2" ]; then
    theirs=$(median "$2")
    ratio=$(awk -v a="$mine" -v b="$theirs" 'BEGIN { printf "%.2f", a / b }')
    printf '| %s | %s | %s | %s | %s |\n' "$1" "$(seconds "$mine") ($(range "$1"))" "$2: $(seconds "$theirs")" "$ratio" "$3"
  else
    printf '| %s | %s | – | – | %s |\n' "$1" "$(seconds "$mine") ($(range "$1"))" "$3"
  fi
}
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
range() { values "$1" | awk 'NR == 1 { a = $1 } { b = $1 } END { printf "%.2f–%.2f", a / 1000, b / 1000 }'; }
head_row() { printf '| what | slipway, median (range) | beside | ratio | wanted |\n|---|---|---|---|---|\n'; }

# A Debian root file system as image slipway-bench/root:1, which ours and the peers stand on, with what the
# official images of the distribution set.
bench_root() {
  if docker image inspect slipway-bench/root:1 > /dev/null 2>&1; then return; fi
  need mmdebstrap mmdebstrap
  say "making a base image for the benchmarks"
  mmdebstrap --variant=minbase --aptopt='Acquire::Languages "none"' --dpkgopt=force-unsafe-io --quiet \
    trixie "$work/root.tar" http://deb.debian.org/debian
  docker import "$work/root.tar" slipway-bench/root:1 > /dev/null
  rm "$work/root.tar"
}

mids=(mid-a mid-b mid-c)
leaves=(leaf-1 leaf-2 leaf-3 leaf-4 leaf-5 leaf-6 leaf-7 leaf-8 leaf-9 leaf-10 leaf-11 leaf-12)
packages=(tree hello sl figlet toilet cowsay dos2unix moreutils rename pv jq bc less nano lolcat boxes)
all=(base "${mids[@]}" "${leaves[@]}")

package_of() { local i; for i in "${!all[@]}"; do if [ "${all[i]}" = "$1" ]; then echo "${packages[i]}"; fi; done; }
parent_of() {
  case $1 in
    base) echo root ;;
    mid-*) echo base ;;
    leaf-*) echo "${mids[$(((${1#leaf-} - 1) / 4))]}" ;;
  esac
}

# ours EDIT LABEL: the standard tree as a catalogue in $work/ours
ours() {
  local image
  mkdir -p "$work/ours"
  printf 'name: bench\nregistry: slipway-bench/ours\nexternal: ["slipway-bench/root:1"]\n' > "$work/ours/catalog.yaml"
  for image in "${all[@]}"; do
    mkdir -p "$work/ours/$image"
    {
      if [ "$image" = base ]; then echo "from: slipway-bench/root:1"; else echo "from: $(parent_of "$image")"; fi
      echo "packages: [$(package_of "$image")]"
      if [ "$image" = mid-a ]; then printf 'run: [": %s"]\nlabels: { bench.edit: "%s" }\n' "$1" "$2"; fi
    } > "$work/ours/$image/image.yaml"
  done
}

# theirs EDIT LABEL: the same as Dockerfiles, as the seed's build.py and docker buildx bake take them
theirs() {
  local image
  : > "$work/Dockerfile.bake"
  for image in "${all[@]}"; do
    mkdir -p "$work/theirs/$image"
    { echo "FROM $(full "$(parent_of "$image")")"; body "$image" "$1" "$2"; } > "$work/theirs/$image/Dockerfile"
    { echo "FROM $(stage "$(parent_of "$image")") AS $image"; body "$image" "$1" "$2"; } >> "$work/Dockerfile.bake"
  done
  {
    echo 'group "default" { targets = ['"$(printf '"%s",' "${all[@]}")"'] }'
    for image in "${all[@]}"; do
      printf 'target "%s" {\n context = "%s/empty"\n dockerfile = "%s/Dockerfile.bake"\n target = "%s"\n tags = ["slipway-bench/bake/%s:1"]\n output = ["type=docker"]\n}\n' \
        "$image" "$work" "$work" "$image" "$image"
    done
  } > "$work/bake.hcl"
  mkdir -p "$work/empty"
}
full() { if [ "$1" = root ]; then echo slipway-bench/root:1; else echo "slipway-bench/theirs/$1:1"; fi; }
stage() { if [ "$1" = root ]; then echo slipway-bench/root:1; else echo "$1"; fi; }
body() {
  if [ "$1" = base ]; then
    # what the official images bring, and package lists for all that follows
    echo "RUN echo 'Dir::Cache::pkgcache \"\"; Dir::Cache::srcpkgcache \"\"; APT::Keep-Downloaded-Packages \"false\";' > /etc/apt/apt.conf.d/docker-clean && apt-get update"
  fi
  echo "RUN DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $(package_of "$1")"
  if [ "$1" = mid-a ]; then echo "RUN : $2"; echo "LABEL bench.edit=$3"; fi
  echo "LABEL bench.name=$1"
}

# many N: a catalogue of N images in $work/many-N, all on one base, each with a file of its own
many() {
  local i
  mkdir -p "$work/many-$1/base"
  printf 'name: many-%s\nregistry: slipway-bench/many-%s\nexternal: ["slipway-bench/root:1"]\n' "$1" "$1" \
    > "$work/many-$1/catalog.yaml"
  echo 'FROM slipway-bench/root:1' > "$work/many-$1/base/Dockerfile"
  for i in $(seq $(($1 - 1))); do
    mkdir -p "$work/many-$1/image-$i"
    echo "$i" > "$work/many-$1/image-$i/file"
    printf 'FROM slipway-bench/many-%s/base\nCOPY file /\n' "$1" > "$work/many-$1/image-$i/Dockerfile"
  done
}

slipway_build() { "$root/slipway" images build --catalog "$work/ours" "$@"; }

# loop BUILDKIT OPTION…: one docker build after the other
loop() {
  local kit=$1 image
  shift
  for image in "${all[@]}"; do
    DOCKER_BUILDKIT=$kit "$docker" build --quiet "$@" --tag "$(full "$image")" "$work/theirs/$image" > /dev/null
  done
}

# The Dockerfiles slipway generates, built one after the other with BuildKit
loop_generated() {
  local image
  for image in "${all[@]}"; do
    DOCKER_BUILDKIT=1 "$docker" build --quiet --network host "$@" --tag "slipway-bench/ours/$image:latest" \
      --file "$work/generated/$image" "$work/empty" > /dev/null
  done
}
generated() {
  local image
  mkdir -p "$work/generated" "$work/empty"
  for image in "${all[@]}"; do "$root/slipway" images dockerfile --catalog "$work/ours" "$image" > "$work/generated/$image"; done
}

bake() { DOCKER_CONFIG=$work/docker "$docker" buildx bake --file "$work/bake.hcl" "$@"; }

# unpack PACKAGE: unpacks a package of Debian trixie below $work, without what it depends on; nothing is installed
unpack() {
  local mirror=http://deb.debian.org/debian file
  need xz xz-utils
  file=$(curl -fsS "$mirror/dists/trixie/main/binary-$(dpkg --print-architecture)/Packages.xz" | xz -d \
    | awk -v name="$1" '$1 == "Package:" { here = $2 == name } here && $1 == "Filename:" { print $2 }' | tail -n 1)
  curl -fsS -o "$work/$1.deb" "$mirror/$file"
  dpkg-deb --extract "$work/$1.deb" "$work/$1"
}

need_buildx() {
  unpack docker-buildx
  mkdir -p "$work/docker/cli-plugins"
  ln -sf "$(find "$work/docker-buildx" -path '*cli-plugins/docker-buildx')" "$work/docker/cli-plugins/docker-buildx"
}

# Leaves in $compose where Docker Compose is.
need_compose() {
  unpack docker-compose
  compose=$(find "$work/docker-compose" -type f -executable -name docker-compose | head -n 1)
}

clean_bench() {
  stop_engine
  rm -rf "$work"
}
trap clean_bench EXIT
docker=/usr/bin/docker
