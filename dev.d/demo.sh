# The demonstration district.

cmd_demo() {
  local scale=district data=data/demo port=8080 serve=yes
  while [[ $# -gt 0 ]]; do
    case $1 in
      --scale) scale=${2:?--scale needs community, street or district}; shift 2 ;;
      --data) data=${2:?--data needs a directory}; shift 2 ;;
      --port) port=${2:?--port needs a number}; shift 2 ;;
      --no-serve) serve=no; shift ;;
      *) die "demo: unknown option $1" ;;
    esac
  done
  build_all wangge
  if [[ ! -e $data/demo-accounts.json ]]; then  # the last thing that is written
    build/release/wangge demo --data "$data" --scale "$scale"
  fi
  [[ $serve == no ]] || exec build/release/wangge serve --data "$data" --listen "127.0.0.1:$port"
}
