#include "exchange/merged.h"

#include <gtest/gtest.h>

namespace wangge::exchange {
namespace {

row make(std::uint32_t number, std::vector<std::string> texts) {
  row out;
  out.start(number);
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    cell& one = out.fill(i);
    one.kind = texts[i].empty() ? cell_kind::empty : cell_kind::text;
    one.text = texts[i];
  }
  out.finish();
  return out;
}

std::string shown(const row& of) {
  std::string out;
  for (const cell& one : of.cells()) out += one.text + "|";
  return out;
}

TEST(merged, fills_downwards_within_the_range_only) {
  merged_fill fill({{3, 5, 1, 1}, {3, 4, 2, 3}, {7, 7, 0, 2}}, 3);
  const auto after = [&](std::uint32_t number, std::vector<std::string> texts) {
    row next = make(number, std::move(texts));
    fill.apply(next);
    return shown(next);
  };
  EXPECT_EQ(after(3, {"a", "北园", "x"}), "a|北园|x|");
  EXPECT_EQ(after(4, {"b"}), "b|北园|x|");
  EXPECT_EQ(after(5, {"c", "own"}), "c|own|");
  EXPECT_EQ(after(6, {"d"}), "d|");
  EXPECT_EQ(after(7, {"e"}), "e|");
}

TEST(merged, leaves_headings_and_blank_beginnings_alone) {
  merged_fill fill({{1, 4, 0, 0}, {5, 9, 0, 0}, {8, 9, 1, 1}}, 3);
  row next = make(3, {"", "x"});
  fill.apply(next);
  EXPECT_EQ(shown(next), "|x|");
  next = make(6, {"", "y"});  // row 5 was blank
  fill.apply(next);
  EXPECT_EQ(shown(next), "|y|");
  next = make(8, {"", "z"});
  fill.apply(next);
  next = make(9, {"q"});
  fill.apply(next);
  EXPECT_EQ(shown(next), "q|z|");
}

TEST(merged, begins_a_new_range_where_the_last_one_ended) {
  merged_fill fill({{2, 3, 0, 0}, {4, 5, 0, 0}}, 2);
  std::string all;
  for (const auto& [number, text] : std::vector<std::pair<std::uint32_t, std::string>>{
           {2, "a"}, {3, ""}, {4, "b"}, {5, ""}, {6, ""}}) {
    row next = make(number, {text, "."});
    fill.apply(next);
    all += shown(next);
  }
  EXPECT_EQ(all, "a|.|a|.|b|.|b|.||.|");
}

}  // namespace
}  // namespace wangge::exchange
