#include "exchange/encoding.h"

#include <unicode/ucnv.h>

#include <array>
#include <cstdint>
#include <stdexcept>

namespace wangge::exchange {
namespace {

constexpr std::size_t piece_bytes = 64 * 1024;

// Counts well-formed and malformed UTF-8 over a stream of bytes.
class utf8_scan {
 public:
  std::uint64_t errors = 0;
  std::uint64_t two_byte = 0;
  std::uint64_t longer = 0;  // three and four bytes: all Chinese
  bool binary = false;       // a NUL

  void feed(std::string_view piece) {
    for (const char c : piece) step(static_cast<std::uint8_t>(c));
  }
  void finish() { errors += need_ > 0; }

 private:
  void step(std::uint8_t byte) {
    if (need_ > 0 && byte >= low_ && byte <= high_) {
      low_ = 0x80, high_ = 0xbf;
      if (--need_ == 0) ++(long_ ? longer : two_byte);
      return;
    }
    errors += need_ > 0;
    need_ = 0, low_ = 0x80, high_ = 0xbf;
    if (byte < 0x80) {
      binary |= byte == 0;
    } else if (byte >= 0xc2 && byte <= 0xdf) {
      need_ = 1, long_ = false;
    } else if (byte >= 0xe0 && byte <= 0xf4) {
      lead(byte);
    } else {
      ++errors;
    }
  }
  // Overlong forms, surrogates and values beyond U+10FFFF show in the second byte (Unicode 3.9).
  void lead(std::uint8_t byte) {
    long_ = true;
    need_ = byte < 0xf0 ? 2 : 3;
    if (byte == 0xe0) low_ = 0xa0;
    if (byte == 0xed) high_ = 0x9f;
    if (byte == 0xf0) low_ = 0x90;
    if (byte == 0xf4) high_ = 0x8f;
  }

  int need_ = 0;
  bool long_ = false;
  std::uint8_t low_ = 0x80, high_ = 0xbf;
};

const char* icu_name(text_encoding how) {
  switch (how) {
    case text_encoding::utf16le:
      return "UTF-16LE";
    case text_encoding::utf16be:
      return "UTF-16BE";
    default:
      return "gb18030";
  }
}

}  // namespace

result<text_encoding> detect_encoding(byte_source& from) {
  std::string piece(piece_bytes, '\0');
  std::size_t count = from.read(piece.data(), piece.size());
  const std::string_view first(piece.data(), count);
  utf8_scan scan;
  if (first.starts_with("\xff\xfe") || first.starts_with("\xfe\xff")) {
    const bool little = first[0] == '\xff';
    from.rewind();
    return little ? text_encoding::utf16le : text_encoding::utf16be;
  }
  const bool marked = first.starts_with("\xef\xbb\xbf");
  for (; count > 0 && !scan.binary; count = from.read(piece.data(), piece.size()))
    scan.feed({piece.data(), count});
  scan.finish();
  from.rewind();
  if (scan.binary) return refuse(error::unknown_format);
  if (scan.errors == 0) {
    // Some pairs of GB18030 bytes are also well-formed two-byte UTF-8 (Latin, Greek …), but Chinese
    // in UTF-8 always has three bytes: text with pairs alone is Chinese in GB18030.
    const bool pairs_only = !marked && scan.two_byte > 0 && scan.longer == 0;
    return pairs_only ? text_encoding::gb18030 : text_encoding::utf8;
  }
  // GB18030 read as UTF-8 fails at every second character; a damaged UTF-8 file fails rarely.
  if (marked || scan.longer > 20 * scan.errors) return refuse(error::bad_utf8);
  return text_encoding::gb18030;
}

struct utf8_stream::converter {
  explicit converter(text_encoding how) {
    UErrorCode status = U_ZERO_ERROR;
    source.reset(ucnv_open(icu_name(how), &status));
    target.reset(ucnv_open("UTF-8", &status));
    if (U_SUCCESS(status))
      ucnv_setToUCallBack(source.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
    if (U_FAILURE(status)) throw std::runtime_error(u_errorName(status));
  }

  struct closer {
    void operator()(UConverter* one) const { ucnv_close(one); }
  };
  std::unique_ptr<UConverter, closer> source, target;
  std::array<UChar, 1024> pivot{};
  UChar* pivot_read = pivot.data();
  UChar* pivot_write = pivot.data();
  std::string out;
};

utf8_stream::utf8_stream(byte_source& from, text_encoding how)
    : from_(from), raw_(piece_bytes, '\0') {
  if (how != text_encoding::utf8) converter_ = std::make_unique<converter>(how);
}

utf8_stream::~utf8_stream() = default;

std::string_view utf8_stream::read_piece() {
  return {raw_.data(), from_.read(raw_.data(), raw_.size())};
}

result<std::string_view> utf8_stream::next() {
  for (;;) {
    const std::string_view piece = read_piece();
    const bool ended = piece.empty();
    std::string_view text = piece;
    if (converter_) {
      auto converted = convert(piece);
      if (!converted) return converted;
      text = *converted;
    }
    if (at_start_ && text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    if (!text.empty()) at_start_ = false;
    // A piece can end inside its first character and yield nothing yet.
    if (!text.empty() || ended) return text;
  }
}

// An empty piece flushes what the last one left unfinished.
result<std::string_view> utf8_stream::convert(std::string_view piece) {
  converter& c = *converter_;
  c.out.resize(piece_bytes * 3 + 64);
  char* target = c.out.data();
  const char* source = piece.data();
  UErrorCode status = U_ZERO_ERROR;
  ucnv_convertEx(c.target.get(), c.source.get(), &target, c.out.data() + c.out.size(), &source,
                 piece.data() + piece.size(), c.pivot.data(), &c.pivot_read, &c.pivot_write,
                 c.pivot.data() + c.pivot.size(), false, piece.empty(), &status);
  if (U_FAILURE(status)) return refuse(error::bad_utf8);
  const std::string_view text(c.out.data(), static_cast<std::size_t>(target - c.out.data()));
  if (text.find('\0') != text.npos) return refuse(error::unknown_format);
  return text;
}

}  // namespace wangge::exchange
