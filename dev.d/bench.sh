# Figures of speed, each beside a reference measured in the same run: bench/README.md.

cmd_bench() {
  need_packages build
  build_cpp release wangge wangge_bench >&2
  build/release/wangge_bench "$@"
}
