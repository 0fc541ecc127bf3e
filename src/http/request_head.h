#pragma once
// The parts of a request's head that the parser leaves to us (RFC 9112).

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/http.h"

namespace wangge::http {

enum class head_state { more, whole, bad };

// Looks for the empty line that ends the head. `seen` remembers how far the search came, so that a
// head which trickles in costs no more than one that comes at once; at `whole` it is the head's
// length. `bad`: a line fold, a bare CR or LF, or a control character; no need to wait for the end.
head_state scan_head(std::string_view bytes, std::size_t& seen);

// 0, or the status to refuse the request with: Host missing or twice (HTTP/1.1), two lengths,
// a transfer coding other than "chunked". `minor` is the HTTP/1.x version of the request.
int check_fields(const request& head, int minor);

// Brings target into origin form and fills path and query from it. False when it is neither in
// origin nor in absolute form, not UTF-8, has a bad
// percent sequence, a control character, an encoded slash or a dot segment.
bool split_target(request& head);

// Equal but for the case of ASCII letters; `lower` is in lower case already.
bool same_word(std::string_view word, std::string_view lower);

// The word is one of the comma-separated elements.
bool lists(std::string_view value, std::string_view lower_word);

// A percent-encoded header value (a file's name); nothing at a bad sequence.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace wangge::http
