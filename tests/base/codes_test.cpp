#include "base/codes.h"

#include <gtest/gtest.h>

namespace wangge::codes {
namespace {

constexpr std::int64_t district = 370'105'000'000'000, street = 370'105'001'000'000,
                       community = 370'105'001'008'000, grid = 370'105'001'008'003;

TEST(codes, refuses_what_is_no_division_code) {
  for (const char* const bad : {"",
                                "3",
                                "37010",
                                "3701050",
                                "37010500",
                                "3701050010",
                                "37010500100",
                                "3701050010080",
                                "37010500100800",
                                "3701050010080031",
                                "37010x",
                                " 370105",
                                "370105 ",
                                "-370105",
                                "+37010",
                                "070105",
                                "000000",
                                "３７０１０５",
                                "370105000008",
                                "370105001000003",
                                "370105000000001"})
    EXPECT_FALSE(parse(bad)) << bad;
}

TEST(codes, reads_every_length) {
  EXPECT_EQ(parse("370105"), district);
  EXPECT_EQ(parse("370105001"), street);
  EXPECT_EQ(parse("370105001008"), community);
  EXPECT_EQ(parse("370105001008003"), grid);
}

TEST(codes, reads_padded_forms_as_the_unit_above) {
  for (const char* const padded : {"370105000", "370105000000", "370105000000000"})
    EXPECT_EQ(parse(padded), district) << padded;
  EXPECT_EQ(parse("370105001000"), street);
  EXPECT_EQ(parse("370105001000000"), street);
  EXPECT_EQ(parse("370105001008000"), community);
}

TEST(codes, shows_the_natural_length) {
  EXPECT_EQ(text(district), "370105");
  EXPECT_EQ(text(street), "370105001");
  EXPECT_EQ(text(community), "370105001008");
  EXPECT_EQ(text(grid), "370105001008003");
  for (const auto code : {district, street, community, grid}) EXPECT_EQ(parse(text(code)), code);
}

TEST(codes, knows_levels_and_parents) {
  EXPECT_EQ(level_of(district), level::district);
  EXPECT_EQ(level_of(street), level::street);
  EXPECT_EQ(level_of(community), level::community);
  EXPECT_EQ(level_of(grid), level::grid);
  EXPECT_EQ(parent(grid), community);
  EXPECT_EQ(parent(community), street);
  EXPECT_EQ(parent(street), district);
  EXPECT_EQ(parent(district), 0);
  EXPECT_EQ(district_of(grid), 370105);
}

TEST(codes, a_range_holds_the_unit_and_all_below_it) {
  EXPECT_TRUE(range(street).contains(street));
  EXPECT_TRUE(range(street).contains(grid));
  EXPECT_TRUE(range(street).covers(range(community)));
  EXPECT_FALSE(range(street).contains(district));
  EXPECT_FALSE(range(street).contains(370'105'002'000'000));
  EXPECT_FALSE(range(street).contains(370'105'000'999'999));
  EXPECT_EQ(range(grid).low, range(grid).high);
  EXPECT_EQ(range(district).district(), 370105);
}

TEST(codes, exports_cjt_349) {
  EXPECT_EQ(cjt349(grid, "020101"), "02010137010500100803");
  EXPECT_EQ(cjt349(community, "020101"), "02010137010500100800") << "undivided";
  EXPECT_FALSE(cjt349(370'105'001'008'100, "020101")) << "two digits hold 99 grids";
  EXPECT_FALSE(cjt349(grid, "0201"));
}

}  // namespace
}  // namespace wangge::codes
