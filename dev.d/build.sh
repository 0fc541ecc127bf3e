# From sources to binaries: generated files, web apps, C++.

generate() { python3 schema/generate.py "$@"; }

web_changed() {
  [[ -d web/dist && -e $stamps/web ]] || return 0
  [[ -n $(find web -mindepth 1 \( -path web/node_modules -o -path web/dist \) -prune \
            -o -newer "$stamps/web" -print -quit) ]]
}

build_web() {
  [[ -e web/package.json ]] || return 0
  need_npm_packages
  web_changed || return 0
  say "web: build"
  mkdir -p "$stamps"
  touch "$stamps/web.new"  # dated before the build: what changes during it is built next time
  (cd web && npm run --silent build)
  mv "$stamps/web.new" "$stamps/web"
}

# build_cpp PRESET TARGET…
build_cpp() {
  local preset=$1 dir=build/$1
  shift
  if [[ ! -e $dir/build.ninja || CMakePresets.json -nt $dir/build.ninja ]]; then
    say "C++: configure $preset"
    cmake --preset "$preset" >/dev/null
  fi
  say "C++: build $*"
  NINJA_STATUS='[%f/%t %es] ' ninja -C "$dir" "$@"
}

build_all() {  # TARGET…
  need_packages build
  build_web
  build_cpp release "$@"
}

cmd_gen() {
  need_packages build
  generate "$@"
}

cmd_build() {
  build_all wangge
  say "build/release/wangge is ready"
}

cmd_clean() { rm -rf build web/dist; }
