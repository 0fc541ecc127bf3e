#include "records/merge.h"

#include <gtest/gtest.h>

namespace wangge::records {
namespace {

using own = merge_question::own;
const db::value one = std::int64_t{1}, two = std::int64_t{2}, three = std::int64_t{3}, none;

TEST(merge_test, asks_only_where_two_wanted_different_things) {
  EXPECT_EQ(merge_field({one, three, two, true, own::no}), merge_choice::conflict);
  EXPECT_EQ(merge_field({one, none, two, true, own::no}), merge_choice::conflict);
  EXPECT_EQ(merge_field({one, three, three, true, own::no}),
            merge_choice::keep);  // both wanted the same
  EXPECT_EQ(merge_field({one, three, one, true, own::no}),
            merge_choice::keep);  // not touched by the sender
  EXPECT_EQ(merge_field({one, one, two, false, own::no}), merge_choice::apply);
  EXPECT_EQ(merge_field({one, one, none, false, own::no}), merge_choice::apply);
}

TEST(merge_test, ones_own_edits_never_ask) {
  EXPECT_EQ(merge_field({one, two, three, true, own::earlier}), merge_choice::apply);
  EXPECT_EQ(merge_field({one, two, three, true, own::later}), merge_choice::keep);
  EXPECT_EQ(merge_field({one, two, one, true, own::earlier}), merge_choice::apply);  // changed back
}

}  // namespace
}  // namespace wangge::records
