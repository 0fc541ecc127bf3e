"""Layout of the source: who may include whom, sizes, words. `./dev lint` runs it.

MAY_INCLUDE is the order of the folders, lowest first. Besides, no component (a .h and its .cpp) may
include itself by way of another folder.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
# The parts below the domains, then the domains. records is the engine of every kind and uses the
# ground's and the residents' words (unit tree, identity numbers), so these know each other file by
# file; what a domain adds to the engine it registers.
KERNEL = "base db http access records api territory residents"
MAY_INCLUDE = {
    "base": "",
    "db": "base",
    "http": "base",
    "access": "base db http api records territory",
    "records": KERNEL,
    "api": KERNEL,
    "territory": KERNEL,
    "residents": KERNEL + " jobs",
    "jobs": KERNEL,
    "exchange": KERNEL + " jobs",
    "screening": KERNEL + " jobs print",
    "print": "base",
    "ledgers": KERNEL + " jobs exchange",
    "field": KERNEL + " jobs screening ledgers",
    "reports": KERNEL + " jobs exchange print ledgers",
    "demo": KERNEL + " jobs",
    "app": KERNEL + " jobs exchange demo screening field print ledgers reports",
}
# gen/ holds constants made from schema/, each belonging to the folder that reads it.
GENERATED = {"gen/errors.h": "base", "gen/ddl.h": "db", "gen/migrations.h": "db",
             "gen/roles.h": "access", "gen/entities.h": "records"}
FILE_LINES = 400
FUNCTION_LINES = 60
WORDS = {
    r"\bTODO\b|\bFIXME\b": "finish it or write an issue",
    r"https?://[^/\s\"')]*(registry|mirror|artifactory|nexus)": "no registry or mirror host",
}
TEXT = {".h", ".cpp", ".py", ".ts", ".vue", ".mjs", ".js", ".sh", ".css", ".html", ".sql", ".cmake"}
FOLDERS = ["src", "tests", "bench", "fuzz", "tools", "schema", "cmake", "packaging", "dev.d", "web"]
SKIP = {"node_modules", "dist", "gen", "golden", "__pycache__"}

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
    if folder not in MAY_INCLUDE or owner not in MAY_INCLUDE:
        return f"{owner if folder in MAY_INCLUDE else folder}/ has no place in tools/lint.py MAY_INCLUDE"
    return "" if owner in MAY_INCLUDE[folder].split() else f"{folder}/ must not include {owner}/ (MAY_INCLUDE)"


def layer_faults(file: pathlib.Path, text: str) -> list:
    folder = file.relative_to(ROOT / "src").parts[0]
    return [(line, fault) for line, target in includes(text)
            if (fault := include_fault(folder, target))]


def component_graph() -> dict:
    graph = {}
    for file in (ROOT / "src").rglob("*"):
        if file.suffix in (".h", ".cpp"):
            name = file.relative_to(ROOT / "src").with_suffix("").as_posix()
            targets = {target.removesuffix(".h") for _, target in includes(file.read_text(encoding="utf-8"))}
            graph.setdefault(name, set()).update(targets - {name})
    return graph


def reached(graph: dict, start: str) -> set:
    seen, waiting = set(), [start]
    while waiting:
        for target in graph.get(waiting.pop(), ()):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def cycle_faults() -> list:
    """Components of one folder may lean on each other; a circle through several folders is a fault."""
    graph = component_graph()
    reach = {name: reached(graph, name) for name in graph}
    circles = {tuple(sorted(other for other in reach[name] if name in reach.get(other, ())))
               for name in graph if name in reach[name]}
    return [f"src: a circle through folders: {' '.join(circle)}" for circle in sorted(circles)
            if len({GENERATED.get(name + ".h", name.split("/")[0]) for name in circle}) > 1]


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
    faults = cycle_faults()
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
