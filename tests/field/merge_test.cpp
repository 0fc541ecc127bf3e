#include "field/merge.h"

#include <gtest/gtest.h>

namespace wangge::field {
namespace {

using own = field_question::own;
const db::value one = std::int64_t{1}, two = std::int64_t{2}, three = std::int64_t{3}, none;

TEST(merge_test, asks_only_where_two_wanted_different_things) {
  EXPECT_EQ(decide({one, three, two, true, own::no}), verdict::conflict);
  EXPECT_EQ(decide({one, none, two, true, own::no}), verdict::conflict);
  EXPECT_EQ(decide({one, three, three, true, own::no}), verdict::keep);  // both wanted the same
  EXPECT_EQ(decide({one, three, one, true, own::no}), verdict::keep);  // not touched by the sender
  EXPECT_EQ(decide({one, one, two, false, own::no}), verdict::apply);
  EXPECT_EQ(decide({one, one, none, false, own::no}), verdict::apply);
}

TEST(merge_test, ones_own_edits_never_ask) {
  EXPECT_EQ(decide({one, two, three, true, own::earlier}), verdict::apply);
  EXPECT_EQ(decide({one, two, three, true, own::later}), verdict::keep);
  EXPECT_EQ(decide({one, two, one, true, own::earlier}), verdict::apply);  // changed back
}

}  // namespace
}  // namespace wangge::field
