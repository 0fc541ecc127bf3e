# Pictures of every screen into docs/shots; git keeps those the README and the guide show (.gitignore).

cmd_shots() {  # [--data DIR] [--filter REGEXP]
  local data=data/demo filter=
  while [[ $# -gt 0 ]]; do
    case $1 in
      --data) data=${2:?--data needs a directory}; shift 2 ;;
      --filter) filter=${2:?--filter needs a regular expression}; shift 2 ;;
      *) die "shots: unknown option $1" ;;
    esac
  done
  cmd_demo --data "$data" --no-serve
  need_packages test shots
  node tests/journeys/shots.mjs --data "$data" ${filter:+--filter "$filter"}
  find docs/shots -name '*.png' -print0 | xargs -0 pngquant --force --ext .png --skip-if-larger 128
  say "docs/shots: $(find docs/shots -name '*.png' | wc -l) pictures"
}
