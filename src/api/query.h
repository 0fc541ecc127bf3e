#pragma once
// Reading query parameters that lists of every kind share. Records have their own reader
// (records/request.h), which knows their described fields.

#include <optional>
#include <span>

#include "base/clock.h"
#include "base/result.h"
#include "base/uuid.h"
#include "http/http.h"

namespace wangge::api {

// ?limit=, 1 to 1000; 50 without it. Each of these refuses bad_parameter.
result<std::size_t> page_size(const http::request& ask);
// A day (2020-03-30, from its first moment in Shanghai) or an RFC 3339 instant.
result<std::optional<instant>> time_asked(const http::request& ask, std::string_view name);
result<std::optional<uuid>> id_asked(const http::request& ask, std::string_view name);

// One of the words, or `otherwise` where none is given.
result<std::string> word_asked(const http::request& ask, std::string_view name,
                               std::span<const std::string_view> known,
                               std::string_view otherwise = {});
// A whole number from 0.
result<std::optional<std::int64_t>> number_asked(const http::request& ask, std::string_view name);

failure bad_parameter(std::string_view name, std::string_view value, std::string_view zh,
                      std::string_view en);

}  // namespace wangge::api
