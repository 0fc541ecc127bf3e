#include "base/text.h"

#include <gtest/gtest.h>

namespace wangge {
namespace {

using pieces = std::vector<std::string>;

TEST(text, refuses_what_is_not_utf8) {
  for (const std::string bad : {"\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                "\xff", "\xe5\xbc", "\xb0", "ok\x80"})
    EXPECT_FALSE(is_utf8(bad));
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("天桥区 Tianqiao 𠮷 😀"));
  EXPECT_TRUE(is_utf8(std::string_view("a\0b", 3)));
}

TEST(text, counts_as_people_do) {
  const std::vector<std::string_view> sorted = {
      "1号楼2单元9室", "1号楼2单元10室", "1号楼12单元1室", "2号楼", "2号楼1", "10号楼", "甲"};
  for (std::size_t i = 0; i < sorted.size(); ++i)
    for (std::size_t j = 0; j < sorted.size(); ++j)
      EXPECT_EQ(counts_before(sorted[i], sorted[j]), i < j) << sorted[i] << " " << sorted[j];
  EXPECT_FALSE(counts_before("007", "7"));
  EXPECT_FALSE(counts_before("7", "007"));
  EXPECT_TRUE(counts_before("99999999999999999999", "100000000000000000000"));
}

TEST(text, reads_broken_bytes_as_replacements_and_ends) {
  const std::string broken =
      "a\xe5\xbc"
      "b\xff\xed\xa0\x80";
  std::u32string seen;
  for (std::size_t at = 0; at < broken.size();) seen.push_back(next_character(broken, at));
  EXPECT_EQ(seen,
            U"a\xfffd\xfffd"
            U"b\xfffd\xfffd\xfffd\xfffd");
}

TEST(text, every_character_survives_the_round_trip) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    if (c >= 0xd800 && c <= 0xdfff) continue;
    std::string bytes;
    append_character(bytes, c);
    std::size_t at = 0;
    ASSERT_EQ(next_character(bytes, at), c);
    ASSERT_EQ(at, bytes.size());
    ASSERT_TRUE(is_utf8(bytes));
  }
}

TEST(text, counts_characters_not_bytes) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("张建国"), 3u);
  EXPECT_EQ(character_count("𠮷a"), 2u);
}

TEST(text, cuts_at_characters) {
  EXPECT_EQ(first_characters("张建国", 2), "张建");
  EXPECT_EQ(first_characters("张", 5), "张");
  EXPECT_EQ(first_characters("张", 0), "");
}

TEST(text, knows_ideographs) {
  for (const char32_t c : {U'张', U'㐂', U'𠮷', U'〇', U'\uf9d1'}) EXPECT_TRUE(is_han(c));
  for (const char32_t c : {U'a', U'，', U'ア', U'１'}) EXPECT_FALSE(is_han(c));
}

TEST(text, normalises_user_input) {
  EXPECT_EQ(normalise(""), "");
  EXPECT_EQ(normalise("　 \t\r\n"), "");
  EXPECT_EQ(normalise("　张　建国 "), "张 建国");
  EXPECT_EQ(normalise("３７０１０５ＡＢｃ"), "370105ABc");
  EXPECT_EQ(normalise("a\u00a0 \u2003　b"), "a b");
  EXPECT_EQ(normalise("张\u200b建\ufeff国\u202e"), "张建国");
  EXPECT_EQ(normalise("一\n二\r\n三"), "一 二 三");
  EXPECT_EQ(normalise(std::string_view("a\0b\x7f", 4)), "ab");
  EXPECT_EQ(normalise("济南，天桥（北园）"), "济南，天桥（北园）");
  EXPECT_EQ(normalise("e\u0301"), "é");
  EXPECT_EQ(normalise("\uf9d1"), "六") << "compatibility ideographs become the unified ones";
}

TEST(text, normalising_twice_changes_nothing) {
  for (const char* const text : {"　Ａ　 Ｂ\u200b ", "e\u0301\u0327", "x \u0301", "买买提•艾力"}) {
    const std::string once = normalise(text);
    EXPECT_EQ(normalise(once), once);
    EXPECT_EQ(fold(fold(text)), fold(text));
  }
}

TEST(text, notes_keep_their_lines) {
  EXPECT_EQ(normalise_lines("\n\r\n 第一行　\r\n\r\n　第二 \t行\r尾\n\n"), "第一行\n\n第二 行\n尾");
  EXPECT_EQ(normalise_lines(" \n \n"), "");
  EXPECT_EQ(normalise_lines("一"), "一");
}

TEST(text, folds_names_for_comparison) {
  EXPECT_EQ(fold("买买提•艾力"), "买买提·艾力");
  EXPECT_EQ(fold(" 张 建　国 "), "张建国");
  EXPECT_EQ(fold("ＬＩ Ming"), "liming");
}

TEST(text, keeps_no_numbers_of_people) {
  EXPECT_EQ(without_numbers("问3号楼张三379905195901030027体温"), "问3号楼张三…体温");
  EXPECT_EQ(without_numbers("10012349876"), "…");
  EXPECT_EQ(without_numbers("2020-03-30 第12次"), "2020-03-30 第12次");
  EXPECT_EQ(without_numbers(""), "");
}

TEST(text, cuts_names_into_bigrams) {
  EXPECT_EQ(bigrams(""), pieces{});
  EXPECT_EQ(bigrams("张"), pieces{});
  EXPECT_EQ(bigrams("张明"), pieces{"张明"});
  EXPECT_EQ(bigrams("欧阳 建国"), (pieces{"欧阳", "阳建", "建国"}));
  EXPECT_EQ(bigrams("王丽王丽"), (pieces{"王丽", "丽王"})) << "each piece once";
  EXPECT_EQ(bigrams("𠮷野"), pieces{"𠮷野"});
}

TEST(text, masks_hide_the_middle) {
  EXPECT_EQ(mask_name(""), "");
  EXPECT_EQ(mask_name("张"), "*");
  EXPECT_EQ(mask_name("李明"), "李*");
  EXPECT_EQ(mask_name("张建明"), "张*明");
  EXPECT_EQ(mask_name("欧阳建国"), "欧**国");
  EXPECT_EQ(mask_id_number("379905199001011017"), "3799**********1017");
  EXPECT_EQ(mask_phone("10012341351"), "100****1351");
  EXPECT_EQ(mask_phone("0531-12345678"), "0531-****5678");
  EXPECT_EQ(mask("123456", 2, 2), "12**56");
}

TEST(text, masks_never_show_a_short_text_whole) {
  EXPECT_EQ(mask_id_number("12345678"), "1*******");
  EXPECT_EQ(mask_phone("1234567"), "1******");
  EXPECT_EQ(mask_phone("0531-123"), "0531-1**");
  EXPECT_EQ(mask("ab", 1, 1), "a*");
  EXPECT_EQ(mask("a", 1, 1), "*");
}

}  // namespace
}  // namespace wangge
