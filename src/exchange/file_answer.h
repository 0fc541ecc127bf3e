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

}  // namespace wangge::exchange
