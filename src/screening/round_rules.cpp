#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/codes.h"
#include "base/text.h"
#include "screening/round.h"
#include "screening/words.h"

namespace wangge::screening {
namespace {

constexpr std::size_t most_questions = 30, longest_answer = 200;
constexpr std::size_t longest_id = 40, longest_words = 100, most_choices = 30;
constexpr double lowest_temperature = 30, highest_temperature = 45;

void wrong_question(std::vector<problem>& found, std::size_t at, const char* zh, const char* en) {
  found.push_back({error::bad_question,
                   fmt::format("questions[{}]", at),
                   {{"number", std::to_string(at + 1)}, {"reason.zh", zh}, {"reason.en", en}}});
}

bool known_kind(const std::string& kind) {
  static const std::set<std::string> all = {"yes_no", "number", "text", "choice", "temperature"};
  return all.contains(kind);
}

void check_questions(const round& one, const round* before, std::vector<problem>& found) {
  std::set<std::string> ids;
  for (std::size_t at = 0; at < one.questions.size(); ++at) {
    const auto& each = one.questions[at];
    if (each.id.empty() || each.zh.empty() || each.en.empty())
      wrong_question(found, at, "缺少编号、中文或英文", "it lacks an id, Chinese or English words");
    else if (!ids.insert(each.id).second)
      wrong_question(found, at, "编号重复", "its id appears twice");
    if (!known_kind(each.kind))
      wrong_question(found, at, "类型应为 yes_no、number、text、choice 或 temperature",
                     "its kind must be yes_no, number, text, choice or temperature");
    const auto is_long = [](const std::string& text) {
      return character_count(text) > longest_words;
    };
    if (each.id.size() > longest_id || is_long(each.zh) || is_long(each.en) ||
        each.choices.size() > most_choices || std::ranges::any_of(each.choices, is_long))
      wrong_question(found, at, "编号最多 40 字节，题目和选项最多 100 字，选项最多 30 个",
                     "an id takes 40 bytes, words and choices 100 characters, and 30 choices");
    if ((each.kind == "choice") != !each.choices.empty())
      wrong_question(found, at, "选择题要有选项，其他题不要", "choices belong to choice questions");
  }
  if (one.questions.size() > most_questions)
    wrong_question(found, most_questions, "最多 30 个问题", "a round takes at most 30 questions");
  if (!before || before->state == "draft") return;
  const bool kept =
      one.questions.size() >= before->questions.size() &&
      std::equal(before->questions.begin(), before->questions.end(), one.questions.begin());
  if (!kept) found.push_back({error::question_fixed, "questions", {}});
}

std::map<std::string, std::string> label(const char* zh, const char* en) {
  return {{"label.zh", zh}, {"label.en", en}};
}

struct expected {
  const char* zh;
  const char* en;
};

expected expected_of(const question& one) {
  if (one.kind == "yes_no") return {"是或否", "true or false"};
  if (one.kind == "number") return {"数字", "a number"};
  if (one.kind == "temperature")
    return {"30.0 到 45.0 的体温，或每人一个", "a temperature from 30.0 to 45.0, or one a person"};
  if (one.kind == "choice") return {"所列选项之一", "one of its choices"};
  return {"200 字以内的文字", "a text of at most 200 characters"};
}

bool is_temperature(const json::view& given) {
  const auto kind = given.kind();
  const bool number = kind == json::type::integer || kind == json::type::real;
  return number && given.real() >= lowest_temperature && given.real() <= highest_temperature;
}

// One reading, or one for each person behind the door: {person: reading}.
bool are_temperatures(const json::view& given) {
  if (given.kind() != json::type::object) return is_temperature(given);
  bool good = true;
  given.each_member([&](std::string_view person, const json::view& reading) {
    good = good && parse_uuid(person) && is_temperature(reading);
  });
  return good;
}

bool fits(const question& one, const json::view& given) {
  const auto kind = given.kind();
  const bool number = kind == json::type::integer || kind == json::type::real;
  if (one.kind == "yes_no") return kind == json::type::boolean;
  if (one.kind == "number") return number;
  if (one.kind == "temperature") return are_temperatures(given);
  if (kind != json::type::text) return false;
  if (one.kind == "choice")
    return std::ranges::find(one.choices, given.text()) != one.choices.end();
  return character_count(given.text()) <= longest_answer;
}

}  // namespace

bool round::has_kind(int kind) const {
  return std::ranges::find(kinds, kind) != kinds.end();
}

bool round::meets(const code_range& area) const {
  const auto own = codes::range(unit);
  return own.district() == area.district() && own.low <= area.high && area.low <= own.high;
}

void check_round(const round& one, const round* before, std::vector<problem>& found) {
  if (!is_calendar_day(one.starts_on))
    found.push_back({error::required, "starts_on", label("开始日期", "Starts on")});
  if (!is_calendar_day(one.ends_on))
    found.push_back({error::required, "ends_on", label("结束日期", "Ends on")});
  if (one.starts_on > one.ends_on) {
    auto params = label("结束日期", "Ends on");
    params.insert({{"other.zh", "开始日期"}, {"other.en", "Starts on"}});
    found.push_back({error::date_order, "ends_on", std::move(params)});
  }
  if (one.kinds.empty())
    found.push_back({error::required, "kinds", label("对象种类", "Kinds of objects")});
  check_questions(one, before, found);
  if (!before || before->state == "draft") return;
  if (one.unit != before->unit || one.kinds != before->kinds || one.starts_on != before->starts_on)
    found.push_back({error::round_not_draft, "", {}});
  if (before->state == "closed") found.push_back({error::round_is_closed, "", {}});
}

std::string checked_answers(const round& of, const json::view& answers,
                            std::vector<problem>& found) {
  json::writer out;
  out.open();
  answers.each_member([&](std::string_view id, const json::view& given) {
    const auto asked = std::ranges::find(of.questions, id, &question::id);
    if (asked == of.questions.end()) {
      std::string known;
      for (const auto& one : of.questions) known += (known.empty() ? "" : ", ") + one.id;
      found.push_back({error::unknown_field,
                       "answers." + std::string(id.substr(0, 80)),
                       {{"name", std::string(id.substr(0, 80))}, {"known", known}}});
      return;
    }
    if (given.is_null()) return;
    if (fits(*asked, given)) {
      out.key(asked->id).raw(given.dump());
      return;
    }
    const auto words = expected_of(*asked);
    found.push_back({error::bad_answer,
                     "answers." + asked->id,
                     {{"label.zh", asked->zh},
                      {"label.en", asked->en},
                      {"expected.zh", words.zh},
                      {"expected.en", words.en}}});
  });
  return out.close().str();
}

}  // namespace wangge::screening
