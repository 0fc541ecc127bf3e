#include "base/error.h"

#include <gtest/gtest.h>

namespace wangge {
namespace {

TEST(error_message, fills_the_placeholders) {
  const problem what{error::too_many_rows, "", {{"max", "10"}}};
  EXPECT_EQ(message(what, language::zh), "一个工作表最多 10 行");
  EXPECT_EQ(message(what, language::en), "A sheet holds at most 10 rows");
}

TEST(error_message, takes_the_word_of_the_readers_language) {
  const problem what{error::bad_request, "", {{"reason.zh", "太长"}, {"reason.en", "too long"}}};
  EXPECT_NE(message(what, language::zh).find("：太长。"), std::string::npos);
  EXPECT_NE(message(what, language::en).find(": too long."), std::string::npos);
}

TEST(error_message, does_not_fill_placeholders_that_came_from_outside) {
  const problem what{error::bad_parameter, "", {{"name", "{value}"}, {"value", "{name}"}}};
  EXPECT_EQ(message(what, language::en),
            "The value “{name}” of “{value}” is not right: {expected}");
}

}  // namespace
}  // namespace wangge
