"""schema/ → committed plain files. `python3 schema/generate.py [--check]`.

errors.toml → gen/errors.*; roles.toml → gen/roles.*; entities/*.toml → gen/entities.* (descriptions), gen/ddl.* (tables of
both dialects, with system.sql) and docs/data-dictionary.md. Shape only: rules, SQL of the verbs,
migrations and screens are written by hand.
"""
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
HEAD = "// Made by schema/generate.py from schema/. Do not edit.\n"
KINDS = {"text", "note", "integer", "decimal", "boolean", "date", "code", "ref", "unit", "grid",
         "id_number", "phone", "credit_code", "outline", "token"}
KEYS = {"kind", "zh", "en", "unit", "facet", "ref", "after", "min", "max", "codes", "words",
        "headings", "privacy", "search", "required", "fixed", "derived", "unique", "sort", "filter", "tally", "past"}
FLAGS = ["required", "fixed", "derived", "unique", "sort", "filter", "tally", "past"]
SEALED = {"id_number", "phone"}
TYPES = {
    "sqlite": {"int": "INTEGER", "real": "REAL", "text": "TEXT", "blob": "BLOB", "uuid": "BLOB",
               "strict": " STRICT", "strict_clustered": " STRICT, WITHOUT ROWID"},
    # Text in byte order on both engines: prefix ranges and pages by key must not follow a locale.
    "postgres": {"int": "bigint", "real": "double precision", "text": 'text COLLATE "C"', "blob": "bytea",
                 "uuid": "uuid", "strict": "", "strict_clustered": ""},
}
COLUMN = {"text": "text", "note": "text", "integer": "int", "decimal": "real", "boolean": "int",
          "date": "int", "code": "int", "ref": "uuid", "unit": "int", "grid": "int",
          "credit_code": "text", "outline": "text", "token": "text"}
TAIL = [("version", "int"), ("updated_at", "int"), ("updated_by", "uuid"), ("import_id", "uuid"),
        ("ended_on", "int")]


def quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def load_entities() -> list:
    entities = []
    for file in sorted((ROOT / "schema/entities").glob("*.toml")):
        data = tomllib.loads(file.read_text())
        entity = {**data["entity"], "fields": data["fields"], "number": int(file.name[:2])}
        entity["about"] = file.read_text().splitlines()[0].lstrip("# ")
        for name, field in entity["fields"].items():
            unknown = set(field) - KEYS
            if unknown or field["kind"] not in KINDS:
                raise SystemExit(f"{file.name}: {name}: unknown {unknown or field['kind']}")
        entities.append(entity)
    return entities


# ---------------------------------------------------------------- errors

def errors_files(catalogue: dict) -> dict:
    header = HEAD + "#pragma once\n#include <optional>\n#include <string_view>\n\nnamespace wangge {\n\nenum class error {\n"
    header += "".join(f"  {name},\n" for name in catalogue)
    header += "};\n\nstruct error_entry {\n  std::string_view code;\n  int status;\n"
    header += "  std::string_view zh;\n  std::string_view en;\n};\n\n"
    header += ("const error_entry& describe(error code);\n"
               "// The error of a stored code; nothing for one of another release.\n"
               "std::optional<error> find_error(std::string_view code);\n\n}  // namespace wangge\n")
    source = HEAD + '#include "gen/errors.h"\n\nnamespace wangge {\nnamespace {\n\n'
    source += f"constexpr error_entry entries[] = {{\n"
    for name, (status, zh, en) in catalogue.items():
        source += f"    {{{quote(name)}, {status}, {quote(zh)}, {quote(en)}}},\n"
    source += "};\n\n}  // namespace\n\nconst error_entry& describe(error code) {\n"
    source += "  return entries[static_cast<int>(code)];\n}\n\n"
    source += "std::optional<error> find_error(std::string_view code) {\n"
    source += "  for (const auto& one : entries)\n"
    source += "    if (one.code == code) return static_cast<error>(&one - entries);\n"
    source += "  return std::nullopt;\n}\n\n}  // namespace wangge\n"
    return {"src/gen/errors.h": header, "src/gen/errors.cpp": source}


