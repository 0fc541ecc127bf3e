"""A suite's report → "PASSED FAILED" on one line: count_tests.py gtest|vitest|unittest REPORT."""
import json
import pathlib
import re
import sys


def gtest(text: str) -> tuple:
    cases = [case for suite in json.loads(text)["testsuites"] for case in suite["testsuite"]]
    failed = [case for case in cases if case.get("failures")]
    skipped = [case for case in cases if case["result"] == "SKIPPED"]
    for case in skipped:
        print(f"skipped: {case['classname']}.{case['name']}", file=sys.stderr)
    ran = [case for case in cases if case["result"] == "COMPLETED"]
    return len(ran) - len(failed), len(failed)


def vitest(text: str) -> tuple:
    report = json.loads(text)
    broken = sum(1 for file in report["testResults"]
                 if file["status"] == "failed" and not file["assertionResults"])
    return report["numPassedTests"], report["numFailedTests"] + broken


def unittest(text: str) -> tuple:
    ran = int(re.search(r"^Ran (\d+) tests? in", text, re.M)[1])
    failed = sum(int(n) for n in re.findall(r"(?:failures|errors)=(\d+)", text.splitlines()[-1]))
    return ran - failed, failed


def main() -> int:
    kind, report = sys.argv[1:]
    passed, failed = {"gtest": gtest, "vitest": vitest, "unittest": unittest}[kind](
        pathlib.Path(report).read_text(encoding="utf-8"))
    print(passed, failed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
