#pragma once
// What a user or the world can cause. The catalogue itself is schema/errors.toml → gen/errors.h.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gen/errors.h"

namespace wangge {

// One violation: a catalogue code, the field it concerns (a JSON path, empty for the whole
// request) and the words that fill the message's {placeholders}. A word that differs by language
// comes twice, as "reason.zh" and "reason.en".
struct problem {
  error code;
  std::string field;
  std::map<std::string, std::string> params;
};

// A refusal: all violations at once. The first decides the HTTP status.
// `cause` is for the log only and never reaches a user; `extra` is a JSON object added to the
// answer (a conflict's field differences), or empty.
struct failure {
  std::vector<problem> problems;
  std::string cause;
  std::string extra;

  failure(error code,
          std::map<std::string, std::string> params = {})  // NOLINT: implicit on purpose
      : problems{{code, {}, std::move(params)}} {}
  explicit failure(problem one) { problems.push_back(std::move(one)); }
  explicit failure(std::vector<problem> all) : problems(std::move(all)) {}

  error code() const { return problems.front().code; }
};

enum class language { zh, en };

// The message of one violation in the reader's language, placeholders filled.
std::string message(const problem& what, language lang);

// A number, or a count of things, outside what is taken; `zh` and `en` name it.
problem beyond(std::string field, std::string zh, std::string en, std::int64_t min,
               std::int64_t max);

}  // namespace wangge
