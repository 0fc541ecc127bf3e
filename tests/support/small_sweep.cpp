#include "support/small_sweep.h"

#include <fmt/format.h>

#include <stdexcept>

#include "access/system.h"
#include "api/transaction.h"
#include "field/conflict.h"
#include "gen/entities.h"
#include "jobs/jobs.h"
#include "screening/hint.h"
#include "screening/opening.h"
#include "screening/rounds.h"
#include "screening/sheet.h"

namespace wangge::testing {
namespace {

constexpr std::int64_t district = 370105;

template <class T>
T must(result<T> what) {
  if (!what) throw std::runtime_error(message(what.error().problems.front(), language::en));
  return std::move(*what);
}

template <class T>
T write(app::runtime& into, const std::function<result<T>(api::transaction&)>& work) {
  return must(api::write<T>(into.services(), access::system_principal(district), work));
}

uuid open_round(app::runtime& into, const small_grid& grid) {
  const auto body = json::document::parse_object(fmt::format(
      R"({{"name":"{}轮","unit":"{}","kinds":["doors"],"starts_on":"2020-03-10","ends_on":"2020-03-12"}})",
      grid.mark, grid.code));
  const auto made = write<screening::round>(into, [&](api::transaction& tx) {
    auto one = screening::make_round(tx, body->root());
    return one ? screening::begin_opening(tx, one->id) : one;
  });
  jobs::progress report;
  must(screening::draw_targets(into.services(), access::system_principal(district), made.id,
                               report));
  return made.id;
}

std::string sign(app::runtime& into, const small_grid& grid, const uuid& round) {
  const auto made = write<screening::sheet>(into, [&](api::transaction& tx) {
    const auto of = screening::find_round(tx.db, tx.who.area, round);
    return screening::sign_sheet(tx, *of, *codes::parse(grid.code));
  });
  return to_string(made.id);
}

std::string send_hint(app::runtime& into, small_grid& grid) {
  const auto body = json::document::parse_object(fmt::format(
      R"({{"name":"{}清单","sender":"水务局","unit":"{}","items":[{{"text":"{}用水"}}]}})",
      grid.mark, grid.code, grid.mark));
  const auto list = write<screening::hint_count>(
      into, [&](api::transaction& tx) { return screening::add_hints(tx, body->root()); });
  const auto all =
      screening::hints_in(*into.store().read(), into.vault(),
                          {codes::range(*codes::parse(grid.code)), list.of.id, "", 0, -1, 10});
  grid.ids["hint"] = to_string(all.front().id);
  return to_string(list.of.id);
}

std::string ask_question(app::runtime& into, const small_grid& grid) {
  field::conflict one;
  one.id = new_uuid();
  one.of = &records::person_entity;
  one.record = *parse_uuid(grid.ids.at("person"));
  one.grid = *codes::parse(grid.code);
  one.operation = new_uuid();
  one.account = one.theirs_by = new_uuid();
  one.device = "phone";
  one.fields = {{records::person_at::note, {}, grid.mark + "甲", grid.mark + "乙"}};
  write<bool>(into, [&](api::transaction& tx) -> result<bool> {
    field::store_conflict(tx, one);
    return true;
  });
  return to_string(one.id);
}

}  // namespace

void add_small_sweep(app::runtime& into, small_district& town) {
  for (auto& grid : town.grids) {
    const auto round = open_round(into, grid);
    grid.ids["round"] = to_string(round);
    grid.ids["sheet"] = sign(into, grid, round);
    grid.ids["hint_list"] = send_hint(into, grid);
    grid.ids["conflict"] = ask_question(into, grid);
  }
}

}  // namespace wangge::testing
