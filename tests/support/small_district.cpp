#include "support/small_district.h"

#include <fmt/format.h>

#include <stdexcept>

#include "access/commands.h"
#include "access/parts.h"
#include "access/system.h"
#include "api/transaction.h"
#include "base/json.h"
#include "gen/entities.h"
#include "records/change.h"
#include "residents/identity.h"

namespace wangge::testing {
namespace {

constexpr std::int64_t district = 370105;

[[noreturn]] void give_up(std::string_view what, const failure& why) {
  std::string text(what);
  for (const auto& one : why.problems) text += "; " + one.field + ": " + message(one, language::en);
  throw std::runtime_error(text + why.cause);
}

// 111 to 211 for the four grids.
int number_of(const small_grid& grid) {
  return (grid.code[8] - '0') * 100 + (grid.code[11] - '0') * 10 + (grid.code[14] - '0');
}

std::string id_number_of(const small_grid& grid, int n) {
  return residents::make_demo_id_number(19800101 + number_of(grid) % 28, residents::sex::male,
                                        n % 499);
}

std::string phone_of(const small_grid& grid, int n) {
  return residents::make_demo_phone(number_of(grid) * 100'000 + n);
}

std::string make(app::runtime& into, std::string_view entity, const std::string& body) {
  const auto parsed = json::document::parse_object(body);
  if (!parsed) throw std::runtime_error("not JSON: " + body);
  auto made = api::write<records::record>(
      into.services(), access::system_principal(district), [&](api::transaction& tx) {
        return records::create(tx, *records::find_entity(entity), parsed->root());
      });
  if (!made) give_up(entity, made.error());
  return to_string(made->id);
}

void make_units(app::runtime& into, small_district& out) {
  out.units = {"370105",          "370105001",      "370105002",       "370105001001",
               "370105001002",    "370105002001",   "370105001001001", "370105001001002",
               "370105001002001", "370105002001001"};
  const char* levels[] = {"district", "street", "community", "grid"};
  for (const auto& code : out.units)
    make(into, "unit",
         fmt::format(R"({{"code":"{}","name":"单元{}","level":"{}","registered_households":{}}})",
                     code, code.substr(6), levels[code.size() / 3 - 2],
                     code.size() == 15 ? "120" : "null"));
}

std::string unit_id(app::runtime& into, const std::string& code) {
  return to_string(into.services().units.find(*codes::parse(code))->id);
}

void fill(app::runtime& into, small_grid& grid) {
  grid.ids["unit"] = unit_id(into, grid.code);
  for (const auto* entity : {"organisation", "compound", "entrance", "building", "courtyard",
                             "door", "place", "stall", "household", "person", "residence"})
    grid.ids[entity] = make(into, entity, small_body(entity, grid, 0));
  for (const auto& of : records::all_entities())
    if (of.name != "unit" && !grid.ids.contains(std::string(of.name)))
      throw std::runtime_error("small_district has no record of " + std::string(of.name));
  auto twin = small_body("person", grid, 0);
  twin.replace(twin.find(grid.secret_mark), grid.secret_mark.size(), grid.secret_mark + "孪");
  grid.more_ids.push_back(make(into, "person", twin));
  grid.sealed = {id_number_of(grid, 0), phone_of(grid, 0)};
}

// References that lead out of the grid: a shared gate, a building of another grid's compound, a
// former resident, and the same identity in two grids.
void tie_across(app::runtime& into, small_grid& from, const small_grid& to) {
  const auto add = [&](std::string_view kind, const std::string& body) {
    from.more_ids.push_back(make(into, kind, body));
  };
  add("entrance",
      fmt::format(
          R"({{"grid":"{}","name":"{}共用门","status":"open","compound":"{}","shared_with":"{}"}})",
          from.code, from.mark, from.ids.at("compound"), to.ids.at("compound")));
  add("building",
      fmt::format(
          R"({{"grid":"{}","name":"{}跨界楼","kind":"residential","unit_count":1,"floor_count":6,"compound":"{}"}})",
          from.code, from.mark, to.ids.at("compound")));
  add("residence",
      fmt::format(R"({{"grid":"{}","person":"{}","address":"{}旧居","kind":"former"}})", from.code,
                  to.ids.at("person"), from.mark));
  add("person",
      fmt::format(
          R"({{"grid":"{}","name":"欧{}","sex":"male","id_number":"{}","residence_type":"migrant","presence":"present"}})",
          from.code, from.secret_mark + "双", id_number_of(to, 0)));
}

void find_pairs(app::runtime& into, small_district& out) {
  auto db = into.store().read();
  auto rows = db->query("SELECT id, grid_left, grid_right FROM duplicate_pair ORDER BY id");
  while (rows.step()) {
    const auto left = codes::text(rows->integer(1)), right = codes::text(rows->integer(2));
    for (auto& grid : out.grids)
      if (grid.code == left && left == right) grid.pair = to_string(rows->id(0));
    if (left != right) out.pair_across = to_string(rows->id(0));
  }
}

// One unit a level, the first; from there the other grids are inside, siblings or far away.
std::string unit_of_level(std::string_view level) {
  if (level == "district") return "370105";
  if (level == "street") return "370105001";
  return level == "community" ? "370105001001" : "370105001001001";
}

void make_accounts(app::runtime& into, small_district& out) {
  access::parts people(into.store(), district, {}, access::hashing{1, 8192, 2, 3000});
  people.people.load();
  auto& with = into.services();
  for (const auto& role : people.people.all_roles())
    for (const auto& level : role->levels) {
      small_account one{
          role->code.substr(0, 20) + "." + level, role->code, unit_of_level(level), {}, {}};
      const access::commands::new_user wanted{one.username, "用户" + one.role,  one.role,
                                              one.scope,    "korrekt-Pferd-42", false};
      if (const auto made = access::commands::add(with, people, wanted); !made)
        give_up(one.username, made.error());
      const auto token = access::commands::token(with, people, one.username, "test", 30);
      if (!token) give_up(one.username, token.error());
      one.token = *token;
      one.id = to_string(people.people.find_username(one.username)->id);
      out.accounts.push_back(std::move(one));
    }
  for (auto& grid : out.grids) {  // one to be looked at and changed by others
    const auto name = "target." + grid.code;
    const access::commands::new_user wanted{name,      grid.mark + "护士", "medic",
                                            grid.code, "korrekt-Pferd-42", false};
    if (const auto made = access::commands::add(with, people, wanted); !made)
      give_up(name, made.error());
    grid.ids["account"] = to_string(people.people.find_username(name)->id);
  }
}

}  // namespace

std::string small_body(std::string_view entity, const small_grid& grid, int n) {
  const auto id = [&](std::string_view of) {
    const auto found = grid.ids.find(of);
    return found == grid.ids.end() ? std::string() : found->second;
  };
  const std::string start =
      fmt::format(R"({{"grid":"{}","note":"{}记","name":"{}第{}","address":"{}路{}号",)", grid.code,
                  grid.mark, grid.mark, n, grid.mark, n);
  const auto without_name =
      fmt::format(R"({{"grid":"{}","address":"{}路{}号",)", grid.code, grid.mark, n);
  if (entity == "organisation")
    return fmt::format(R"({{"unit":"{}","kind":"property_company","name":"物业{}"}})", grid.code,
                       n);
  if (entity == "compound") return start + R"("kind":"closed"})";
  if (entity == "entrance")
    return fmt::format(R"({{"grid":"{}","name":"{}门{}","status":"checkpoint","compound":"{}"}})",
                       grid.code, grid.mark, n, id("compound"));
  if (entity == "building")
    return start +
           fmt::format(R"("kind":"residential","unit_count":2,"floor_count":6,"compound":"{}"}})",
                       id("compound"));
  if (entity == "courtyard") return without_name + R"("room_count":4,"kind":"own"})";
  if (entity == "door")
    return without_name + fmt::format(R"("building":"{}","number":"{}","use":"dwelling"}})",
                                      id("building"), 101 + n);
  if (entity == "place") return start + R"("kind":"market","status":"operating"})";
  if (entity == "stall")
    return fmt::format(R"({{"grid":"{}","market":"{}","number":"{}","name":"{}铺{}"}})", grid.code,
                       id("place"), n, grid.mark, n);
  if (entity == "household")
    return without_name +
           fmt::format(R"("door":"{}","kind":"family","occupancy":"occupied"}})", id("door"));
  if (entity == "person")
    return fmt::format(
        R"({{"grid":"{}","household":"{}","name":"欧{}","sex":"male","id_number":"{}","phone":"{}","residence_type":"registered","presence":"present"}})",
        grid.code, id("household"), grid.secret_mark, id_number_of(grid, n), phone_of(grid, n));
  if (entity == "residence")
    return without_name + fmt::format(R"("person":"{}","kind":"second"}})", id("person"));
  return {};
}

small_district make_small_district(app::runtime& into) {
  into.set_fact("demo", "1");
  into.services().config.demo = true;
  small_district out;
  make_units(into, out);
  out.grids = {{"370105001001001", "标甲", "密甲", {}, {}, {}, {}},
               {"370105001001002", "标乙", "密乙", {}, {}, {}, {}},
               {"370105001002001", "标丙", "密丙", {}, {}, {}, {}},
               {"370105002001001", "标丁", "密丁", {}, {}, {}, {}}};
  for (auto& grid : out.grids) fill(into, grid);
  tie_across(into, out.grids.front(), out.grids.back());
  find_pairs(into, out);
  make_accounts(into, out);
  return out;
}

}  // namespace wangge::testing
