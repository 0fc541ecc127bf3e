"""schema/*.toml → committed plain files. `python3 schema/generate.py [--check]`."""
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = "// Made by schema/generate.py from schema/. Do not edit.\n"


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def errors_files(catalogue: dict) -> dict:
    names = list(catalogue)
    header = HEAD + "#pragma once\n#include <string_view>\n\nnamespace wangge {\n\nenum class error {\n"
    header += "".join(f"  {name},\n" for name in names)
    header += "};\n\nstruct error_entry {\n  std::string_view code;\n  int status;\n"
    header += "  std::string_view zh;\n  std::string_view en;\n};\n\n"
    header += "const error_entry& describe(error code);\n\n}  // namespace wangge\n"
    source = HEAD + '#include "gen/errors.h"\n\nnamespace wangge {\nnamespace {\n\n'
    source += f"constexpr error_entry entries[{len(names)}] = {{\n"
    for name, (status, zh, en) in catalogue.items():
        source += f"    {{{quote(name)}, {status}, {quote(zh)}, {quote(en)}}},\n"
    source += "};\n\n}  // namespace\n\nconst error_entry& describe(error code) {\n"
    source += "  return entries[static_cast<int>(code)];\n}\n\n}  // namespace wangge\n"
    return {"src/gen/errors.h": header, "src/gen/errors.cpp": source}


def generate() -> dict:
    catalogue = tomllib.loads((ROOT / "schema/errors.toml").read_text())["errors"]
    return errors_files(catalogue)


def main() -> int:
    stale = []
    for path, text in generate().items():
        file = ROOT / path
        if file.exists() and file.read_text() == text:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    if stale and "--check" in sys.argv:
        print("stale, run ./dev gen: " + ", ".join(stale))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
