#pragma once
// Pinyin initials, so that a name can be found by typing zjg for 张建国.

#include <string>
#include <string_view>

namespace wangge {

// Of a person's name: the surname is read as a surname (单 s, 曾 z, 仇 q, 尉迟 yc), the rest in its
// usual reading. Other letters and digits pass through in lower case; everything else, and
// ideographs without a known reading, is left out. Thread-safe; readings are asked of ICU once per
// character (the first call loads its tables, about 0.2 s), afterwards a name costs some 20 ns.
std::string name_initials(std::string_view name);

// Of anything else: places, organisations.
std::string initials(std::string_view text);

}  // namespace wangge
