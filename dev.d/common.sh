# What every command uses: messages, Debian packages, Node.js, stamps.
export LC_ALL=C.UTF-8
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
stamps=build/stamps

say() { printf '── %s\n' "$*"; }
die() { printf 'dev: %s\n' "$*" >&2; exit 1; }

as_root() {
  if [[ $EUID -eq 0 ]]; then "$@" </dev/null
  elif ! command -v sudo >/dev/null; then die "not root and no sudo; run as root: $*"
  elif [[ -t 0 ]]; then sudo "$@"
  else sudo -n "$@" </dev/null || die "sudo asks for a password; run: sudo $*"
  fi
}

apt_install() {
  command -v apt-get >/dev/null || die "apt-get is missing (Debian 12 is expected); install: $*"
  say "installing $*"
  local wait=(-o DPkg::Lock::Timeout=300)
  as_root apt-get "${wait[@]}" -q update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "${wait[@]}" -qy --no-install-recommends install "$@"
}

# need_packages SECTION…: the sections of packaging/build-packages.txt start with "# [name]".
need_packages() {
  local wanted missing=() name
  wanted=$(awk -v want=" $* " '/^# \[/ { on = index(want, " " substr($2, 2, length($2) - 2) " ") }
                               /^[^#]/ && on' packaging/build-packages.txt)
  local have
  have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null || true)
  for name in $wanted; do
    grep -qx "installed $name" <<<"$have" || missing+=("$name")
  done
  [[ ${#missing[@]} -eq 0 ]] || apt_install "${missing[@]}"
}

need_node() {
  local major=0
  if command -v node >/dev/null && command -v npm >/dev/null; then
    major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  fi
  [[ $major -ge 18 ]] || apt_install nodejs npm
}

# npm's packages, when the lock file is not the one installed last.
need_npm_packages() {
  need_node
  local now
  now=$(sha256sum web/package.json web/package-lock.json)
  [[ -d web/node_modules && $now == "$(cat "$stamps/npm" 2>/dev/null)" ]] && return
  say "web: npm ci"
  (cd web && npm ci --no-audit --no-fund --loglevel=error </dev/null)
  mkdir -p "$stamps"
  printf '%s\n' "$now" >"$stamps/npm"
}
