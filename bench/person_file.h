#pragma once
#include <filesystem>

namespace wangge::bench {

// The first `rows` persons of a store as an office would send them: CSV, Chinese headings, clear
// numbers. Households are left out, so that the rows stand alone.
void write_person_file(const std::filesystem::path& store, const std::filesystem::path& file,
                       int rows);

}  // namespace wangge::bench
