#include "demo/families.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>

#include "base/text.h"
#include "demo/names.h"
#include "gen/entities.h"

namespace wangge::demo {
namespace {

namespace relation = records::person_relation;
using residents::sex;

constexpr day as_of = 20200330;

void check_relation(const family& home, const member& one) {
  const auto& head = home.members.front();
  switch (one.relation) {
    case relation::spouse:
      EXPECT_NE(one.sex, head.sex);
      EXPECT_GE(std::min(one.age, head.age), 20);
      break;
    case relation::child:
      EXPECT_TRUE(head.age - one.age >= 18 && head.age - one.age <= 48)
          << head.age << " " << one.age;
      break;
    case relation::parent:
      EXPECT_GE(one.age - head.age, 18) << head.age << " " << one.age;
      break;
    case relation::grandchild:
      EXPECT_GE(head.age - one.age, 38) << head.age << " " << one.age;
      break;
    default:
      EXPECT_TRUE(one.relation == relation::child_in_law || one.age >= 18);
  }
}

TEST(demo_names, reserved_names_never_occur) {
  EXPECT_TRUE(is_reserved_name("韩伟"));
  random_source rng(1);
  for (int i = 0; i < 200000; ++i) {
    EXPECT_FALSE(is_reserved_name(draw_name("韩", sex::male, 1978, rng)));
  }
}

TEST(demo_names, are_two_to_four_characters) {
  random_source rng(2);
  for (int i = 0; i < 5000; ++i) {
    const auto name = draw_name({}, i % 2 ? sex::male : sex::female, 1935 + i % 85, rng);
    const auto length = character_count(name);
    EXPECT_TRUE(length >= 2 && length <= 4) << name;
    EXPECT_EQ(name, normalise(name));
  }
}

TEST(demo_names, follow_the_frequencies_of_surnames) {
  random_source rng(3);
  std::map<std::string_view, int> seen;
  for (int i = 0; i < 20000; ++i) ++seen[draw_surname(rng)];
  EXPECT_GT(seen["王"], seen["赵"] * 2);
  EXPECT_GT(seen["赵"], seen["颜"]);
  EXPECT_GT(seen.size(), 80u);
}

TEST(demo_families, sizes_hold_all_persons) {
  random_source rng(4);
  for (const bool registered : {true, false}) {
    const auto sizes = draw_sizes(300, 1000, registered, rng);
    EXPECT_EQ(std::accumulate(sizes.begin(), sizes.end(), 0), 1000);
    for (const int size : sizes) EXPECT_TRUE(size >= 1 && size <= (registered ? 8 : 10));
  }
}

TEST(demo_families, relations_agree_with_ages) {
  random_source rng(5);
  for (int i = 0; i < 40000; ++i) {
    const bool registered = i % 2 == 0;
    const int size = 1 + i / 2 % (registered ? 8 : 10);
    const auto home = compose_family(size, registered, as_of, rng);
    ASSERT_EQ(int(home.members.size()), size);
    EXPECT_EQ(home.members.front().relation, relation::head);
    EXPECT_GE(home.members.front().age, 18);
    for (std::size_t k = 1; k < home.members.size(); ++k) {
      EXPECT_NE(home.members[k].relation, relation::head);
      check_relation(home, home.members[k]);
    }
    for (const auto& one : home.members) {
      EXPECT_EQ(age_on(one.born, as_of), one.age);
      EXPECT_TRUE(is_calendar_day(one.born));
      EXPECT_EQ(one.migrant, !registered);
    }
  }
}

TEST(demo_families, ages_make_a_believable_pyramid) {
  random_source rng(6);
  int persons = 0, children = 0, elderly = 0, female = 0;
  for (const bool registered : {true, false}) {
    const int households = registered ? 18000 : 13000;
    for (const int size : draw_sizes(households, 53000, registered, rng)) {
      for (const auto& one : compose_family(size, registered, as_of, rng).members) {
        ++persons;
        children += one.age < 15;
        elderly += one.age >= 60;
        female += one.sex == sex::female;
      }
    }
  }
  EXPECT_NEAR(100.0 * children / persons, 16, 3);
  EXPECT_NEAR(100.0 * elderly / persons, 15, 3);
  EXPECT_NEAR(100.0 * female / persons, 49, 3);
}

}  // namespace
}  // namespace wangge::demo
