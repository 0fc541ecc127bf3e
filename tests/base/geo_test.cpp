#include "base/geo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"

namespace wangge::geo {
namespace {

constexpr point jinan{116.987, 36.70};
const polygon square{{0, 0}, {2, 0}, {2, 2}, {0, 2}};

TEST(polygon_text, refuses_what_is_no_outline) {
  for (const char* const bad :
       {"", "null", "{}", "[[1,2],[3,4]", "[]", "[[1,2],[3,4]]", "[[1,2],[3,4],[5]]",
        "[[1,2],[3,4],[5,6,7]]", "[[1,2],[3,4],[5,\"6\"]]", "[[1,2],[3,4],5]",
        "[[181,0],[0,1],[1,1]]", "[[0,91],[0,1],[1,1]]", "[[0,0],[1,1],[2,2]]",
        "[[0,0],[1,0],[0,0]]", "[[0,0],[0,0],[0,0],[1,1]]", "[[0,0],[2,0],[0,1],[2,1]]",
        "[[0,0],[4,0],[4,2],[1,2],[1,-1],[0,1]]"}) {
    const auto outcome = parse_polygon(bad);
    ASSERT_FALSE(outcome) << bad;
    EXPECT_EQ(outcome.error().code(), error::bad_outline);
    EXPECT_TRUE(outcome.error().problems[0].params.contains("reason.zh"));
  }
}

TEST(polygon_text, round_trip_with_seven_decimals) {
  const std::string text =
      "[[116.9870000,36.7000000],[116.9880000,36.7000001],[116.9870000,36.7100000]]";
  EXPECT_EQ(format_polygon(parse_polygon(text).value()), text);
  EXPECT_EQ(format_polygon({}), "[]");
  EXPECT_EQ(parse_polygon("[[0,0],[2,0.0],[2,2],[0,2e0],[0,0]]").value(), square)
      << "closed rings are opened";
}

TEST(polygon_text, takes_outlines_that_touch_themselves) {
  EXPECT_TRUE(parse_polygon("[[0,0],[4,0],[4,4],[2,0],[0,4]]")) << "a corner on an edge";
  EXPECT_TRUE(parse_polygon("[[0,0],[2,2],[4,0],[4,4],[2,2],[0,4]]"))
      << "two cells meeting at a corner";
  EXPECT_TRUE(parse_polygon(
      "[[116.1000001,36.1],[116.4000001,36.2],[116.2000001,36.3],[116.2500001,36.15]]"))
      << "a corner on a slanting edge";
}

TEST(polygon_text, refuses_too_many_corners) {
  polygon ring;
  for (int i = 0; i < 5001; ++i) ring.push_back({100 + i * 1e-4, 30 + (i % 2) * 1e-4});
  ring.push_back({100, 40});
  EXPECT_FALSE(parse_polygon(format_polygon(ring)));
  ring.erase(ring.begin(), ring.begin() + 10);
  EXPECT_TRUE(parse_polygon(format_polygon(ring)));
}

TEST(coordinates, shift_of_gcj02_at_jinan) {
  const point there = convert(jinan, crs::wgs84, crs::gcj02);
  EXPECT_NEAR(there.x - jinan.x, 0.00579, 0.000005);
  EXPECT_NEAR(there.y - jinan.y, 0.000244, 0.0000005);
  EXPECT_NEAR(distance_m(jinan, there), 518, 1);
}

TEST(coordinates, bd09_lies_on_top_of_gcj02) {
  const point gcj02 = convert(jinan, crs::wgs84, crs::gcj02),
              bd09 = convert(jinan, crs::wgs84, crs::bd09);
  EXPECT_NEAR(bd09.x - gcj02.x, 0.0065, 0.0005);
  EXPECT_NEAR(bd09.y - gcj02.y, 0.006, 0.0005);
}

TEST(coordinates, come_back_to_a_tenth_of_a_millimetre) {
  random_source draw(1);
  for (int i = 0; i < 2000; ++i) {
    const point p{draw.between(75.0, 135.0), draw.between(18.0, 53.0)};
    for (const crs from : {crs::wgs84, crs::gcj02, crs::bd09})
      for (const crs to : {crs::wgs84, crs::gcj02, crs::bd09}) {
        const point back = convert(convert(p, from, to), to, from);
        ASSERT_NEAR(back.x, p.x, 1e-9);
        ASSERT_NEAR(back.y, p.y, 1e-9);
      }
  }
}

TEST(coordinates, stay_as_they_are_abroad) {
  const point london{-0.1276, 51.5072};
  EXPECT_EQ(convert(london, crs::wgs84, crs::gcj02), london);
  EXPECT_EQ(convert(london, crs::bd09, crs::wgs84), london);
}

TEST(local_plane, knows_the_length_of_a_degree) {
  const local_plane plane({0, 0});
  EXPECT_NEAR(plane.metres({1, 0}).x, 111'319.49, 0.01);
  EXPECT_NEAR(plane.metres({0, 1}).y, 110'574.28, 0.7);
  const local_plane here(jinan);
  EXPECT_NEAR(here.metres({jinan.x + 0.00579, jinan.y}).x, 517, 1);
  const point back = here.degrees(here.metres({117.1, 36.8}));
  EXPECT_NEAR(back.x, 117.1, 1e-12);
  EXPECT_NEAR(back.y, 36.8, 1e-12);
}

TEST(polygon, measures) {
  const polygon clockwise{{0, 2}, {2, 2}, {2, 0}, {0, 0}};
  EXPECT_DOUBLE_EQ(area(square), 4);
  EXPECT_DOUBLE_EQ(area(clockwise), 4);
  EXPECT_TRUE(is_anticlockwise(square));
  EXPECT_FALSE(is_anticlockwise(clockwise));
  EXPECT_EQ(centroid(square), (point{1, 1}));
  const polygon ell{{0, 0}, {4, 0}, {4, 2}, {2, 2}, {2, 4}, {0, 4}};
  EXPECT_DOUBLE_EQ(area(ell), 12);
  EXPECT_NEAR(centroid(ell).x, 5.0 / 3, 1e-12);
  EXPECT_EQ(bounds(ell).high, (point{4, 4}));
  const local_plane plane(jinan);
  polygon hectare;
  for (const point p : {point{0, 0}, {100, 0}, {100, 100}, {0, 100}})
    hectare.push_back(plane.degrees(p));
  EXPECT_NEAR(area_m2(hectare), 10'000, 1);
}

TEST(polygon, copes_with_nothing) {
  EXPECT_EQ(area({}), 0);
  EXPECT_EQ(centroid({}), point{});
  EXPECT_EQ(centroid({{1, 1}, {3, 3}}), (point{2, 2}));
  EXPECT_FALSE(contains({}, {0, 0}));
  EXPECT_TRUE(clip({}, {{1, 0}, 1}).empty());
}

TEST(polygon, contains_by_even_and_odd) {
  const polygon ell{{0, 0}, {4, 0}, {4, 2}, {2, 2}, {2, 4}, {0, 4}};
  for (const point in : {point{1, 1}, {3, 1}, {1, 3}, {1.9, 2}}) EXPECT_TRUE(contains(ell, in));
  for (const point out : {point{3, 3}, {-1, 1}, {5, 1}, {1, 5}, {1, -1}, {-1, 2}})
    EXPECT_FALSE(contains(ell, out));
}

// Cells made from a shaken lattice: shared corners, shared edges.
std::vector<polygon> lattice(int n, std::uint64_t seed) {
  random_source draw(seed);
  std::vector<std::vector<point>> at(n + 1, std::vector<point>(n + 1));
  for (int i = 0; i <= n; ++i)
    for (int k = 0; k <= n; ++k) {
      const bool rim = i == 0 || k == 0 || i == n || k == n;
      const double shake = rim ? 0 : 0.3;
      at[i][k] = {117 + (i + draw.between(-shake, shake)) / 97,
                  36 + (k + draw.between(-shake, shake)) / 89};
    }
  std::vector<polygon> cells;
  for (int i = 0; i < n; ++i)
    for (int k = 0; k < n; ++k) {
      polygon cell{at[i][k], at[i + 1][k], at[i + 1][k + 1], at[i][k + 1]};
      std::rotate(cell.begin(), cell.begin() + (i + k) % 4, cell.end());
      if (k % 2 != 0) std::reverse(cell.begin(), cell.end());
      cells.push_back(cell);
    }
  return cells;
}

TEST(polygon, seamless_cells_own_each_point_once) {
  const auto cells = lattice(8, 3);
  const auto owners = [&](point p) {
    return std::count_if(cells.begin(), cells.end(),
                         [&](const polygon& cell) { return contains(cell, p); });
  };
  random_source draw(4);
  for (int i = 0; i < 5000; ++i)
    ASSERT_EQ(owners({117 + draw.between(0.0, 8.0) / 97, 36 + draw.between(0.0, 8.0) / 89}), 1);
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c / 8 == 0 || c / 8 == 7 || c % 8 == 0 || c % 8 == 7)
      continue;  // the rim has no outer owner
    for (std::size_t i = 0; i < 4; ++i) {
      const point a = cells[c][i], b = cells[c][(i + 1) % 4];
      ASSERT_EQ(owners(a), 1) << "corner";
      for (int step = 1; step < 20; ++step)
        ASSERT_EQ(owners({a.x + (b.x - a.x) * step / 20, a.y + (b.y - a.y) * step / 20}), 1)
            << "edge";
    }
  }
}

TEST(polygon, clipping_splits_the_area) {
  const half_plane left{{1, 0}, 0.5};
  EXPECT_EQ(clip(square, left), (polygon{{0, 0}, {0.5, 0}, {0.5, 2}, {0, 2}}));
  EXPECT_EQ(clip(square, {{1, 0}, 5}), square);
  EXPECT_TRUE(clip(square, {{1, 0}, -1}).empty());
  EXPECT_TRUE(clip(square, {{1, 0}, 0}).empty()) << "an edge is no surface";
  random_source draw(5);
  for (int i = 0; i < 1000; ++i) {
    const double turn = draw.between(0.0, 6.28), limit = draw.between(-1.0, 2.5);
    const half_plane one{{std::cos(turn), std::sin(turn)}, limit};
    const half_plane other{{-one.normal.x, -one.normal.y}, -limit};
    ASSERT_NEAR(area(clip(square, one)) + area(clip(square, other)), 4, 1e-12);
  }
}

TEST(box, overlaps_and_contains) {
  const box one{{0, 0}, {2, 2}};
  EXPECT_TRUE(one.overlaps({{2, 2}, {3, 3}}));
  EXPECT_FALSE(one.overlaps({{2.1, 0}, {3, 3}}));
  EXPECT_TRUE(one.contains({2, 0}));
  EXPECT_FALSE(one.contains({2, -0.1}));
}

}  // namespace
}  // namespace wangge::geo
