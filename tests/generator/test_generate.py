"""schema/generate.py on a small schema: refusals first, then the files it makes.

After a wanted change of the generator: `python3 tests/generator/test_generate.py --accept`
rewrites golden/, and the difference belongs to the commit.
"""
import contextlib
import importlib.util
import io
import pathlib
import shutil
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = HERE / "golden"


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", HERE.parents[1] / "schema/generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class generator_case(unittest.TestCase):
    def setUp(self):
        self.generator = load_generator()
        self.root = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        shutil.copytree(HERE / "schema", self.root / "schema")
        self.generator.ROOT = self.root

    def run_main(self, *arguments) -> tuple:
        said, before = io.StringIO(), sys.argv
        sys.argv = ["generate.py", *arguments]
        try:
            with contextlib.redirect_stdout(said):
                return self.generator.main(), said.getvalue()
        finally:
            sys.argv = before

    def edit(self, name: str, old: str, new: str):
        file = self.root / "schema" / name
        text = file.read_text(encoding="utf-8")
        self.assertIn(old, text)
        file.write_text(text.replace(old, new), encoding="utf-8")

    def assert_refused(self, word: str):
        with self.assertRaises(SystemExit) as refusal:
            self.generator.generate()
        self.assertIn(word, str(refusal.exception))


class refusals(generator_case):
    def test_unknown_key_is_refused_by_name(self):
        self.edit("entities/01_shop.toml", "required=true, max=80", "requird=true, max=80")
        self.assert_refused("requird")

    def test_unknown_kind_is_refused_by_name(self):
        self.edit("entities/01_shop.toml", 'kind="credit_code"', 'kind="creditcode"')
        self.assert_refused("creditcode")

    def test_refusal_names_file_and_field(self):
        self.edit("entities/02_owner.toml", "past=true", "past_only=true")
        self.assert_refused("02_owner.toml: born_on")

    def test_role_of_two_duties_is_refused(self):
        self.edit("roles.toml", '"register.read", "audit.read"', '"register.write", "audit.read"')
        self.assert_refused("auditor holds several duties")

    def test_unknown_words_of_a_role_are_refused_by_name(self):
        for old, new in (('"register.read", "audit.read"', '"register.red"'),
                         ('facets = ["name", "contact"]', 'facets = ["nome"]'),
                         ('levels = ["district"]', 'levels = ["province"]')):
            with self.subTest(new=new):
                self.setUp()
                self.edit("roles.toml", old, new)
                self.assert_refused(new.split('"')[1])

    def test_facet_of_a_field_must_be_declared(self):
        self.edit("roles.toml", 'contact = ["电话", "Phone numbers"]', "")
        self.edit("roles.toml", 'facets = ["name", "contact"]', 'facets = ["name"]')
        self.assert_refused("contact")


class files(generator_case):
    def test_every_file_equals_its_golden_copy(self):
        made = self.generator.generate()
        kept = {file.relative_to(GOLDEN).as_posix() for file in GOLDEN.rglob("*") if file.is_file()}
        self.assertEqual(set(made), kept)
        for path, text in made.items():
            with self.subTest(path=path):
                self.assertEqual(text, (GOLDEN / path).read_text(encoding="utf-8"))

    def test_same_schema_makes_same_files(self):
        self.assertEqual(self.generator.generate(), load_generator_at(self.root).generate())

    def test_both_dialects_leave_no_placeholder(self):
        entities = self.generator.load_entities()
        for dialect in self.generator.TYPES:
            with self.subTest(dialect=dialect):
                self.assertNotRegex(self.generator.ddl(entities, dialect), r"\{\w+\}")


class check(generator_case):
    def test_missing_files_are_stale_and_not_written(self):
        status, said = self.run_main("--check")
        self.assertEqual(status, 1)
        self.assertIn("src/gen/entities.h", said)
        self.assertFalse((self.root / "src").exists())

    def test_current_tree_passes(self):
        self.run_main()
        self.assertEqual(self.run_main("--check"), (0, ""))

    def test_edited_file_is_named(self):
        self.run_main()
        with open(self.root / "src/gen/errors.h", "a", encoding="utf-8") as file:
            file.write("// by hand\n")
        status, said = self.run_main("--check")
        self.assertEqual((status, said.strip()), (1, "stale, run ./dev gen: src/gen/errors.h"))

    def test_unchanged_files_are_not_touched(self):
        self.run_main()
        file = self.root / "src/gen/errors.h"
        before = file.stat().st_mtime_ns
        self.run_main()
        self.assertEqual(file.stat().st_mtime_ns, before)


def load_generator_at(root: pathlib.Path):
    generator = load_generator()
    generator.ROOT = root
    return generator


def accept():
    generator = load_generator_at(HERE)
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for path, text in generator.generate().items():
        (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    accept() if "--accept" in sys.argv else unittest.main()