# ---------------------------------------------------------------- descriptions

def entities_header(entities: list) -> str:
    out = HEAD + '#pragma once\n#include "records/entity.h"\n\n'
    out += "// Positions of fields in a record, and the numbers of coded values.\nnamespace wangge::records {\n\n"
    for entity in entities:
        out += f"extern const entity& {entity['name']}_entity;\n"
    for entity in entities:
        out += f"\nnamespace {entity['name']}_at {{\nenum : int {{\n"
        out += "".join(f"  {name},\n" for name in entity["fields"])
        out += f"}};\n}}  // namespace {entity['name']}_at\n"
        for name, field in entity["fields"].items():
            if field["kind"] != "code":
                continue
            space = f"{entity['name']}_{name}"
            out += f"namespace {space} {{\nenum : int {{\n"
            out += "".join(f"  {code_name(code)} = {n},\n" for n, code, _, _ in field["codes"])
            out += f"}};\n}}  // namespace {space}\n"
    return out + "\n}  // namespace wangge::records\n"


def code_name(code: str) -> str:
    return code if code[0].isalpha() else "c" + code


def field_line(prefix: str, name: str, field: dict) -> str:
    low = field.get("min", 0)
    high = field.get("max", 0)
    codes = f"{prefix}_{name}_codes" if "codes" in field else "{}"
    words = f"{prefix}_{name}_words" if "words" in field else "{}"
    heads = f"{prefix}_{name}_headings" if "headings" in field else "{}"
    sealed = field["kind"] if field["kind"] in SEALED else "none"
    parts = [quote(name), f"field_kind::{field['kind']}", quote(field["zh"]), quote(field["en"]),
             quote(field.get("unit", "")), quote(field.get("facet", "")), quote(field.get("ref", "")),
             quote(field.get("after", "")), str(low), str(high), codes, words, heads,
             f"privacy::{field.get('privacy', sealed)}", f"search_kind::{field.get('search', 'none')}"]
    parts += ["true" if field.get(flag) else "false" for flag in FLAGS]
    return "    {" + ", ".join(parts) + "},\n"


def entities_source(entities: list) -> str:
    out = HEAD + '#include "gen/entities.h"\n\nnamespace wangge::records {\nnamespace {\n\n'
    for entity in entities:
        prefix = entity["name"]
        for name, field in entity["fields"].items():
            if "codes" in field:
                out += f"constexpr code_entry {prefix}_{name}_codes[] = {{\n"
                out += "".join(f"    {{{n}, {quote(code)}, {quote(zh)}, {quote(en)}}},\n"
                               for n, code, zh, en in field["codes"]) + "};\n"
            if "words" in field:
                numbers = {code: n for n, code, _, _ in field["codes"]}
                out += f"constexpr code_word {prefix}_{name}_words[] = {{\n"
                out += "".join(f"    {{{quote(word)}, {numbers[code]}}},\n"
                               for code, all in field["words"].items() for word in all) + "};\n"
            if "headings" in field:
                words = ", ".join(quote(word) for word in field["headings"])
                out += f"constexpr std::string_view {prefix}_{name}_headings[] = {{{words}}};\n"
        out += f"constexpr field {prefix}_fields[] = {{\n"
        out += "".join(field_line(prefix, name, field) for name, field in entity["fields"].items())
        out += "};\n\n"
    out += "constexpr entity entities[] = {\n"
    for entity in entities:
        names = list(entity["fields"])
        words = [str(entity["number"])] + [quote(entity[key]) for key in ("name", "plural", "zh", "en")]
        words += [f"{entity['name']}_fields", str(names.index(entity["scope"])),
                  str(names.index(entity["label"]))]
        out += "    {" + ", ".join(words) + "},\n"
    out += "};\n\n}  // namespace\n\nstd::span<const entity> all_entities() { return entities; }\n\n"
    for i, entity in enumerate(entities):
        out += f"const entity& {entity['name']}_entity = entities[{i}];\n"
    return out + "\n}  // namespace wangge::records\n"


