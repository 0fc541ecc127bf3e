#pragma once
#include <string_view>

namespace wangge::demo {

// 区卫生健康局 … and 市教育局 …, generic names: 53 and 12 of them.
std::string_view district_department(int at);
std::string_view city_department(int at);

}  // namespace wangge::demo
