"""Layout of the source: who may include whom, sizes, words. `./dev lint` runs it.

The order of the folders is LAYERS; a folder may include those of the lines above it. Within one
line folders do not know each other. A domain shows only its <domain>.h; the folders in OPEN are
vocabulary for everybody above them and may be included file by file.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = [
    "base",
    "db http",
    "access",
    "records",
    "api jobs",
    "territory",
    "residents",
    "exchange",
    "demo",
    "app",
]
OPEN = {"base", "db", "http", "gen", "access", "records", "api", "jobs"}
# gen/ holds constants made from schema/, each belonging to the folder that reads it.
GENERATED = {"gen/errors.h": "base", "gen/ddl.h": "db", "gen/entities.h": "records"}
FILE_LINES = 400
FUNCTION_LINES = 60
WORDS = {
    r"\bTODO\b|\bFIXME\b": "finish it or write an issue",
    r"https?://[^/\s\"')]*(registry|mirror|artifactory|nexus)": "no registry or mirror host",
}
TEXT = {".h", ".cpp", ".py", ".ts", ".vue", ".mjs", ".js", ".sh", ".css", ".html", ".sql", ".cmake"}
FOLDERS = ["src", "tests", "bench", "fuzz", "tools", "schema", "cmake", "packaging", "dev.d", "web"]
SKIP = {"node_modules", "dist", "gen", "golden", "__pycache__"}

RANK = {name: rank for rank, line in enumerate(LAYERS) for name in line.split()}


def sources() -> list:
    files = [ROOT / "dev"]
    for folder in FOLDERS:
        files += (file for file in sorted((ROOT / folder).rglob("*"))
                  if file.suffix in TEXT and not SKIP & set(file.relative_to(ROOT).parts))
    return files


def includes(text: str) -> list:
    return [(text.count("\n", 0, m.start()) + 1, m[1])
            for m in re.finditer(r'^#include "([^"]+)"', text, re.M)]


def include_fault(folder: str, target: str) -> str:
    owner = GENERATED.get(target, target.split("/")[0])
    if owner == folder or folder == "main.cpp":
        return ""
    if owner not in RANK or folder not in RANK:
        return f"folder {owner if owner not in RANK else folder} has no place in tools/lint.py LAYERS"
    if RANK[owner] >= RANK[folder]:
        return f"{folder}/ must not include {owner}/ (LAYERS)"
    if owner not in OPEN and target != f"{owner}/{owner}.h":
        return f"{owner}/ is a domain: include {owner}/{owner}.h only"
    return ""


def layer_faults(file: pathlib.Path, text: str) -> list:
    folder = file.relative_to(ROOT / "src").parts[0]
    return [(line, fault) for line, target in includes(text)
            if (fault := include_fault(folder, target))]


def function_faults(text: str) -> list:
    """clang-format puts a function's head at column 0 or 2 and its end at the same column."""
    faults, start, indent = [], 0, None
    for number, line in enumerate(text.splitlines(), 1):
        if indent is not None:
            if line.startswith(indent + "}"):
                if number - start + 1 > FUNCTION_LINES:
                    faults.append((start, f"function of {number - start + 1} lines"))
                indent = None
        elif m := re.match(r"^(|  )\S.*\)[\w\s:<>&,*-]*\{$", line):
            if not re.match(r"\s*(if|for|while|switch|namespace|class|struct|enum)\b", line):
                start, indent = number, m[1]
    return faults


def size_faults(file: pathlib.Path, text: str) -> list:
    lines = text.count("\n")
    faults = [(lines, f"file of {lines} lines")] if lines > FILE_LINES else []
    return faults + (function_faults(text) if file.suffix in (".h", ".cpp") else [])


def word_faults(text: str) -> list:
    return [(text.count("\n", 0, m.start()) + 1, f"'{m[0]}': {why}")
            for pattern, why in WORDS.items() for m in re.finditer(pattern, text)]


def main() -> int:
    faults = []
    for file in sources():
        text = file.read_text(encoding="utf-8")
        found = size_faults(file, text)
        if file != pathlib.Path(__file__).resolve():
            found += word_faults(text)
        if ROOT / "src" in file.parents:
            found += layer_faults(file, text)
        faults += (f"{file.relative_to(ROOT)}:{line}: {what}" for line, what in found)
    print("".join(fault + "\n" for fault in faults), end="")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
