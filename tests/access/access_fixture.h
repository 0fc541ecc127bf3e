#pragma once
// A store with tables and roles, the services around it, and a clock that a test moves.

#include "access/crypto.h"
#include "access/roles.h"
#include "access/system.h"
#include "api/transaction.h"
#include "gen/ddl.h"
#include "records/tally.h"
#include "support/store_fixture.h"
#include "territory/unit_tree.h"

namespace wangge::access {

inline constexpr std::int64_t district = 370105;
inline constexpr std::int64_t district_unit = 370105000000000;
inline constexpr std::int64_t street_1 = 370105001000000;
inline constexpr std::int64_t street_2 = 370105002000000;
inline constexpr std::int64_t community_11 = 370105001001000;
inline constexpr std::int64_t grid_111 = 370105001001001;

class access_test : public testing::store_test {
 protected:
  void make_tables() {
    store().write([](db::connection& c) {
      c.script(db::reference_ddl(c.kind()));
      seed_roles(c);
      for (const auto code : {district_unit, street_1, street_2, community_11, grid_111})
        c.execute(
            "INSERT INTO unit(district, id, code, name, level, version, updated_at, updated_by) "
            "VALUES (?1, ?2, ?3, ?4, ?5, 1, 0, ?6)",
            {district, new_uuid(), code, "单位" + std::to_string(code),
             static_cast<std::int64_t>(codes::level_of(code)), uuid{}});
      return true;
    });
    units_.load(*store().read());
  }

  api::services& with() {
    if (!services_) {
      services_ = std::make_unique<api::services>(
          api::services{.store = store(), .vault = vault_, .tallies = tallies_, .units = units_});
      services_->config = settings_;
    }
    return *services_;
  }

  void TearDown() override {
    services_.reset();
    close();
    store_test::TearDown();
  }

  void change(std::string_view sql, std::initializer_list<db::value> args = {}) {
    const std::vector<db::value> kept(args);
    store().write([&](db::connection& c) {
      c.execute(sql, std::span<const db::value>(kept));
      return true;
    });
  }

  api::settings settings_;
  vault vault_{key_256{1, 2, 3}};
  records::tally_board tallies_;
  territory::unit_tree units_;
  std::unique_ptr<api::services> services_;
};

}  // namespace wangge::access
