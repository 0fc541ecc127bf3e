#pragma once
// The description of a record: what schema/entities/*.toml says, as constants (gen/entities.h).
// One generic engine (list, read, create, change, history, import, export) serves every entity.

#include <cstdint>
#include <span>
#include <string_view>

namespace wangge::records {

enum class field_kind {
  text,  // one line
  note,  // several lines
  integer,
  decimal,
  boolean,      // 0 or 1
  date,         // yyyymmdd
  code,         // small integer of a closed list
  ref,          // uuid of a record of `ref`
  unit,         // 15-digit division code of any level
  grid,         // 15-digit code of a grid
  id_number,    // sealed; column pair _ct, _bx
  phone,        // sealed; column pair _ct, _bx
  credit_code,  // GB 32100
  outline,      // JSON [[lon,lat],…]
  token         // opaque random text, never shown in lists
};

// How a masked value is shown; `none` means the field is not private.
enum class privacy { none, name, id_number, phone };
enum class search_kind { none, gram, prefix, initials };

struct code_entry {
  int n;
  std::string_view code, zh, en;
};

// What offices write for a code besides its own names; read by imports only.
struct code_word {
  std::string_view word;
  int n;
};

struct field {
  std::string_view name;
  field_kind kind;
  std::string_view zh, en, unit;
  std::string_view facet;  // a role needs it to read or write the field in clear
  std::string_view ref;    // entity name of a ref
  std::string_view after;  // a date that must not lie after this one
  double min, max;         // numbers: limits; texts: max characters
  std::span<const code_entry> codes;
  std::span<const code_word> words;
  std::span<const std::string_view> headings;
  privacy mask;
  search_kind search;
  bool required, fixed, derived, unique, sort, filter, tally, past;

  bool sealed() const { return kind == field_kind::id_number || kind == field_kind::phone; }
  bool counted() const {
    return (filter || tally) && (kind == field_kind::code || kind == field_kind::boolean);
  }
};

struct entity {
  int number;  // stored in history, audit, gram; never reused
  std::string_view name, plural, zh, en;
  std::span<const field> fields;
  int scope_at;  // position of the field that says where the record lies
  int label_at;  // position of the field that names it

  std::string_view table() const { return name; }
  // Position of a field, or -1.
  int find(std::string_view field_name) const;
  const field& scope() const { return fields[scope_at]; }
};

// nullptr when there is none.
const entity* find_entity(std::string_view name);
const entity* find_plural(std::string_view plural);
const entity* find_number(int number);
std::span<const entity> all_entities();

}  // namespace wangge::records
