#include "http/request_head.h"

#include "base/text.h"

namespace wangge::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// False at a bad percent sequence or a NUL.
bool decode(std::string_view from, bool plus_is_space, std::string& to) {
  to.reserve(from.size());
  for (std::size_t at = 0; at < from.size(); ++at) {
    char c = from[at];
    if (c == '+' && plus_is_space) {
      c = ' ';
    } else if (c == '%') {
      if (from.size() - at < 3) return false;
      const int high = hex_digit(from[at + 1]), low = hex_digit(from[at + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      at += 2;
    }
    if (c == '\0') return false;
    to.push_back(c);
  }
  return true;
}

bool has_dot_segment(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at + 1), path.size());
    const auto segment = path.substr(at + 1, end - at - 1);
    if (segment == "." || segment == "..") return true;
    at = end;
  }
  return false;
}

bool has_control(std::string_view text) {
  for (const char c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) return true;
  return false;
}

bool decode_path(std::string_view raw, std::string& path) {
  // An encoded slash would name a different resource here than at a proxy in front.
  if (raw.find("%2F") != raw.npos || raw.find("%2f") != raw.npos) return false;
  return decode(raw, false, path) && !has_control(path) && !has_dot_segment(path) && is_utf8(path);
}

bool decode_query(std::string_view raw, pairs& query) {
  while (!raw.empty()) {
    const std::size_t end = std::min(raw.find('&'), raw.size());
    const auto part = raw.substr(0, end);
    raw.remove_prefix(std::min(end + 1, raw.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    std::string name, value;
    if (!decode(part.substr(0, equals), true, name)) return false;
    if (!decode(part.substr(std::min(equals + 1, part.size())), true, value)) return false;
    if (!is_utf8(name) || !is_utf8(value)) return false;
    query.emplace_back(std::move(name), std::move(value));
  }
  return true;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool plausible_host(std::string_view host) {
  for (const char c : host)
    if (c <= ' ' || c == 0x7F || c == '/' || c == '@' || c == '?' || c == '#' || c == '\\' ||
        c == ',')
      return false;
  return true;
}

int check_coding(std::string_view coding, int lengths, int minor) {
  // Both framings at once, or one that HTTP/1.0 does not have: someone in between may disagree
  // about where this request ends.
  if (lengths > 0 || minor == 0) return 400;
  if (same_word(coding, "chunked")) return 0;
  const auto last = trimmed(coding.substr(coding.rfind(',') + 1));
  return same_word(last, "chunked") || coding.find(',') == coding.npos ? 501 : 400;
}

}  // namespace

bool same_word(std::string_view word, std::string_view lower_word) {
  if (word.size() != lower_word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (lower(word[i]) != lower_word[i]) return false;
  return true;
}

bool lists(std::string_view value, std::string_view lower_word) {
  while (true) {
    const std::size_t end = std::min(value.find(','), value.size());
    if (same_word(trimmed(value.substr(0, end)), lower_word)) return true;
    if (end == value.size()) return false;
    value.remove_prefix(end + 1);
  }
}

head_state scan_head(std::string_view bytes, std::size_t& seen) {
  for (std::size_t i = seen; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    const char before = i > 0 ? bytes[i - 1] : ' ';
    if ((c == '\n') != (before == '\r')) return head_state::bad;
    if (c > ' ' && c != 0x7F) continue;
    if (c == '\n' && i >= 3 && bytes[i - 2] == '\n') {
      seen = i + 1;
      return head_state::whole;
    }
    const bool blank = c == ' ' || c == '\t';
    if (blank && before == '\n') return head_state::bad;
    if (!blank && c != '\r' && c != '\n') return head_state::bad;
  }
  seen = bytes.size();
  return head_state::more;
}

int check_fields(const request& head, int minor) {
  int hosts = 0, lengths = 0, codings = 0;
  for (const auto& [name, value] : head.headers) {
    if (name == "host" && (++hosts > 1 || !plausible_host(value))) return 400;
    if (name == "content-length" && (++lengths > 1 || value.find(',') != value.npos)) return 400;
    if (name == "transfer-encoding" && ++codings > 1) return 400;
  }
  if (minor >= 1 && hosts == 0) return 400;
  return codings == 0 ? 0 : check_coding(head.header("transfer-encoding"), lengths, minor);
}

namespace {

// RFC 9112 3.2.2: a server must accept the absolute form; which of its names was meant is nothing
// to us. False when there is no authority.
bool make_origin_form(std::string& target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!same_word(std::string_view(target).substr(0, scheme.size()), scheme)) continue;
    const auto end = std::min(target.find_first_of("/?#", scheme.size()), target.size());
    if (end == scheme.size()) return false;
    target.erase(0, end);
    if (target.empty() || target.front() != '/') target.insert(0, "/");
    break;
  }
  return true;
}

}  // namespace

bool split_target(request& head) {
  if (!make_origin_form(head.target)) return false;
  const std::string_view target = head.target;
  if (target.empty() || target.front() != '/' || target.find('#') != target.npos) return false;
  const std::size_t mark = std::min(target.find('?'), target.size());
  return decode_path(target.substr(0, mark), head.path) &&
         decode_query(target.substr(std::min(mark + 1, target.size())), head.query);
}

std::string_view request::header(std::string_view lower_name) const {
  for (const auto& [name, value] : headers)
    if (name == lower_name) return value;
  return {};
}

std::optional<std::string_view> request::param(std::string_view name) const {
  for (const auto& [key, value] : query)
    if (key == name) return value;
  return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  if (!decode(text, false, out) || !is_utf8(out)) return std::nullopt;
  return out;
}

}  // namespace wangge::http
