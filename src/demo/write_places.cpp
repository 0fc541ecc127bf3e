// Places of all kinds and the stalls of the markets as records.
#include <fmt/format.h>

#include <array>

#include "demo/apportion.h"
#include "demo/place_names.h"
#include "demo/scene.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace at = records::place_at;
namespace kind = records::place_kind;
namespace status = records::place_status;

// What is usual for a kind of place.
struct habits {
  std::string_view credit_kind;  // first two characters of its credit code, empty for none
  int least_staff, most_staff;
  double suspended;  // share that is closed on the day
};

habits habits_of(const place_plan& place) {
  switch (place.kind) {
    case kind::hotel:
      return {"91", 4, 40, 0.55};
    case kind::construction_site:
      return {"", 20, 160, 0.3};
    case kind::market:
      return {"91", 15, 120, 0};
    case kind::shopfront:
      return {"92", 1, 6, 0.12};
    case kind::enterprise:
      return place.above_scale ? habits{"91", 80, 900, 0} : habits{"91", 3, 60, 0.08};
    case kind::school:
      return {"12", 12, 160, 1};
    case kind::medical:
      return {"12", 3, 320, 0};
    case kind::gateway:
      return {"", 12, 260, 0};
    default:
      return {"", 10, 40, 0};
  }
}

class places {
 public:
  places(const scene& of, row_maker& rows) : of_(of), rows_(rows) {}

  void write() {
    for (std::size_t i = 0; i < of_.places.size(); ++i) write_place(i);
    for (std::size_t i = 0; i < of_.places.size(); ++i) {
      if (of_.plan.places[i].kind == kind::market) write_stalls(i);
    }
  }

 private:
  void write_place(std::size_t i) {
    const auto& plan = of_.plan.places[i];
    const auto& grid = of_.plan.grids[plan.grid];
    const auto usual = habits_of(plan);
    auto& rng = rows_.rng();
    auto one = rows_.make(records::place_entity, of_.places[i].id);
    put(one, at::grid, grid.code);
    put(one, at::kind, plan.kind);
    if (plan.subkind > 0) put(one, at::subkind, plan.subkind);
    put(one, at::name, of_.places[i].name);
    put(one, at::address,
        fmt::format("{}街{}号", stem_of(of_.community_of(grid).name),
                    int(i) - grid.first_place + 10 * grid.sequence));
    put(one, at::status, rng.chance(usual.suspended) ? status::suspended : status::operating);
    put(one, at::above_scale, plan.above_scale ? 1 : 0);
    if (!usual.credit_kind.empty()) put(one, at::credit_code, rows_.credit_code(usual.credit_kind));
    rows_.put_contact(one, at::contact_name, at::contact_phone);
    put(one, at::staff_count, roll(rng, usual.least_staff, usual.most_staff));
    if (plan.capacity > 0) put(one, at::capacity, plan.capacity);
    put_point(one, at::lon, of_.layouts[plan.grid].places[i - std::size_t(grid.first_place)]);
    rows_.add(std::move(one));
  }

  void write_stalls(std::size_t market) {
    namespace stall = records::stall_at;
    namespace state = records::stall_status;
    const auto& plan = of_.plan.places[market];
    const auto trade = market_trade(plan.ordinal);
    for (int n = 0; n < plan.capacity; ++n) {
      auto one = rows_.make(records::stall_entity, rows_.new_id());
      put(one, stall::grid, of_.plan.grids[plan.grid].code);
      put(one, stall::market, of_.places[market].id);
      put(one, stall::number, fmt::format("{}{:03}", char('A' + n / 100 % 26), n % 100 + 1));
      put(one, stall::name, stall_name(n, trade, rows_.rng()));
      put(one, stall::credit_code, rows_.credit_code("92"));
      rows_.put_contact(one, stall::operator_name, stall::operator_phone);
      put(one, stall::trade, std::string(trade));
      put(one, stall::status, rows_.rng().chance(0.04) ? state::suspended : state::operating);
      rows_.add(std::move(one));
    }
  }

  const scene& of_;
  row_maker& rows_;
};

}  // namespace

void write_places(const scene& of, row_maker& rows) {
  places(of, rows).write();
}

}  // namespace wangge::demo
