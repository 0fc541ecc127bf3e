#include "territory/unit_tree.h"

#include <algorithm>

namespace wangge::territory {

void unit_tree::load(db::connection& db) {
  auto fresh = std::make_shared<units>();
  auto rows = db.query(
      "SELECT code, id, name, registered_households, outline FROM unit WHERE ended_on IS NULL");
  while (rows.step()) {
    unit_entry one;
    one.code = rows->integer(0);
    one.id = rows->id(1);
    one.name = rows->text(2);
    one.level = codes::level_of(one.code);
    one.registered_households = rows->is_null(3) ? 0 : rows->integer(3);
    if (!rows->is_null(4)) one.outline = rows->text(4);
    fresh->emplace(one.code, std::move(one));
  }
  for (auto& [code, one] : *fresh)
    if (one.level != codes::level::grid) one.registered_households = 0;
  for (const auto& [code, one] : *fresh) {
    if (one.level != codes::level::grid) continue;
    for (auto above = codes::parent(code); above != 0; above = codes::parent(above))
      if (const auto holder = fresh->find(above); holder != fresh->end())
        holder->second.registered_households += one.registered_households;
  }
  const std::lock_guard lock(guard_);
  units_ = std::move(fresh);
}

std::shared_ptr<const unit_tree::units> unit_tree::snapshot() const {
  const std::lock_guard lock(guard_);
  return units_;
}

std::optional<unit_entry> unit_tree::find(std::int64_t code) const {
  const auto all = snapshot();
  const auto found = all->find(code);
  return found == all->end() ? std::nullopt : std::optional(found->second);
}

std::string unit_tree::name_of(std::int64_t code) const {
  const auto all = snapshot();
  const auto found = all->find(code);
  return found == all->end() ? std::string() : found->second.name;
}

bool unit_tree::is_grid(std::int64_t code) const {
  const auto all = snapshot();
  return codes::level_of(code) == codes::level::grid && all->contains(code);
}

std::vector<const unit_entry*> children(const unit_tree::units& all, std::int64_t code) {
  std::vector<const unit_entry*> out;
  const auto range = codes::range(code);
  for (auto it = all.upper_bound(range.low); it != all.end() && it->first <= range.high;) {
    out.push_back(&it->second);
    it = all.upper_bound(codes::range(it->first).high);  // past the child's own subtree
  }
  return out;
}

std::vector<const unit_entry*> path_to(const unit_tree::units& all, std::int64_t code) {
  std::vector<const unit_entry*> out;
  for (auto at = code; at != 0; at = codes::parent(at))
    if (const auto found = all.find(at); found != all.end()) out.push_back(&found->second);
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace wangge::territory
