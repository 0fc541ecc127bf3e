#pragma once
// Records as JSON: decoding a client's fields, encoding what a reader may see.

#include <string>
#include <vector>

#include "access/principal.h"
#include "base/json.h"
#include "records/list.h"
#include "records/record.h"
#include "territory/unit_tree.h"

namespace wangge::records {

// The value of one field from its JSON form: codes by word, dates 2020-03-30, refs by id, division
// codes by digits, null for empty. Reports violations against `what.name`.
bool decode_value(const field& what, const json::view& from, value& into,
                  std::vector<problem>& found);
// The same from text, as query parameters and import cells hold it.
bool decode_text(const field& what, std::string_view from, value& into,
                 std::vector<problem>& found);

// Applies the members of `patch` to `one`. Refuses unknown fields by name, derived fields and
// fields the role may not write. Members beginning with "_" and "id" are left to the caller.
void apply_patch(record& one, const json::view& patch, const access::principal& who,
                 std::vector<problem>& found);

// What a reader sees of a field.
enum class visible { clear, masked, hidden };
visible sight_of(const field& what, const access::principal& who);
std::string masked_text(const field& what, std::string_view clear);
// The label of a record of a kind, as a reader sees it.
std::string label_seen(const entity& of, std::string_view label, const access::principal& who);
// What somebody wrote about residents (a note, an answer, a claim): in clear for who sees names.
std::string words_seen(std::string_view words, const access::principal& who);

struct encode_context {
  const access::principal& who;
  const territory::unit_tree::units& units;
  bool whole = false;  // outlines and tokens too: a record page, not a list
};

// How a reader sees a field, decided once for many rows.
struct shown_field {
  shown_field(const field& one, const access::principal& who);
  const field* what;
  visible sight;
  const field* label = nullptr;  // of the record referred to; null for other kinds
  visible label_sight = visible::clear;
};
// One value as a reader sees it: references with the label of what they name, units with their
// name, masked where the role asks.
void encode_seen(json::writer& out, const shown_field& how, const value& v,
                 const std::string& label, const territory::unit_tree::units& units);

// The registered households of a unit above the grid are not stored: they are those of its grids.
// Nothing for every other field.
std::optional<value> sum_shown(const record& one, int at, const territory::unit_tree::units& units);

// JSON objects {id, version, updated_at, fields…} of one kind for one reader: what he may see of
// each field is decided once for all rows.
class encoder {
 public:
  encoder(const entity& of, const encode_context& with);
  void write(json::writer& out, const listed& item) const;

 private:
  struct column {
    shown_field how;
    std::string key;
    int at, ref;  // ref: position among the references, -1 for others
  };
  const territory::unit_tree::units& units_;
  bool sums_;  // some values are sums of what lies below
  std::vector<column> columns_;
};
void encode(json::writer& out, const listed& item, const encode_context& with);
// One value in its JSON form, in clear.
void encode_value(json::writer& out, const field& what, const value& v);
// The value as a person reads it: code labels, 2020-03-30, 是/否; "" when empty.
std::string shown(const field& what, const value& v, language lang);

}  // namespace wangge::records
