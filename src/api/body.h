#pragma once
// Reading a small JSON body: members are taken one by one, every violation is kept, and done()
// refuses them all together with the members nobody asked for. Records have their own reader
// (records/), which knows their described fields.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "base/uuid.h"
#include "http/http.h"

namespace wangge::api {

// How a member is called in a message.
struct label {
  std::string_view zh, en;
};

class body {
 public:
  // Refuses bad_json, bad_utf8. An empty body reads as {}.
  static result<body> read(const http::request& ask);

  // Present and not null.
  bool has(std::string_view name);
  // One line of 1 to `max` characters in its stored form (base/text.h); "" after a violation.
  std::string text(std::string_view name, label shown, std::size_t max);
  // The same; nothing when absent or null.
  std::optional<std::string> maybe_text(std::string_view name, label shown, std::size_t max);
  // As it was sent, at most `max` bytes: passwords, tokens.
  std::string secret(std::string_view name, label shown, std::size_t max);
  std::optional<std::string> maybe_secret(std::string_view name, label shown, std::size_t max);
  std::optional<bool> maybe_flag(std::string_view name, label shown);
  std::optional<std::int64_t> maybe_integer(std::string_view name, label shown, std::int64_t low,
                                            std::int64_t high);
  std::optional<uuid> maybe_id(std::string_view name);
  // An object as JSON text of at most `max` bytes.
  std::optional<std::string> maybe_object(std::string_view name, label shown, std::size_t max);
  std::optional<std::vector<std::string>> maybe_words(std::string_view name, label shown);

  void wrong(error code, std::string_view name, label shown,
             std::map<std::string, std::string> params = {});
  result<void> done();

 private:
  explicit body(json::document from) : from_(std::move(from)) {}
  // The member when it is there, not null, and of that kind; else a violation where it is one.
  std::optional<json::view> take(std::string_view name, label shown, json::type kind);

  json::document from_;
  std::set<std::string, std::less<>> asked_;
  std::vector<problem> problems_;
};

}  // namespace wangge::api
