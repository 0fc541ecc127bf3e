#pragma once
// Points, polygons and the three coordinate systems of Chinese maps.
//
// The store and the program use WGS-84 (equal to CGCS2000 within decimetres). GCJ-02 (AMap,
// Tencent) and BD-09 (Baidu) exist at the edge only; in Jinan GCJ-02 lies 517 m east and 27 m
// north, about two grids, so a value without its system is worthless.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace wangge::geo {

// Degrees (x = longitude, y = latitude), or metres east and north on a local_plane.
struct point {
  double x = 0;
  double y = 0;
  bool operator==(const point&) const = default;
};

enum class crs { wgs84, gcj02, bd09 };
// Degrees in, degrees out. GCJ-02 and BD-09 shift points in mainland China's bounding box only.
// The way back is iterated to 1e-9 degrees (0.1 mm).
point convert(point degrees, crs from, crs to);

// Metres around a reference point on the WGS-84 ellipsoid. Within 50 km of it distances are right
// to 1 in 1,000; there and back is exact.
class local_plane {
 public:
  explicit local_plane(point origin_degrees);
  point metres(point degrees) const;
  point degrees(point metres) const;

 private:
  point origin_;
  double metres_per_x_, metres_per_y_;
};

double distance(point a, point b);    // in the unit of the points
double distance_m(point a, point b);  // metres between two points in degrees, up to 50 km

// A simple polygon: its corners in order, the first not repeated, either way round.
using polygon = std::vector<point>;

double area(const polygon& ring);     // in squared units of the points, never negative
double area_m2(const polygon& ring);  // of a polygon in degrees
bool is_anticlockwise(const polygon& ring);
point centroid(const polygon& ring);  // of the surface; of the corners when it has none

// Is the point inside? Where cells meet along edges with the same two end points in both, every
// point on an edge or corner belongs to exactly one of them.
bool contains(const polygon& ring, point p);

// Keeps the points with normal.x * x + normal.y * y <= limit.
struct half_plane {
  point normal;
  double limit = 0;
};
// The part of a convex polygon inside; empty when nothing is left. A concave polygon may come back
// with edges that run along the cut and back.
polygon clip(const polygon& ring, const half_plane& side);

struct box {
  point low, high;
  bool contains(point p) const {
    return p.x >= low.x && p.x <= high.x && p.y >= low.y && p.y <= high.y;
  }
  bool overlaps(const box& other) const {
    return low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y &&
           other.low.y <= high.y;
  }
};
box bounds(const polygon& ring);  // of no corners: an empty box at the origin

// The form in the store: JSON [[lon,lat],…] with 7 decimals (1 cm).
std::string format_polygon(const polygon& ring);
// The same with any number of decimals; a repeated last corner is dropped. Refuses with
// bad_outline {reason}: fewer than 3 or more than 5,000 corners, beyond ±180 and ±90, no area, or
// edges that cross (they may touch).
result<polygon> parse_polygon(std::string_view json);

}  // namespace wangge::geo
