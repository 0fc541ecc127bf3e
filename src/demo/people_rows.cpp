#include "demo/people_rows.h"

#include <fmt/format.h>

#include <array>

#include "base/pinyin.h"
#include "demo/apportion.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

using word = std::string_view;

// Where migrants are registered: neighbouring prefectures most, far provinces seldom.
constexpr std::array<word, 24> origins{
    "山东省德州市",       "山东省聊城市",       "山东省菏泽市", "山东省泰安市",   "山东省济宁市",
    "山东省滨州市",       "山东省临沂市",       "山东省潍坊市", "山东省淄博市",   "山东省枣庄市",
    "山东省济南市商河县", "山东省济南市济阳区", "河北省沧州市", "河北省邯郸市",   "河南省濮阳市",
    "河南省商丘市",       "安徽省阜阳市",       "江苏省徐州市", "黑龙江省绥化市", "吉林省四平市",
    "山西省长治市",       "浙江省温州市",       "四川省南充市", "湖北省孝感市"};

std::string address_of(const dwelling& one) {
  if (one.courtyard) return fmt::format("{}{}户", one.courtyard->address, one.number);
  return fmt::format("{}{}单元{}室", one.building->address, one.unit, one.number);
}

int use_of(const dwelling& one) {
  namespace use = records::door_use;
  namespace kind = records::household_kind;
  if (one.home.members.empty()) return use::vacant;
  switch (one.home.kind) {
    case kind::tenant:
      return use::rental;
    case kind::collective:
      return use::dormitory;
    default:
      return use::dwelling;
  }
}

}  // namespace

void people_rows::write(std::span<grid_people> some) {
  movers_.clear();
  for (const auto& here : some) {
    for (const auto& one : here.dwellings) add_door(*here.grid, one);
  }
  for (const auto& here : some) {
    for (const auto& one : here.dwellings) {
      if (!one.home.members.empty()) add_household(*here.grid, one);
    }
  }
  for (auto& here : some) {
    for (auto& one : here.dwellings) {
      for (auto& person : one.home.members) add_person(here, one, person);
    }
  }
  for (const auto& [here, person] : movers_) add_former(*here, person);
}

void people_rows::add_door(const grid_plan& grid, const dwelling& one) {
  namespace at = records::door_at;
  auto row = rows_.make(records::door_entity, one.id);
  put(row, at::grid, grid.code);
  if (one.building) {
    put(row, at::building, one.building->id);
    put(row, at::unit_no, one.unit);
    put(row, at::floor, one.floor);
  } else {
    put(row, at::courtyard, one.courtyard->id);
  }
  put(row, at::number, std::to_string(one.number));
  put(row, at::address, address_of(one));
  put(row, at::use, use_of(one));
  put(row, at::token, rows_.token());
  rows_.add(std::move(row));
}

void people_rows::add_household(const grid_plan& grid, const dwelling& one) {
  namespace at = records::household_at;
  namespace occupancy = records::household_occupancy;
  auto row = rows_.make(records::household_entity, one.household);
  put(row, at::grid, grid.code);
  put(row, at::door, one.id);
  put(row, at::address, address_of(one));
  put(row, at::kind, one.home.kind);
  put(row, at::occupancy, one.home.away ? occupancy::away : occupancy::occupied);
  put(row, at::registered, one.home.registered ? 1 : 0);
  if (!one.home.registered && rows_.rng().chance(0.6)) {
    rows_.put_contact(row, at::landlord_name, at::landlord_phone);
  }
  put(row, at::since,
      one.home.registered ? rows_.day_between(1985, 2018) : rows_.day_between(2014, 2019));
  rows_.add(std::move(row));
}

void people_rows::add_person(const grid_people& here, const dwelling& home, member& one) {
  namespace at = records::person_at;
  auto& rng = rows_.rng();
  auto row = rows_.make(records::person_entity, rows_.new_id());
  put(row, at::grid, here.grid->code);
  put(row, at::household, home.household);
  put(row, at::name, one.name);
  put(row, at::initials, name_initials(one.name));
  put(row, at::sex, static_cast<int>(one.sex));
  put_identity(row, one);
  if (one.age >= 12 && rng.chance(one.age < 70 ? 0.95 : 0.7)) put(row, at::phone, rows_.phone());
  put(row, at::relation, one.relation);
  put_residence(row, *here.grid, one);
  put(row, at::party_member, one.party_member ? 1 : 0);
  put(row, at::volunteer, one.volunteer ? 1 : 0);
  if (one.age >= 19 && one.age < 60 && !of_.employers.empty() && rng.chance(0.35)) {
    put(row, at::employer, rng.pick(of_.employers));
  }
  if (one.age >= 18 && rng.chance(0.006)) movers_.push_back({&here, row.id});
  rows_.add(std::move(row));
}

void people_rows::put_identity(records::record& row, member& one) {
  namespace at = records::person_at;
  namespace type = records::person_id_type;
  const bool newborn = one.age == 0 && rows_.rng().chance(0.12);
  if (newborn || rows_.rng().chance(0.002)) {
    put(row, at::id_type, type::none);
    put(row, at::id_missing_reason, std::string(newborn ? "新生儿尚未落户" : "本人未提供"));
  } else {
    put(row, at::id_type, type::resident_id);
    put(row, at::id_number, rows_.id_number(one.born, one.sex));
  }
  put(row, at::birth_date, one.born);
}

void people_rows::put_residence(records::record& row, const grid_plan& grid, const member& one) {
  namespace at = records::person_at;
  namespace residence = records::person_residence_type;
  namespace presence = records::person_presence;
  auto& rng = rows_.rng();
  put(row, at::residence_type, one.migrant ? residence::migrant : residence::registered);
  if (one.migrant) {
    // The lower of two draws: the near ones are the many.
    const auto from = std::min(rng.below(origins.size()), rng.below(origins.size()));
    put(row, at::registered_residence, std::string(origins[from]));
  } else {
    put(row, at::registered_residence,
        fmt::format("{}{}", district_short_name, of_.plan.streets[grid.street].seed.name));
  }
  if (one.absent) {
    const bool expected = rng.chance(one.migrant ? 0.85 : 0.2);
    put(row, at::presence, expected ? presence::not_returned : presence::away);
    put(row, at::presence_since, 20200100 + roll(rng, 8, 24));  // before the Spring Festival
  } else {
    put(row, at::presence, presence::present);
    if (one.migrant && rng.chance(0.5)) {
      put(row, at::presence_since, roll(rng, 202002, 202003) * 100 + roll(rng, 1, 28));
    }
  }
}

// Some moved within their grid: the dwelling before the present one.
void people_rows::add_former(const grid_people& here, const uuid& person) {
  namespace at = records::residence_at;
  auto row = rows_.make(records::residence_entity, rows_.new_id());
  const auto& former = here.dwellings[rows_.rng().below(here.dwellings.size())];
  const bool second = rows_.rng().chance(0.2);
  put(row, at::grid, here.grid->code);
  put(row, at::person, person);
  put(row, at::door, former.id);
  put(row, at::address, address_of(former));
  put(row, at::kind, second ? records::residence_kind::second : records::residence_kind::former);
  put(row, at::from_on, rows_.day_between(2005, 2012));
  if (!second) put(row, at::to_on, rows_.day_between(2013, 2019));
  rows_.add(std::move(row));
}

}  // namespace wangge::demo
