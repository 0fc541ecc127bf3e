#include "records/cursor_text.h"

#include <cstring>

#include "access/secret.h"

namespace wangge::records {
namespace {

constexpr std::size_t longest = 4096;
const access::sealed_place place{"cursor", {}};

template <class T>
void put(std::string& out, T n) {
  out.append(reinterpret_cast<const char*>(&n), sizeof n);
}

template <class T>
bool take(std::string_view& in, T& n) {
  if (in.size() < sizeof n) return false;
  std::memcpy(&n, in.data(), sizeof n);
  in.remove_prefix(sizeof n);
  return true;
}

void put_value(std::string& out, const db::value& v) {
  if (const auto* n = std::get_if<std::int64_t>(&v)) {
    out += 'i';
    put(out, *n);
  } else if (const auto* d = std::get_if<double>(&v)) {
    out += 'd';
    put(out, *d);
  } else if (const auto* id = std::get_if<uuid>(&v)) {
    out += 'u';
    put(out, id->bytes);
  } else if (const auto* text = std::get_if<std::string>(&v)) {
    out += 't';
    put(out, static_cast<std::uint32_t>(text->size()));
    out += *text;
  } else {
    out += 'n';
  }
}

bool take_text(std::string_view& in, db::value& v) {
  std::uint32_t size = 0;
  if (!take(in, size) || in.size() < size) return false;
  v = std::string(in.substr(0, size));
  in.remove_prefix(size);
  return true;
}

template <class T>
bool take_as(std::string_view& in, db::value& v) {
  T n{};
  if (!take(in, n)) return false;
  v = n;
  return true;
}

bool take_value(std::string_view& in, db::value& v) {
  const char kind = in.front();
  in.remove_prefix(1);
  switch (kind) {
    case 'n':
      v = {};
      return true;
    case 'i':
      return take_as<std::int64_t>(in, v);
    case 'd':
      return take_as<double>(in, v);
    case 'u':
      return take_as<uuid>(in, v);
    case 't':
      return take_text(in, v);
    default:
      return false;
  }
}

}  // namespace

std::string write_cursor(const access::vault& seal, std::uint64_t fingerprint,
                         const std::vector<db::value>& keys) {
  std::string raw;
  put(raw, fingerprint);
  for (const auto& v : keys) put_value(raw, v);
  return access::base64url(seal.seal(raw, place));
}

bool read_cursor(const access::vault& seal, std::string_view text, std::uint64_t fingerprint,
                 std::vector<db::value>& keys) {
  if (text.size() > longest) return false;
  const auto sealed = access::from_base64url(text);
  if (!sealed) return false;
  const auto raw = seal.open(*sealed, place);
  if (!raw) return false;
  std::string_view rest(*raw);
  std::uint64_t found = 0;
  if (!take(rest, found) || found != fingerprint) return false;
  while (!rest.empty()) {
    db::value v;
    if (!take_value(rest, v)) return false;
    keys.push_back(std::move(v));
  }
  return !keys.empty();
}

}  // namespace wangge::records
