#include "records/tally.h"

#include <algorithm>
#include <mutex>

#include "base/codes.h"
#include "records/figures.h"

namespace wangge::records {
namespace {

// A measure of several conditions at once, resolved to positions and numbers.
struct joint {
  const entity* of;
  std::vector<std::pair<int, std::int64_t>> all;
  int measure;
};

struct catalogue {
  std::vector<std::string> names;
  std::unordered_map<std::string, int> index;
  std::vector<int> of_entity;                          // by entity number
  std::vector<std::vector<std::vector<int>>> of_code;  // [entity number][field][code n]
  std::vector<std::vector<joint>> joints;              // by entity number

  int add(std::string name) {
    const int at = static_cast<int>(names.size());
    index.emplace(name, at);
    names.push_back(std::move(name));
    return at;
  }
};

std::int64_t code_number(const field& what, std::string_view code) {
  if (what.kind == field_kind::boolean) return code == "1";
  for (const auto& entry : what.codes)
    if (entry.code == code) return entry.n;
  throw std::logic_error("figure names an unknown code: " + std::string(code));
}

void add_field(catalogue& all, const entity& one, std::size_t at) {
  const field& what = one.fields[at];
  if (!what.counted()) return;
  auto& by_code = all.of_code[one.number][at];
  const std::string prefix = std::string(one.name) + "." + std::string(what.name) + "=";
  if (what.kind == field_kind::boolean) {
    by_code = {all.add(prefix + "0"), all.add(prefix + "1")};
    return;
  }
  for (const auto& entry : what.codes) {
    if (static_cast<int>(by_code.size()) <= entry.n) by_code.resize(entry.n + 1, -1);
    by_code[entry.n] = all.add(prefix + std::string(entry.code));
  }
}

void add_joint(catalogue& all, const figure& one) {
  if (one.conditions.size() < 2) return;
  const entity& of = *find_entity(one.entity);
  joint made{&of, {}, -1};
  for (const auto& part : one.conditions) {
    const int at = of.find(part.field);
    if (part.codes.size() != 1) throw std::logic_error("joint figures take one code a field");
    made.all.emplace_back(at, code_number(of.fields[at], part.codes[0]));
  }
  made.measure = all.add(std::string(of.name) + "." + filter_text(one));
  all.joints[of.number].push_back(std::move(made));
}

catalogue build() {
  catalogue all;
  const auto most = static_cast<std::size_t>(all_entities().back().number) + 1;
  all.of_entity.resize(most, -1);
  all.of_code.resize(most);
  all.joints.resize(most);
  for (const auto& one : all_entities()) {
    all.of_entity[one.number] = all.add(std::string(one.name));
    all.of_code[one.number].resize(one.fields.size());
    for (std::size_t at = 0; at < one.fields.size(); ++at) add_field(all, one, at);
  }
  for (const auto& one : figures()) add_joint(all, one);
  return all;
}

const catalogue& measures() {
  static const catalogue all = build();
  return all;
}

bool holds(const joint& one, const record& of) {
  return std::all_of(one.all.begin(), one.all.end(), [&](const auto& part) {
    return of.has(part.first) && of.integer(part.first) == part.second;
  });
}

}  // namespace

int measure_index(std::string_view measure) {
  const auto found = measures().index.find(std::string(measure));
  return found == measures().index.end() ? -1 : found->second;
}
std::string_view measure_name(int index) {
  return measures().names[index];
}
int measure_count() {
  return static_cast<int>(measures().names.size());
}
int entity_measure(const entity& of) {
  return measures().of_entity[of.number];
}
int code_measure(const entity& of, int field_at, std::int64_t code) {
  const auto& codes = measures().of_code[of.number][field_at];
  return code < 0 || code >= static_cast<std::int64_t>(codes.size()) ? -1 : codes[code];
}

void measures_of(const record& one, std::vector<int>& into) {
  into.clear();
  if (!one.live()) return;
  const auto& all = measures();
  into.push_back(all.of_entity[one.what->number]);
  const auto& by_field = all.of_code[one.what->number];
  for (std::size_t at = 0; at < by_field.size(); ++at) {
    const auto& codes = by_field[at];
    if (codes.empty()) continue;
    // A boolean that was never answered counts as "no": the list filter reads it so, too.
    const bool boolean = one.what->fields[at].kind == field_kind::boolean;
    if (!boolean && !one.has(static_cast<int>(at))) continue;
    const auto n = one.integer(static_cast<int>(at));
    if (n >= 0 && n < static_cast<std::int64_t>(codes.size()) && codes[n] >= 0)
      into.push_back(codes[n]);
  }
  for (const auto& each : all.joints[one.what->number])
    if (holds(each, one)) into.push_back(each.measure);
}

void tally_board::load(db::connection& db) {
  const std::unique_lock lock(guard_);
  lines_.clear();
  auto rows = db.query("SELECT measure, unit, value FROM tally");
  while (rows.step()) {
    const int measure = measure_index(rows->text(0));
    if (measure < 0) continue;
    const auto unit = rows->integer(1), n = rows->integer(2);
    line_of(unit).own[measure] += n;
    for (auto code = unit; code != 0; code = codes::parent(code)) line_of(code).total[measure] += n;
  }
  ++generation_;
}

tally_board::line& tally_board::line_of(std::int64_t code) {
  auto& found = lines_[code];
  if (found.own.empty()) {
    found.own.resize(measure_count());
    found.total.resize(measure_count());
  }
  return found;
}

void tally_board::add(int measure, std::int64_t unit, std::int64_t delta) {
  const std::unique_lock lock(guard_);
  line_of(unit).own[measure] += delta;
  for (auto code = unit; code != 0; code = codes::parent(code))
    line_of(code).total[measure] += delta;
  ++generation_;
}

const tally_board::line* tally_board::find(std::int64_t low, std::int64_t high) const {
  const auto found = lines_.find(low);
  return found != lines_.end() && codes::range(low).high == high ? &found->second : nullptr;
}

std::int64_t tally_board::sum(int measure, access::scope range) const {
  const std::shared_lock lock(guard_);
  if (const auto* one = find(range.low, range.high)) return one->total[measure];
  std::int64_t total = 0;
  for (auto it = lines_.lower_bound(range.low); it != lines_.end() && it->first <= range.high; ++it)
    total += it->second.own[measure];
  return total;
}

std::vector<std::int64_t> tally_board::sums(access::scope range) const {
  const std::shared_lock lock(guard_);
  if (const auto* one = find(range.low, range.high)) return one->total;
  std::vector<std::int64_t> total(measure_count());
  for (auto it = lines_.lower_bound(range.low); it != lines_.end() && it->first <= range.high; ++it)
    for (std::size_t i = 0; i < total.size(); ++i) total[i] += it->second.own[i];
  return total;
}

std::int64_t tally_board::own(int measure, std::int64_t unit) const {
  const std::shared_lock lock(guard_);
  const auto found = lines_.find(unit);
  return found == lines_.end() ? 0 : found->second.own[measure];
}

void count_change(const record* before, const record* after,
                  const std::function<void(std::string_view, std::int64_t, std::int64_t)>& count) {
  thread_local std::vector<int> left, right;
  left.clear();
  right.clear();
  if (before) measures_of(*before, left);
  if (after) measures_of(*after, right);
  const bool moved = before && after && before->grid() != after->grid();
  for (int one : left)
    if (moved || std::find(right.begin(), right.end(), one) == right.end())
      count(measure_name(one), before->grid(), -1);
  for (int one : right)
    if (moved || std::find(left.begin(), left.end(), one) == left.end())
      count(measure_name(one), after->grid(), 1);
}

}  // namespace wangge::records
