#include "exchange/shared_strings.h"

#include <charconv>
#include <optional>

#include "base/text.h"

namespace wangge::exchange {
namespace {

constexpr std::size_t block_bytes = 1 << 20;

// <si> holds one <t>, or runs <r><t>; <rPh> is how it is pronounced and no part of the text.
class strings_handler final : public xml_handler {
 public:
  strings_handler(const read_limits& limits, shared_strings& into) : limits_(limits), into_(into) {}

  void start(std::string_view local, xml_attributes) override {
    if (local == "si") text_.clear();
    if (local == "rPh") spoken_ = true;
    in_text_ = local == "t" && !spoken_;
  }
  void end(std::string_view local) override {
    in_text_ = false;
    if (local == "rPh") spoken_ = false;
    if (local != "si") return;
    unescape(text_);
    if (!into_.add(text_)) stream_->fail(damages::too_much_text);
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_.append(piece);
    if (text_.size() > limits_.cell_bytes) stream_->fail(damages::cell_too_long);
  }

 private:
  const read_limits& limits_;
  shared_strings& into_;
  std::string text_;
  bool in_text_ = false;
  bool spoken_ = false;
};

// The value of an escape _xHHHH_ that begins at `at`.
std::optional<char32_t> escaped_at(std::string_view text, std::size_t at) {
  if (at + 6 >= text.size() || !text.substr(at).starts_with("_x") || text[at + 6] != '_')
    return std::nullopt;
  unsigned value = 0;
  const char* first = text.data() + at + 2;
  const auto [end, failed] = std::from_chars(first, first + 4, value, 16);
  if (failed != std::errc() || end != first + 4) return std::nullopt;
  return value;
}

}  // namespace

bool shared_strings::add(std::string_view text) {
  used_ += text.size() + sizeof(place);
  if (used_ > budget_ || text.size() >= block_bytes) return false;
  if (blocks_.empty() || blocks_.back().size() + text.size() > block_bytes) {
    blocks_.emplace_back();
    blocks_.back().reserve(block_bytes);
  }
  std::string& block = blocks_.back();
  places_.push_back({blocks_.size() - 1, block.size(), text.size()});
  block.append(text);
  return true;
}

std::string_view shared_strings::operator[](std::size_t index) const {
  const place at = places_[index];
  return std::string_view(blocks_[at.block]).substr(at.offset, at.length);
}

result<void> read_shared_strings(std::unique_ptr<zip_part> part, const read_limits& limits,
                                 shared_strings& into) {
  strings_handler handler(limits, into);
  return xml_stream(std::move(part), handler).run();
}

void unescape(std::string& text) {
  for (auto at = text.find("_x"); at != text.npos; at = text.find("_x", at + 1)) {
    const auto value = escaped_at(text, at);
    const bool surrogate = value >= 0xd800 && value <= 0xdfff;
    if (!value || *value == 0 || surrogate) continue;
    std::string character;
    append_character(character, *value);
    text.replace(at, 7, character);
  }
}

std::string escape(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (escaped_at(text, at)) out += "_x005F";
    out.push_back(text[at]);
  }
  return out;
}

}  // namespace wangge::exchange
