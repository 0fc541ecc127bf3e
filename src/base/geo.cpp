#include "base/geo.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <numbers>
#include <optional>
#include <utility>

#include "base/json.h"

namespace wangge::geo {
namespace {

using std::numbers::pi;

constexpr double radians_per_degree = pi / 180;

struct ellipsoid {
  double radius;         // equatorial, metres
  double eccentricity2;  // squared first eccentricity

  // Metres per degree of longitude (x) and latitude (y) at a latitude.
  point metres_per_degree(double latitude) const {
    const double phi = latitude * radians_per_degree, sine = std::sin(phi);
    const double w2 = 1 - eccentricity2 * sine * sine;
    const double across = radius / std::sqrt(w2);
    const double along = radius * (1 - eccentricity2) / (w2 * std::sqrt(w2));
    return {across * std::cos(phi) * radians_per_degree, along * radians_per_degree};
  }
};
constexpr ellipsoid wgs84_ellipsoid{6378137.0, 6.69437999014e-3};
constexpr ellipsoid krasovsky{6378245.0, 6.69342162296594323e-3};  // what GCJ-02 computes on

bool in_china(point p) {
  return p.x > 72.004 && p.x < 137.8347 && p.y > 0.8293 && p.y < 55.8271;
}

// Pairs of sines that GCJ-02 adds: amplitude over wave number, both in half turns.
double waves(std::initializer_list<std::pair<double, double>> parts) {
  double sum = 0;
  for (const auto& [amplitude, phase] : parts) sum += amplitude * std::sin(phase * pi);
  return sum * 2 / 3;
}

// Metres (roughly) by which GCJ-02 shifts a point, as a polynomial and waves around 105°E 35°N.
point gcj02_shift(point p) {
  const double x = p.x - 105, y = p.y - 35, root = std::sqrt(std::abs(x));
  const double ripple = waves({{20, 6 * x}, {20, 2 * x}});
  return {300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple +
              waves({{20, x}, {40, x / 3}}) + waves({{150, x / 12}, {300, x / 30}}),
          -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple +
              waves({{20, y}, {40, y / 3}}) + waves({{160, y / 12}, {320, y / 30}})};
}

point gcj02_of(point wgs84) {
  if (!in_china(wgs84)) return wgs84;
  const point shift = gcj02_shift(wgs84), metres = krasovsky.metres_per_degree(wgs84.y);
  return {wgs84.x + shift.x / metres.x, wgs84.y + shift.y / metres.y};
}

// Baidu turns and stretches GCJ-02 a little, by an amount that ripples with the place.
point bd09_of(point gcj02) {
  constexpr double ripple = pi * 3000 / 180;
  if (!in_china(gcj02)) return gcj02;
  const double reach = std::hypot(gcj02.x, gcj02.y) + 0.00002 * std::sin(gcj02.y * ripple);
  const double angle = std::atan2(gcj02.y, gcj02.x) + 0.000003 * std::cos(gcj02.x * ripple);
  return {reach * std::cos(angle) + 0.0065, reach * std::sin(angle) + 0.006};
}

// The point that `forward` brings to `target`. Both shifts change slowly with the place, so that
// each round removes nearly all of what is left.
template <class F>
point inverse(const F& forward, point target) {
  point guess = target;
  for (int round = 0; round < 20; ++round) {
    const point there = forward(guess);
    const point off{target.x - there.x, target.y - there.y};
    guess = {guess.x + off.x, guess.y + off.y};
    if (std::abs(off.x) + std::abs(off.y) < 1e-10) break;
  }
  return guess;
}

double cross(point a, point b) {
  return a.x * b.y - a.y * b.x;
}
point minus(point a, point b) {
  return {a.x - b.x, a.y - b.y};
}

// Twice the area, positive when anticlockwise. Corners are taken from the first one, so that large
// coordinates do not cost digits.
double doubled_area(const polygon& ring) {
  double sum = 0;
  for (std::size_t i = 1; i + 1 < ring.size(); ++i)
    sum += cross(minus(ring[i], ring[0]), minus(ring[i + 1], ring[0]));
  return sum;
}

refused bad_outline(const char* zh, const char* en) {
  return refuse(error::bad_outline, {{"reason.zh", zh}, {"reason.en", en}});
}

bool is_number(const json::view& v) {
  return v.kind() == json::type::real || v.kind() == json::type::integer;
}

// Nothing unless the item is two numbers.
std::optional<point> corner(const json::view& item) {
  if (item.kind() != json::type::array) return std::nullopt;
  std::vector<double> parts;
  bool numbers = true;
  item.each_item([&](json::view part) {
    numbers = numbers && is_number(part);
    if (parts.size() < 3) parts.push_back(part.real());
  });
  if (!numbers || parts.size() != 2) return std::nullopt;
  return point{parts[0], parts[1]};
}

// In steps of the stored form, where signs of areas are exact.
struct lattice_point {
  std::int64_t x, y;
};
struct edge {
  lattice_point from, to;
  std::int64_t left() const { return std::min(from.x, to.x); }
  std::int64_t right() const { return std::max(from.x, to.x); }
};

// On which side of the edge the point lies: -1, 0, 1.
int side_of(const edge& e, lattice_point p) {
  __extension__ using wide = __int128;
  const wide one = wide(e.to.x - e.from.x) * (p.y - e.from.y);
  const wide other = wide(p.x - e.from.x) * (e.to.y - e.from.y);
  return one > other ? 1 : one < other ? -1 : 0;
}

bool cross_each_other(const edge& a, const edge& b) {
  return side_of(a, b.from) * side_of(a, b.to) < 0 && side_of(b, a.from) * side_of(b, a.to) < 0;
}

// From west to east, comparing only edges that share a meridian.
bool crosses_itself(const polygon& ring) {
  const auto lattice = [](point p) {
    return lattice_point{std::llround(p.x * 1e7), std::llround(p.y * 1e7)};
  };
  std::vector<edge> edges;
  for (std::size_t i = 0; i < ring.size(); ++i)
    edges.push_back({lattice(ring[i]), lattice(ring[(i + 1) % ring.size()])});
  std::sort(edges.begin(), edges.end(),
            [](const edge& a, const edge& b) { return a.left() < b.left(); });
  for (std::size_t i = 0; i < edges.size(); ++i)
    for (std::size_t k = i + 1; k < edges.size() && edges[k].left() <= edges[i].right(); ++k)
      if (cross_each_other(edges[i], edges[k])) return true;
  return false;
}

}  // namespace

point convert(point degrees, crs from, crs to) {
  if (from == to) return degrees;
  point gcj02 = degrees;
  if (from == crs::wgs84) gcj02 = gcj02_of(degrees);
  if (from == crs::bd09) gcj02 = inverse(bd09_of, degrees);
  if (to == crs::wgs84) return inverse(gcj02_of, gcj02);
  return to == crs::bd09 ? bd09_of(gcj02) : gcj02;
}

local_plane::local_plane(point origin_degrees) : origin_(origin_degrees) {
  const point scale = wgs84_ellipsoid.metres_per_degree(origin_degrees.y);
  metres_per_x_ = scale.x;
  metres_per_y_ = scale.y;
}

point local_plane::metres(point degrees) const {
  return {(degrees.x - origin_.x) * metres_per_x_, (degrees.y - origin_.y) * metres_per_y_};
}

point local_plane::degrees(point metres) const {
  return {origin_.x + metres.x / metres_per_x_, origin_.y + metres.y / metres_per_y_};
}

double distance(point a, point b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

double distance_m(point a, point b) {
  const point scale = wgs84_ellipsoid.metres_per_degree((a.y + b.y) / 2);
  return std::hypot((a.x - b.x) * scale.x, (a.y - b.y) * scale.y);
}

double area(const polygon& ring) {
  return std::abs(doubled_area(ring)) / 2;
}

double area_m2(const polygon& ring) {
  const point scale = wgs84_ellipsoid.metres_per_degree(centroid(ring).y);
  return area(ring) * scale.x * scale.y;
}

bool is_anticlockwise(const polygon& ring) {
  return doubled_area(ring) > 0;
}

point centroid(const polygon& ring) {
  if (ring.empty()) return {};
  const double whole = doubled_area(ring);
  point sum;
  for (std::size_t i = 1; i + 1 < ring.size() && whole != 0; ++i) {
    const point a = minus(ring[i], ring[0]), b = minus(ring[i + 1], ring[0]);
    const double weight = cross(a, b) / (3 * whole);
    sum = {sum.x + (a.x + b.x) * weight, sum.y + (a.y + b.y) * weight};
  }
  if (whole != 0) return {ring[0].x + sum.x, ring[0].y + sum.y};
  for (const point& p : ring) sum = {sum.x + p.x, sum.y + p.y};
  return {sum.x / static_cast<double>(ring.size()), sum.y / static_cast<double>(ring.size())};
}

bool contains(const polygon& ring, point p) {
  bool inside = false;
  for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
    // Upwards always, so that both cells at an edge round alike.
    const auto [low, high] = ring[before].y < ring[i].y ? std::pair(ring[before], ring[i])
                                                        : std::pair(ring[i], ring[before]);
    if (p.y < low.y || p.y >= high.y) continue;
    if (cross(minus(high, low), minus(p, low)) > 0) inside = !inside;
  }
  return inside;
}

polygon clip(const polygon& ring, const half_plane& side) {
  polygon out;
  const auto beyond = [&](point p) {
    return side.normal.x * p.x + side.normal.y * p.y - side.limit;
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const point a = ring[i], b = ring[(i + 1) % ring.size()];
    const double a_beyond = beyond(a), b_beyond = beyond(b);
    if (a_beyond <= 0) out.push_back(a);
    if ((a_beyond < 0 && b_beyond > 0) || (a_beyond > 0 && b_beyond < 0)) {
      const double part = a_beyond / (a_beyond - b_beyond);
      out.push_back({a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part});
    }
  }
  if (out.size() < 3) out.clear();
  return out;
}

box bounds(const polygon& ring) {
  if (ring.empty()) return {};
  box out{ring[0], ring[0]};
  for (const point& p : ring) {
    out.low = {std::min(out.low.x, p.x), std::min(out.low.y, p.y)};
    out.high = {std::max(out.high.x, p.x), std::max(out.high.y, p.y)};
  }
  return out;
}

std::string format_polygon(const polygon& ring) {
  std::string out = "[";
  for (const point& p : ring)
    fmt::format_to(std::back_inserter(out), "{}[{:.7f},{:.7f}]", out.size() > 1 ? "," : "", p.x,
                   p.y);
  return out + "]";
}

result<polygon> parse_polygon(std::string_view json) {
  constexpr std::size_t most_corners = 5'000;
  const auto parsed = json::document::parse(json);
  if (!parsed || parsed->root().kind() != json::type::array)
    return bad_outline("不是 JSON 数组", "it is not a JSON array");
  polygon ring;
  bool pairs = true, on_earth = true;
  parsed->root().each_item([&](json::view item) {
    const auto p = corner(item);
    pairs = pairs && p;
    on_earth = on_earth && p && std::abs(p->x) <= 180 && std::abs(p->y) <= 90;
    if (p && ring.size() <= most_corners + 1 && (ring.empty() || ring.back() != *p))
      ring.push_back(*p);
  });
  if (!pairs) return bad_outline("每个点应为两个数", "each point must be two numbers");
  if (!on_earth) return bad_outline("经纬度超出范围", "a longitude or latitude is out of range");
  if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
  if (ring.size() > most_corners)
    return bad_outline("多于 5000 点", "it has more than 5,000 points");
  if (ring.size() < 3 || doubled_area(ring) == 0)
    return bad_outline("没有面积", "it encloses no area");
  if (crosses_itself(ring)) return bad_outline("边线自相交叉", "its edges cross each other");
  return ring;
}

}  // namespace wangge::geo
