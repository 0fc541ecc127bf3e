#pragma once
// A file of the data directory as an answer, in pieces, to be saved under a name.

#include <filesystem>
#include <string>

#include "http/http.h"

namespace wangge::exchange {

// The type follows the name's ending. `remove` deletes the file once it is open: what was made for
// this answer alone.
http::response file_answer(const std::filesystem::path& path, const std::string& name,
                           bool remove = false);

// The header's value that saves an answer under a name of any letters.
std::string attachment(const std::string& name);

}  // namespace wangge::exchange
