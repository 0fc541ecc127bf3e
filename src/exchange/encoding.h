#pragma once
// The text of office files as UTF-8, whatever the program that saved it.

#include <memory>
#include <string>
#include <string_view>

#include "exchange/input.h"

namespace wangge::exchange {

enum class text_encoding { utf8, utf16le, utf16be, gb18030 };

// Decides by the byte order mark, else by reading all of it: one stray byte far down must not turn
// a GB18030 file into mojibake. Leaves the source at its start.
// Refuses with error::unknown_format (binary) and error::bad_utf8 (UTF-8 with damaged characters).
result<text_encoding> detect_encoding(byte_source& from);

// Pieces of UTF-8 without byte order mark. The source must outlive the stream and stand at its
// start.
class utf8_stream {
 public:
  utf8_stream(byte_source& from, text_encoding how);
  ~utf8_stream();

  // The next piece, valid until the next call; empty at the end. A character is never split for
  // converted encodings; UTF-8 passes through in raw pieces.
  // Refuses with error::bad_utf8 at a malformed character.
  result<std::string_view> next();

 private:
  struct converter;

  std::string_view read_piece();
  result<std::string_view> convert(std::string_view piece);

  byte_source& from_;
  std::string raw_;
  std::unique_ptr<converter> converter_;  // none for UTF-8
  bool at_start_ = true;
};

}  // namespace wangge::exchange
