#pragma once
// JSON in: simdjson's DOM behind a small face (depth ≤ 32; duplicate keys, bad UTF-8
// and U+0000 refused).
// JSON out: a streaming writer.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/uuid.h"

namespace simdjson::dom {
class element;
class parser;
}  // namespace simdjson::dom

namespace wangge::json {

// Writes members and values; the caller keeps the brackets balanced. Written here because a list
// page is mostly this: docs/decisions/0006-json-out.md.
class writer {
 public:
  writer& open() { return bracket('{'); }
  writer& close() { return put('}'); }
  writer& open_array() { return bracket('['); }
  writer& close_array() { return put(']'); }
  writer& key(std::string_view name) {
    value(name);
    return put(':');
  }
  writer& value(std::string_view v);
  writer& value(const char* v) { return value(std::string_view(v)); }
  writer& value(const std::string& v) { return value(std::string_view(v)); }
  writer& value(std::int64_t v);
  writer& value(int v) { return value(std::int64_t{v}); }
  writer& value(bool v) { return raw(v ? "true" : "false"); }
  writer& value(double v);  // null where it is not finite
  writer& value(const uuid& v) { return value(uuid_text(v).view()); }
  writer& null() { return raw("null"); }
  // A key as key_text() gives it, for keys that are written many times.
  writer& known_key(std::string_view text) {
    separate();
    out_ += text;
    return *this;
  }
  static std::string key_text(std::string_view name) { return writer().key(name).out_; }
  void reserve(std::size_t bytes) { out_.reserve(bytes); }
  // Text that is a JSON value already.
  writer& raw(std::string_view text) {
    separate();
    out_ += text;
    return *this;
  }
  template <class T>
  writer& member(std::string_view name, const T& v) {
    key(name);
    return value(v);
  }
  const std::string& str() const& { return out_; }
  std::string str() && { return std::move(out_); }

 private:
  // Whatever follows a value is parted from it.
  void separate() {
    if (out_.empty()) return;
    const char last = out_.back();
    if (last != '{' && last != '[' && last != ':') out_ += ',';
  }
  writer& put(char c) {
    out_ += c;
    return *this;
  }
  writer& bracket(char c) {
    separate();
    return put(c);
  }

  std::string out_;
};

enum class type { null, boolean, integer, real, text, array, object };

// A value inside a parsed document; valid while the document lives.
class view {
 public:
  type kind() const;
  bool is_null() const { return kind() == type::null; }
  // Each returns the neutral value when the kind differs; check kind() first where it matters.
  std::string_view text() const;
  std::int64_t integer() const;
  double real() const;  // integers too
  bool boolean() const;
  // A member of an object, or nothing.
  std::optional<view> find(std::string_view name) const;
  std::string_view text_of(std::string_view name) const;  // "" when absent or no text
  std::int64_t integer_of(std::string_view name, std::int64_t otherwise) const;
  void each_member(const std::function<void(std::string_view, view)>& visit) const;
  void each_item(const std::function<void(view)>& visit) const;
  std::string dump() const;  // the value as JSON text

 private:
  friend class document;
  std::uint64_t store_[4];  // a simdjson::dom::element
};

class document {
 public:
  // Refuses with error::bad_json or error::bad_utf8.
  static result<document> parse(std::string_view text);
  // The same, and the root must be an object.
  static result<document> parse_object(std::string_view text);
  view root() const { return root_; }

 private:
  std::shared_ptr<simdjson::dom::parser> parser_;
  view root_;
};

}  // namespace wangge::json
