#include "demo/dwellings.h"

#include <algorithm>

#include "demo/apportion.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

constexpr int most_away = 4;  // persons of a household that is away; the plan counts on it

class settling {
 public:
  settling(const grid_ground& ground, row_maker& rows)
      : ground_(ground), grid_(ground.grid), rows_(rows), rng_(rows.rng()) {}

  grid_people take() {
    compose();
    mix_residence();
    send_away();
    thin_out();
    appoint();
    open_doors();
    move_in();
    return {&grid_, std::move(dwellings_)};
  }

 private:
  void compose() {
    for (const bool registered : {true, false}) {
      const int n = registered ? grid_.registered : grid_.tenants;
      const int persons = registered ? grid_.locals : grid_.migrants;
      for (const int size : draw_sizes(n, persons, registered, rng_)) {
        families_.push_back(compose_family(size, registered, rows_.as_of(), rng_));
      }
    }
  }

  // Here and there a migrant has married into a registered household, and a local rents with
  // others: as many of the one as of the other, so the sums stay.
  void mix_residence() {
    std::vector<member*> married, renting;
    for (auto& home : families_) {
      if (home.members.size() < 2 || !rng_.chance(0.06)) continue;
      auto& second = home.members[1];
      if (second.age >= 18) (home.registered ? married : renting).push_back(&second);
    }
    for (std::size_t i = 0; i < std::min(married.size(), renting.size()); ++i) {
      married[i]->migrant = true;
      renting[i]->migrant = false;
    }
  }

  // Whole households away: small ones, mostly tenants.
  void send_away() {
    std::vector<int> weights;
    for (const auto& home : families_) {
      const bool small = home.members.size() <= most_away;
      weights.push_back(!small ? 0 : home.registered ? 1 : 3);
    }
    absent_left_ = grid_.absent;
    for (const int at : draw_distinct(grid_.away, weights, rng_)) {
      families_[at].away = true;
      for (auto& one : families_[at].members) one.absent = true;
      absent_left_ -= static_cast<int>(families_[at].members.size());
    }
  }

  // The rest of the absent: anybody but one grown-up of each household, mostly migrants.
  void thin_out() {
    std::vector<member*> could_leave;
    std::vector<int> weights;
    for (auto& home : families_) {
      if (home.away) continue;
      const auto stays = keeper_of(home);
      for (std::size_t i = 0; i < home.members.size(); ++i) {
        if (i == stays) continue;
        could_leave.push_back(&home.members[i]);
        weights.push_back(home.members[i].migrant ? 3 : 1);
      }
    }
    for (const int at : draw_distinct(absent_left_, weights, rng_)) could_leave[at]->absent = true;
  }

  std::size_t keeper_of(const family& home) {
    const auto at = rng_.below(home.members.size());
    return home.members[at].age >= 18 ? at : 0;
  }

  void appoint() {
    std::vector<member*> all;
    std::vector<int> party, volunteers;
    for (auto& home : families_) {
      for (auto& one : home.members) {
        all.push_back(&one);
        party.push_back(one.migrant || one.age < 20 ? 0 : one.age < 45 ? 2 : 3);
        volunteers.push_back(one.absent || one.age < 16 || one.age > 84 ? 0 : one.age < 70 ? 3 : 1);
      }
    }
    for (const int at : draw_distinct(grid_.party_members, party, rng_)) {
      all[at]->party_member = true;
    }
    for (const int at : draw_distinct(grid_.volunteers, volunteers, rng_)) {
      all[at]->volunteer = true;
    }
  }

  void open_doors() {
    dwellings_.reserve(static_cast<std::size_t>(grid_.building_doors()) +
                       static_cast<std::size_t>(grid_.courtyard_households()));
    for (const auto& building : ground_.buildings) open_building(building);
    in_buildings_ = dwellings_.size();
    for (const auto& courtyard : ground_.courtyards) {
      for (int n = 1; n <= courtyard.households; ++n) {
        dwelling one;
        one.courtyard = &courtyard;
        one.number = n;
        dwellings_.push_back(std::move(one));
      }
    }
  }

  void open_building(const building_scene& building) {
    const auto& shape = building.shape;
    // What the building has too many is missing on the ground floor, in the last units.
    const int on_ground = shape.doors - shape.units * (shape.floors - 1) * shape.doors_a_floor;
    int ground = 0;
    for (int unit = 1; unit <= shape.units; ++unit) {
      for (int floor = 1; floor <= shape.floors; ++floor) {
        for (int door = 1; door <= shape.doors_a_floor; ++door) {
          if (floor == 1 && ++ground > on_ground) continue;
          dwelling one;
          one.building = &building;
          one.unit = unit;
          one.floor = floor;
          one.number = floor * 100 + door;
          dwellings_.push_back(std::move(one));
        }
      }
    }
  }

  void move_in() {
    std::vector<dwelling*> doors;
    for (std::size_t i = 0; i < in_buildings_; ++i) doors.push_back(&dwellings_[i]);
    rng_.shuffle(doors);
    doors.resize(doors.size() - static_cast<std::size_t>(grid_.vacant));
    auto last = std::partition(families_.begin(), families_.end(),
                               [](const family& home) { return home.away; });
    for (auto home = families_.begin(); home != last; ++home) {
      doors.back()->home = std::move(*home);
      doors.pop_back();
    }
    for (std::size_t i = in_buildings_; i < dwellings_.size(); ++i) doors.push_back(&dwellings_[i]);
    rng_.shuffle(doors);
    for (auto home = last; home != families_.end(); ++home) {
      doors.back()->home = std::move(*home);
      doors.pop_back();
    }
    for (auto& one : dwellings_) {
      one.id = rows_.new_id();
      if (!one.home.members.empty()) one.household = rows_.new_id();
    }
  }

  const grid_ground& ground_;
  const grid_plan& grid_;
  row_maker& rows_;
  random_source& rng_;
  std::vector<family> families_;
  std::vector<dwelling> dwellings_;
  std::size_t in_buildings_ = 0;
  int absent_left_ = 0;
};

}  // namespace

grid_people settle_grid(const grid_ground& ground, row_maker& rows) {
  return settling(ground, rows).take();
}

}  // namespace wangge::demo
