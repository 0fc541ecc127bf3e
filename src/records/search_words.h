#pragma once
// The words under which records are found, as far as totals of searches depend on them.

#include <string>
#include <string_view>
#include <vector>

#include "records/record.h"

namespace wangge::api {
class transaction;
}

namespace wangge::records {

// The words under which a record is found: its pieces, and each beginning of its initials. None
// when it has ended.
std::vector<std::string> words_of(const record& one);
// A beginning of initials as a word; no piece of a text looks like it.
std::string initials_word(std::string_view letters);

// Notes for after the commit which words a change touches (either state may be null).
void note_words(api::transaction& tx, const record* before, const record* after);
// Too many to note one by one.
void note_all_words(api::transaction& tx);

}  // namespace wangge::records
