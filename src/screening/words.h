#pragma once
// The closed lists of the sweep: what can be a target, how a visit ends, how it was made.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "records/record.h"

namespace wangge::screening {

struct word {
  int n;  // stored; never reused
  std::string_view code, zh, en;
};

// How a visit ends. 0 is no outcome: nobody has been there.
enum outcome : int {
  open = 0,
  verified = 1,
  unchanged = 2,
  no_answer = 3,
  vacant = 4,
  refused_entry = 5,
  by_phone = 6,
  sublet = 7,
  moved_out = 8,
  gone = 9
};
std::span<const word> outcomes();  // without open

enum how : int { qr = 1, list = 2, phone = 3, paper = 4, desk = 5, from_register = 6 };
std::span<const word> hows();

// Kinds of targets: doors, courtyards and buildings by their entity's number, places by 100 and
// their kind. The code is the plural that a round names: doors, hotels, construction_sites.
constexpr int place_kinds = 100;
std::span<const word> kinds();

const word* find_word(std::span<const word> all, std::string_view code);
const word* find_word(std::span<const word> all, int n);
std::string_view code_of(std::span<const word> all, int n);  // "open" for outcome 0

// The kind a record is as a target; 0 for none.
int kind_of(const records::record& one);
// The entity whose records are targets of a kind.
const records::entity& entity_of(int kind);

// Reached: somebody answered for it. The others are still missing.
constexpr bool is_missing(int what) {
  return what == open || what == no_answer || what == refused_entry;
}
// A day matters only while somebody has still to go there.
constexpr bool is_due(int what) {
  return what == open || what == no_answer;
}
// `due_on` is a planned revisit's day, or 0: then the round's end counts.
constexpr bool is_overdue(int what, day due_on, day ends_on, day today) {
  return is_due(what) && (due_on && due_on < ends_on ? due_on : ends_on) < today;
}

}  // namespace wangge::screening
