# Format and layout of the source.

sources() { # NAME-PATTERN… below the folders that hold our own text
  local folders=() pattern names=()
  for pattern in src tests bench fuzz tools schema cmake packaging; do
    [[ ! -d $pattern ]] || folders+=("$pattern")
  done
  for pattern in "$@"; do names+=(-o -name "$pattern"); done
  find "${folders[@]}" \( -path src/gen -o -name golden \) -prune -o -type f \( "${names[@]:1}" \) -print
}

cmd_lint() {
  need_packages lint
  local failed=0 script
  generate --check || failed=1
  sources '*.h' '*.cpp' | xargs -r clang-format --dry-run -Werror || { failed=1; say "lint: ./dev format puts it right"; }
  python3 tools/lint.py || failed=1
  for script in dev dev.d/*.sh .ci/run $(sources '*.sh'); do
    bash -n "$script" || failed=1
  done
  sources '*.py' | PYTHONDONTWRITEBYTECODE=1 xargs -r python3 -c '
import sys
for name in sys.argv[1:]:
    compile(open(name, encoding="utf-8").read(), name, "exec")' || failed=1
  [[ $failed -eq 0 ]] || die "lint found faults"
  say "lint: clean"
}

cmd_format() {
  need_packages lint
  sources '*.h' '*.cpp' | xargs -r clang-format -i
}
