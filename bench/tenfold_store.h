#pragma once
#include <filesystem>

namespace wangge::bench {

// Every household and person ten times, in ten times the grids, with all that belongs to them; made
// once and kept. Indexes are built after the rows.
void make_tenfold(const std::filesystem::path& district, const std::filesystem::path& into);

}  // namespace wangge::bench
