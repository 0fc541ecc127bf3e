#include "demo/voronoi.h"

#include <geos_c.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

namespace wangge::demo {
namespace {

using context = std::unique_ptr<GEOSContextHandle_HS, decltype(&GEOS_finish_r)>;

struct geometry_deleter {
  GEOSContextHandle_t handle;
  void operator()(GEOSGeometry* shape) const { GEOSGeom_destroy_r(handle, shape); }
};
using geometry = std::unique_ptr<GEOSGeometry, geometry_deleter>;

geometry points_of(GEOSContextHandle_t handle, std::span<const point> seeds) {
  auto* sequence = GEOSCoordSeq_create_r(handle, static_cast<unsigned>(seeds.size()), 2);
  for (unsigned i = 0; i < seeds.size(); ++i) {
    GEOSCoordSeq_setXY_r(handle, sequence, i, seeds[i].x, seeds[i].y);
  }
  return geometry(GEOSGeom_createLineString_r(handle, sequence), geometry_deleter{handle});
}

shape corners_of(GEOSContextHandle_t handle, const GEOSGeometry* polygon) {
  const auto* ring = GEOSGetExteriorRing_r(handle, polygon);
  const auto* sequence = GEOSGeom_getCoordSeq_r(handle, ring);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(handle, sequence, &size);
  shape out(size > 0 ? size - 1 : 0);
  for (unsigned i = 0; i + 1 < size; ++i) {
    GEOSCoordSeq_getXY_r(handle, sequence, i, &out[i].x, &out[i].y);
  }
  if (!geo::is_anticlockwise(out)) std::reverse(out.begin(), out.end());
  return out;
}

// GEOS gives the cells in an order of its own.
std::vector<shape> in_order_of(std::span<const point> seeds, std::vector<shape> cells) {
  std::vector<shape> out(seeds.size());
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const auto own = std::find_if(cells.begin(), cells.end(), [&](const shape& cell) {
      return !cell.empty() && geo::contains(cell, seeds[i]);
    });
    if (own == cells.end()) throw std::logic_error("voronoi: a seed without a cell");
    out[i] = std::move(*own);
    own->clear();
  }
  return out;
}

}  // namespace

std::vector<shape> voronoi_cells(std::span<const point> seeds) {
  const context owner(GEOS_init_r(), GEOS_finish_r);
  const auto handle = owner.get();
  const geometry points = points_of(handle, seeds);
  const geometry diagram(GEOSVoronoiDiagram_r(handle, points.get(), nullptr, 0, 0),
                         geometry_deleter{handle});
  if (!diagram) throw std::runtime_error("voronoi: GEOS made no diagram");
  std::vector<shape> cells;
  const int n = GEOSGetNumGeometries_r(handle, diagram.get());
  for (int i = 0; i < n; ++i) {
    cells.push_back(corners_of(handle, GEOSGetGeometryN_r(handle, diagram.get(), i)));
  }
  return in_order_of(seeds, std::move(cells));
}

}  // namespace wangge::demo
