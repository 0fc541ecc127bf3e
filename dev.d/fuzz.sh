# The parsers against random input: fuzz/NAME.cpp, seeds in fuzz/seeds/NAME, finds in build/fuzz.

cmd_fuzz() {
  local seconds=60 names=() name file
  if [[ ${1:-} =~ ^[0-9]+$ ]]; then seconds=$1; shift; fi
  names=("$@")
  [[ $# -gt 0 ]] || for file in fuzz/*.cpp; do names+=("$(basename "$file" .cpp)"); done
  need_packages build fuzz
  build_cpp fuzz "${names[@]/#/fuzz_}"
  for name in "${names[@]}"; do
    say "fuzz: $name for $seconds s"
    mkdir -p "build/fuzz/corpus/$name" "fuzz/seeds/$name"
    "build/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
      -artifact_prefix="build/fuzz/$name-" "build/fuzz/corpus/$name" "fuzz/seeds/$name" ||
      die "fuzz: $name failed; the input is build/fuzz/$name-*"
  done
  say "fuzz: nothing found"
}