# ---------------------------------------------------------------- tables

def columns_of(name: str, field: dict) -> list:
    must = " NOT NULL" if field.get("required") or field["kind"] in ("unit", "grid") else ""
    if field["kind"] in SEALED:
        return [f"{name}_ct {{blob}}", f"{name}_bx {{blob}}"]
    return [f"{name} {{{COLUMN[field['kind']]}}}{must}"]


def indexes_of(entity: dict) -> list:
    """Lists read live records only, and so do their indexes. Where a walk in order tests filters, it
    finds the coded fields in the index (docs/decisions/0005)."""
    table, scope = entity["name"], entity["scope"]
    coded = [name for name, field in entity["fields"].items() if field["kind"] in ("code", "boolean")
             and (field.get("filter") or field.get("tally"))]
    live = "WHERE ended_on IS NULL;"
    out = [f"CREATE INDEX {table}_scope ON {table}({', '.join([scope, 'id', *coded])}) {live}",
           f"CREATE INDEX {table}_ended ON {table}({scope}, id) WHERE ended_on IS NOT NULL;"]
    for name, field in entity["fields"].items():
        kind = field["kind"]
        if kind in SEALED:
            out.append(f"CREATE INDEX {table}_{name} ON {table}({name}_bx) WHERE {name}_bx IS NOT NULL;")
        elif field.get("unique"):
            out.append(f"CREATE UNIQUE INDEX {table}_{name} ON {table}(district, {name}) "
                       f"WHERE {name} IS NOT NULL AND ended_on IS NULL;")
        elif kind == "ref":
            # SQLite does not see that a column which is never null meets "IS NOT NULL".
            some = "" if field.get("required") else f" WHERE {name} IS NOT NULL"
            out.append(f"CREATE INDEX {table}_{name} ON {table}({name}, id){some};")
        elif kind == "boolean" and field.get("filter"):
            out.append(f"CREATE INDEX {table}_{name} ON {table}({scope}, id) WHERE {name} = 1 AND ended_on IS NULL;")
        elif field.get("filter") or field.get("sort") or field.get("search") in ("prefix", "initials"):
            columns = [name, scope, "id"] + ([] if field.get("filter") else coded)
            out.append(f"CREATE INDEX {table}_{name} ON {table}({', '.join(columns)}) {live}")
    out.append(f"CREATE INDEX {table}_touched ON {table}(updated_at);")
    out.append(f"CREATE INDEX {table}_import ON {table}(import_id, id) WHERE import_id IS NOT NULL;")
    return out


def table_of(entity: dict) -> str:
    lines = ["district {int} NOT NULL", "id {uuid} NOT NULL"]
    keys = []
    for name, field in entity["fields"].items():
        lines += columns_of(name, field)
        if field["kind"] == "ref":
            keys.append(f"FOREIGN KEY(district, {name}) REFERENCES {field['ref']}(district, id)")
    for name, kind in TAIL:
        lines.append(f"{name} {{{kind}}}" + ("" if name in ("import_id", "ended_on") else " NOT NULL"))
    lines += ["PRIMARY KEY(district, id)"] + keys
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {entity['name']}(\n  {body}){{strict}};\n" + "\n".join(indexes_of(entity)) + "\n"


def tables_by_hand() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "schema").glob("*.sql")))


def ddl(entities: list, dialect: str) -> str:
    text = tables_by_hand()
    text = re.sub(r"^--.*\n", "", text, flags=re.M)
    text += "\n".join(table_of(entity) for entity in entities)
    return re.sub(r"\{(\w+)\}", lambda m: TYPES[dialect][m.group(1)], text)


