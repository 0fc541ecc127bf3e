#pragma once
#include <filesystem>

namespace wangge::bench {

// Every person ten times, in the same households, with all that belongs to them; made once and
// kept. Indexes are built after the rows.
void make_tenfold(const std::filesystem::path& district, const std::filesystem::path& into);

}  // namespace wangge::bench
