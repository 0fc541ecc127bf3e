# Every suite runs even when an earlier one failed; the last line is the sum.
test_dir=build/test
suites=(generated generator cpp faults)
[[ ! -e web/package.json ]] || suites+=(types web)
[[ ! -e tests/journeys/run.mjs ]] || suites+=(journeys)

run_generated() {  # the committed files are the ones schema/ makes
  if generate --check; then echo "1 0"; else echo "0 1"; fi >"$1"
}

run_generator() {
  local log=$test_dir/generator.log
  python3 -m unittest discover -s tests/generator -t tests/generator ${filter:+-k "$filter"} 2>&1 |
    tee "$log" || true
  python3 tools/count_tests.py unittest "$log" >"$1"
}

run_cpp() {
  local report=$test_dir/cpp.json
  build_cpp release wangge_tests
  rm -f "$report"
  local postgres=(tests/support/postgres.sh run)
  [[ -x ${postgres[0]} ]] || postgres=()
  "${postgres[@]}" build/release/wangge_tests --gtest_brief=1 --gtest_color=no \
    --gtest_output="json:$report" ${filter:+--gtest_filter="*$filter*"} || true
  python3 tools/count_tests.py gtest "$report" >"$1"
}

run_faults() {  # the program under kill -9, a full disk, hostile clients; its commands end to end
  local log=$test_dir/faults.log
  build_cpp release wangge
  tests/support/postgres.sh run python3 -W ignore -m unittest discover -s tests/faults -t tests/faults \
    ${filter:+-k "$filter"} 2>&1 | tee "$log" || true
  python3 tools/count_tests.py unittest "$log" >"$1"
}

run_types() {
  if (cd web && npm run --silent check); then echo "1 0"; else echo "0 1"; fi >"$1"
}

run_web() {
  local report=$PWD/$test_dir/web.json
  rm -f "$report"
  (cd web && npx --no-install vitest run --passWithNoTests --reporter=default --reporter=json \
    --outputFile="$report" ${filter:+-t "$filter"}) || true
  python3 tools/count_tests.py vitest "$report" >"$1"
}

run_journeys() {
  build_cpp release wangge
  node tests/journeys/run.mjs --counts "$1" ${filter:+--filter "$filter"} || true
}

# Each suite is its own process, so that its first error ends it and not the others.
cmd_suite() {
  filter=${3:-}
  "run_$1" "$2"
}

# A suite that ends without its counts did not run: one failure.
run_suite() {
  local counts=$test_dir/$1.counts
  say "test: $1"
  rm -f "$counts"
  ./dev suite "$1" "$counts" "$2" || true
  [[ -s $counts ]] || { say "test: $1 did not run to its end"; echo "0 1" >"$counts"; }
}

cmd_test() {
  local filter=${1:-}
  mkdir -p "$test_dir"
  need_packages build test
  build_web
  local wanted=("${suites[@]}") name passed=0 failed=0 good bad
  for name in "${suites[@]}"; do
    [[ $filter == "$name" ]] && wanted=("$name") && filter=
  done
  [[ -z $filter ]] || wanted=("${suites[@]}")
  for name in "${wanted[@]}"; do
    run_suite "$name" "$filter"
    read -r good bad <"$test_dir/$name.counts"
    say "test: $name: $good passed, $bad failed"
    passed=$((passed + good)) failed=$((failed + bad))
  done
  echo "$passed passed, $failed failed"
  [[ $failed -eq 0 ]]
}

cmd_sanitize() {
  need_packages build test
  build_cpp sanitize wangge_tests
  tests/support/postgres.sh run build/sanitize/wangge_tests --gtest_brief=1 ${1:+--gtest_filter="*$1*"}
}