def table_shapes(entities: list) -> list:
    """(table, [(column, type)], [key column]) of every table, in an order parents come first."""
    text = re.sub(r"^--.*\n", "", tables_by_hand(), flags=re.M)
    text += "\n".join(table_of(entity) for entity in entities)
    shapes = []
    for name, body in re.findall(r"CREATE TABLE (\w+)\((.*?)\)\{strict\w*\};", text, flags=re.S):
        columns = re.findall(r"(\w+) \{(\w+)\}", body)
        keys = re.search(r"PRIMARY KEY\(([^)]*)\)", body)
        inline = re.search(r"(\w+) \{\w+\}[^,]*PRIMARY KEY", body)
        names = [key.strip() for key in keys.group(1).split(",")] if keys else [inline.group(1)]
        shapes.append((name, columns, names))
    return shapes


def shapes_source(entities: list) -> str:
    out = ""
    shapes = table_shapes(entities)
    for name, columns, keys in shapes:
        words = ", ".join(f"{{{quote(column)}, column_type::{'integer' if kind == 'int' else kind}}}" for column, kind in columns)
        out += f"constexpr column_shape {name}_columns[] = {{{words}}};\n"
        out += f"constexpr std::string_view {name}_keys[] = {{{', '.join(quote(key) for key in keys)}}};\n"
    out += "constexpr table_shape tables[] = {\n"
    out += "".join(f"    {{{quote(name)}, {name}_columns, {name}_keys}},\n" for name, _, _ in shapes)
    return out + "};\n\n"


def ddl_files(entities: list) -> dict:
    header = HEAD + '#pragma once\n#include <span>\n#include <string_view>\n\n#include "db/db.h"\n\nnamespace wangge::db {\n\n'
    header += "enum class column_type { int_, real, text, blob, uuid };\n\n".replace("int_", "integer")
    header += "struct column_shape {\n  std::string_view name;\n  column_type type;\n};\n\n"
    header += "struct table_shape {\n  std::string_view name;\n  std::span<const column_shape> columns;\n"
    header += "  std::span<const std::string_view> keys;\n};\n\n"
    header += "// Every table, parents first.\nstd::span<const table_shape> all_tables();\n\n"
    header += "// All tables and indexes of this version, for a fresh store.\n"
    header += "std::string_view reference_ddl(dialect engine);\n\n}  // namespace wangge::db\n"
    source = HEAD + '#include "gen/ddl.h"\n\nnamespace wangge::db {\nnamespace {\n\n'
    for dialect in TYPES:
        source += f'constexpr std::string_view {dialect}_ddl = R"sql({ddl(entities, dialect)})sql";\n\n'
    source += shapes_source(entities)
    source += "}  // namespace\n\nstd::span<const table_shape> all_tables() { return tables; }\n\n"
    source += "std::string_view reference_ddl(dialect engine) {\n"
    source += "  return engine == dialect::sqlite ? sqlite_ddl : postgres_ddl;\n}\n\n}  // namespace wangge::db\n"
    return {"src/gen/ddl.h": header, "src/gen/ddl.cpp": source}


# ---------------------------------------------------------------- data dictionary

def limits(field: dict) -> str:
    words = [f"{field['min']}–{field['max']}" if "min" in field else f"≤ {field['max']}" if "max" in field else ""]
    words += [field.get("unit", ""), "必填" if field.get("required") else ""]
    words += ["系统填写" if field.get("derived") else "", f"→ {field['ref']}" if "ref" in field else ""]
    words.append("；".join(f"`{code}` {zh}" for _, code, zh, _ in field.get("codes", [])))
    return " ".join(word for word in words if word)


def dictionary(entities: list) -> str:
    out = "# 数据字典 · Data dictionary\n\nMade by `./dev gen` from `schema/entities/`. Do not edit.\n"
    for entity in entities:
        out += f"\n## {entity['zh']} · {entity['en']} (`/{entity['plural']}`)\n\n{entity['about']}\n\n"
        out += "| 字段 | 中文 | English | 类型 | 约束 | 权限面 | 表头别名 |\n|---|---|---|---|---|---|---|\n"
        for name, field in entity["fields"].items():
            aliases = "、".join(field.get("headings", []))
            out += (f"| `{name}` | {field['zh']} | {field['en']} | {field['kind']} | {limits(field)} "
                    f"| {field.get('facet', '')} | {aliases} |\n")
    return out


