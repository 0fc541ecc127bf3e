#pragma once
// The division tree held in memory (about 1,300 units): names for codes, children, outlines.
// Loaded at start, refreshed after each commit that changes a unit.

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/codes.h"
#include "base/uuid.h"
#include "db/db.h"

namespace wangge::territory {

struct unit_entry {
  std::int64_t code = 0;
  uuid id;
  std::string name;
  codes::level level = codes::level::grid;
  std::int64_t registered_households = 0;  // above the grid: those of its grids
  std::string outline;                     // JSON, empty when unknown
};

class unit_tree {
 public:
  using units = std::map<std::int64_t, unit_entry>;

  void load(db::connection& db);
  // An unchanging picture; cheap to take, safe to keep while a request runs.
  std::shared_ptr<const units> snapshot() const;

  // Live units only. nullptr-like empty when there is none.
  std::optional<unit_entry> find(std::int64_t code) const;
  std::string name_of(std::int64_t code) const;  // "" when unknown
  bool is_grid(std::int64_t code) const;

 private:
  mutable std::mutex guard_;
  std::shared_ptr<const units> units_ = std::make_shared<units>();
};

// The units one level below `code`, in code order.
std::vector<const unit_entry*> children(const unit_tree::units& all, std::int64_t code);
// district, street, community, grid: the units from the top down to `code`.
std::vector<const unit_entry*> path_to(const unit_tree::units& all, std::int64_t code);

}  // namespace wangge::territory
