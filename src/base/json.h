#pragma once
// JSON in: simdjson's DOM behind a small face (depth ≤ 32; duplicate keys, bad UTF-8
// and U+0000 refused).
// JSON out: RapidJSON's streaming writer.

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
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

// Writes members and values; the caller keeps the brackets balanced.
class writer {
 public:
  writer() : out_(buffer_) {}
  writer& open() {
    out_.StartObject();
    return *this;
  }
  writer& close() {
    out_.EndObject();
    return *this;
  }
  writer& open_array() {
    out_.StartArray();
    return *this;
  }
  writer& close_array() {
    out_.EndArray();
    return *this;
  }
  writer& key(std::string_view name) {
    out_.Key(name.data(), static_cast<unsigned>(name.size()));
    return *this;
  }
  writer& value(std::string_view v) {
    // RapidJSON asserts a pointer, which an empty view need not hold.
    out_.String(v.empty() ? "" : v.data(), static_cast<unsigned>(v.size()));
    return *this;
  }
  writer& value(const char* v) { return value(std::string_view(v)); }
  writer& value(const std::string& v) { return value(std::string_view(v)); }
  writer& value(std::int64_t v) {
    out_.Int64(v);
    return *this;
  }
  writer& value(int v) {
    out_.Int(v);
    return *this;
  }
  writer& value(bool v) {
    out_.Bool(v);
    return *this;
  }
  writer& value(double v) {
    if (!std::isfinite(v)) return null();
    out_.Double(v);
    return *this;
  }
  writer& value(const uuid& v) { return value(std::string_view(to_string(v))); }
  writer& null() {
    out_.Null();
    return *this;
  }
  writer& raw(std::string_view text) {
    out_.RawValue(text.data(), text.size(), rapidjson::kObjectType);
    return *this;
  }
  template <class T>
  writer& member(std::string_view name, const T& v) {
    key(name);
    return value(v);
  }
  std::string str() const { return {buffer_.GetString(), buffer_.GetSize()}; }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> out_;
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