# ---------------------------------------------------------------- roles

ROLES_HEADER = """#pragma once
#include <span>
#include <string_view>

// What schema/roles.toml says. The table `role` is filled from here once and counts afterwards.
namespace wangge::access {

enum class duty { any, operation, security, audit };

struct permission_entry {
  std::string_view code, zh, en;
  duty part;  // a role holds words of one duty at most, beside those of `any`
};

struct facet_entry {
  std::string_view code, zh, en;
};

// Levels, permissions and facets are words with single spaces between, as the table holds them.
struct role_entry {
  std::string_view code, zh, en, levels, permissions, facets;
};

std::span<const permission_entry> all_permissions();
std::span<const facet_entry> all_facets();
std::span<const role_entry> shipped_roles();

}  // namespace wangge::access
"""
LEVELS = ["district", "street", "community", "grid"]
DUTIES = ["any", "operation", "security", "audit"]


def check_roles(data: dict) -> None:
    for code, (_, _, duty) in data["permissions"].items():
        if duty not in DUTIES:
            raise SystemExit(f"roles.toml: {code}: unknown duty {duty}")
    for code, role in data["roles"].items():
        unknown = set(role["levels"]) - set(LEVELS) | set(role["facets"]) - set(data["facets"])
        unknown |= set(role["permissions"]) - set(data["permissions"])
        if unknown or not role["levels"]:
            raise SystemExit(f"roles.toml: {code}: unknown {unknown or 'levels'}")
        duties = {data["permissions"][word][2] for word in role["permissions"]} - {"any"}
        if len(duties) > 1:
            raise SystemExit(f"roles.toml: {code} holds several duties: {duties}")


def check_facets(entities: list, facets: dict) -> None:
    used = {field["facet"] for entity in entities for field in entity["fields"].values() if "facet" in field}
    if used - set(facets):
        raise SystemExit(f"roles.toml: facets used by entities and not declared: {used - set(facets)}")


def roles_files(data: dict) -> dict:
    check_roles(data)
    source = HEAD + '#include "gen/roles.h"\n\nnamespace wangge::access {\nnamespace {\n\n'
    source += "constexpr permission_entry permissions[] = {\n"
    source += "".join(f"    {{{quote(code)}, {quote(zh)}, {quote(en)}, duty::{part}}},\n"
                      for code, (zh, en, part) in data["permissions"].items())
    source += "};\n\nconstexpr facet_entry facets[] = {\n"
    source += "".join(f"    {{{quote(code)}, {quote(zh)}, {quote(en)}}},\n"
                      for code, (zh, en) in data["facets"].items())
    source += "};\n\nconstexpr role_entry roles[] = {\n"
    for code, role in data["roles"].items():
        words = [quote(code), quote(role["zh"]), quote(role["en"])]
        words += [quote(" ".join(role[key])) for key in ("levels", "permissions", "facets")]
        source += "    {" + ", ".join(words) + "},\n"
    source += "};\n\n}  // namespace\n\n"
    for name, kind in (("all_permissions", "permission"), ("all_facets", "facet"), ("shipped_roles", "role")):
        array = "roles" if kind == "role" else f"{kind}s"
        source += f"std::span<const {kind}_entry> {name}() {{ return {array}; }}\n"
    return {"src/gen/roles.h": HEAD + ROLES_HEADER,
            "src/gen/roles.cpp": source + "\n}  // namespace wangge::access\n"}


def generate() -> dict:
    entities = load_entities()
    files = errors_files(tomllib.loads((ROOT / "schema/errors.toml").read_text())["errors"])
    roles = tomllib.loads((ROOT / "schema/roles.toml").read_text())
    check_facets(entities, roles["facets"])
    files.update(roles_files(roles))
    files["src/gen/entities.h"] = entities_header(entities)
    files["src/gen/entities.cpp"] = entities_source(entities)
    files.update(ddl_files(entities))
    files["docs/data-dictionary.md"] = dictionary(entities)
    return files


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
