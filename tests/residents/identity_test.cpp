#include "residents/identity.h"

#include <gtest/gtest.h>

#include <set>

namespace wangge::residents {
namespace {

constexpr identity_rules real{.today = 20200330};
constexpr identity_rules demo{.today = 20200330, .demo = true};

template <class T>
error code_of(const result<T>& outcome) {
  return outcome ? error::already_done : outcome.error().code();
}
std::string words(const result<id_number>& outcome, language lang) {
  return outcome ? "" : message(outcome.error().problems.front(), lang);
}

struct refusal {
  const char* input;
  const char* zh;
  const char* en;
};

TEST(id_number, refuses_with_a_reason_in_both_languages) {
  for (const auto& [input, zh, en] : {
           refusal{"", "现为 0 位", "0 characters"},
           refusal{"11010519491231002", "现为 17 位", "17 characters"},
           refusal{"11010519491231002XX", "现为 19 位", "19 characters"},
           refusal{"1101051949123100张X", "只能是数字", "only digits"},
           refusal{"11010519491231002张", "只能是数字", "only digits"},
           refusal{"X10105194912310020", "只能是数字", "only digits"},
           refusal{"01010519491231002X", "地址码", "address code"},
           refusal{"110105194902300021", "真实日期", "real date"},
           refusal{"110105194913010021", "真实日期", "real date"},
           refusal{"110105174901010021", "真实日期", "real date"},
           refusal{"110105202003310021", "晚于今天", "future"},
           refusal{"440524188001010014", "120 岁", "120 years"},
           refusal{"110105194912310021", "校验码", "does not match"},
           refusal{"11010519491231012X", "校验码", "does not match"},
       }) {
    const auto outcome = check_id_number(input, real);
    EXPECT_EQ(code_of(outcome), error::bad_id_number) << input;
    EXPECT_NE(words(outcome, language::zh).find(zh), std::string::npos)
        << input << words(outcome, language::zh);
    EXPECT_NE(words(outcome, language::en).find(en), std::string::npos)
        << input << words(outcome, language::en);
  }
}

TEST(id_number, refuses_what_a_spreadsheet_has_rounded) {
  for (const char* const rounded : {"3.70105E+17", "3.70105e+17", "3.7010519900101001E+17",
                                    "３.70105E+17", "37E+16", "370105199001010000"})
    EXPECT_EQ(code_of(check_id_number(rounded, real)), error::rounded_id_number) << rounded;
  identity_rules cell = real;
  cell.number_cell = true;
  EXPECT_EQ(code_of(check_id_number("440524190001010014", cell)), error::rounded_id_number)
      << "a number cell cannot hold 18 digits, whatever they look like";
  EXPECT_TRUE(check_id_number("110105491231002", cell)) << "but it can hold 15";
  EXPECT_NE(words(check_id_number("3.70105E+17", real), language::zh).find("3.70105E+17"),
            std::string::npos);
}

TEST(id_number, a_genuine_number_may_end_in_zeros) {
  int genuine = 0;
  for (day on = 19900101; on <= 19900131; ++on) {
    std::string text = "370105" + std::to_string(on) + "200";
    if (id_number_check(text) != '0') continue;
    ++genuine;
    EXPECT_TRUE(check_id_number(text + "0", real));
  }
  EXPECT_GT(genuine, 0);
}

TEST(id_number, reads_the_published_vectors) {
  const auto female = check_id_number("11010519491231002X", real);
  ASSERT_TRUE(female);
  EXPECT_EQ(female->born, 19491231);
  EXPECT_EQ(female->of, sex::female);
  EXPECT_FALSE(female->demo);
  const identity_rules in_1990{.today = 19900101};
  const auto male = check_id_number("440524188001010014", in_1990);
  ASSERT_TRUE(male);
  EXPECT_EQ(male->born, 18800101);
  EXPECT_EQ(male->of, sex::male);
}

TEST(id_number, accepts_the_ways_people_type) {
  for (const char* const typed :
       {"11010519491231002x", " 110105 19491231 002X ", "'11010519491231002X",
        "‘11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ",
        "\ufeff110105\u200b19491231002ｘ"}) {
    const auto outcome = check_id_number(typed, real);
    ASSERT_TRUE(outcome) << typed;
    EXPECT_EQ(outcome->text, "11010519491231002X");
  }
}

TEST(id_number, upgrades_the_15_digit_form) {
  const auto outcome = check_id_number("110105491231002", real);
  ASSERT_TRUE(outcome);
  EXPECT_EQ(outcome->text, "11010519491231002X");
  EXPECT_EQ(code_of(check_id_number("110105491331002", real)), error::bad_id_number);
}

TEST(id_number, age_limit_is_120_completed_years) {
  std::string text = "37010519000330001";
  EXPECT_TRUE(check_id_number(text + id_number_check(text), {.today = 20210329}));
  EXPECT_FALSE(check_id_number(text + id_number_check(text), {.today = 20210330}));
}

TEST(id_number, demonstration_numbers_need_the_demonstration) {
  EXPECT_EQ(code_of(check_id_number("379905199001010010", real)), error::demo_identity);
  const auto outcome = check_id_number("379905199001010010", demo);
  ASSERT_TRUE(outcome);
  EXPECT_TRUE(outcome->demo);
  EXPECT_TRUE(check_id_number("11010519491231002X", demo)) << "real ones stay valid";
}

TEST(credit_code, refuses_a_wrong_form) {
  for (const char* const bad :
       {"", "91350100M000100Y4", "91350100M000100Y433", "9135010OM000100Y43", "91350100M000100I43",
        "91A50100M000100Y43", "9135010张M000100Y43"})
    EXPECT_EQ(code_of(check_credit_code(bad, real)), error::bad_credit_code) << bad;
}

TEST(credit_code, asks_a_human_about_doubtful_ones) {
  identity_rules confirmed = real;
  confirmed.confirmed = true;
  const char* const genuine = "91350211M0000XUF46";  // reported as issued, yet fails the check
  EXPECT_EQ(code_of(check_credit_code(genuine, real)), error::credit_code_check);
  EXPECT_EQ(check_credit_code(genuine, confirmed).value(), genuine);
  EXPECT_EQ(code_of(check_credit_code("98350100M000100Y43", real)), error::credit_code_kind);
  EXPECT_TRUE(check_credit_code("98350100M000100Y43", confirmed));
  EXPECT_EQ(code_of(check_credit_code("913502", confirmed)), error::bad_credit_code);
}

TEST(credit_code, reads_the_published_vectors) {
  for (const char* const good :
       {"91350100M000100Y43", "91110000101623741K", "911101066976941872"}) {
    EXPECT_EQ(check_credit_code(good, real).value_or("refused"), good);
    EXPECT_TRUE(is_organisation_code(std::string_view(good).substr(8, 9)));
  }
  EXPECT_EQ(check_credit_code(" 91350100-ｍ000100y43", real).value(), "91350100M000100Y43");
  EXPECT_EQ(code_of(check_credit_code("91379905MA0000015E", real)), error::demo_identity);
  EXPECT_TRUE(check_credit_code("91379905MA0000015E", demo));
}

TEST(organisation_code, checks_the_ninth_character) {
  EXPECT_FALSE(is_organisation_code(""));
  EXPECT_FALSE(is_organisation_code("10162374-2"));
  EXPECT_FALSE(is_organisation_code("1016237张1"));
  EXPECT_TRUE(is_organisation_code("10162374-1"));
  EXPECT_TRUE(is_organisation_code("m000100y-4"));
}

TEST(phone, refuses_what_cannot_be_called) {
  for (const char* const bad :
       {"", "1381234567", "138123456789", "11012345678", "12345678", "0531-1234567",
        "0531-123456789", "0031-22345678", "01312345678", "1.38E+10", "1381234567x",
        "+1 2125551234", "0", "02", "无", "5311234567"})
    EXPECT_EQ(code_of(check_phone(bad, real)), error::bad_phone) << bad;
}

TEST(phone, stores_one_form) {
  for (const char* const typed :
       {"13812345678", "+86 138-1234-5678", "0086 13812345678", "８６１３８１２３４５６７８",
        "＋86138 1234 5678", "'13812345678"})
    EXPECT_EQ(check_phone(typed, real).value_or("refused"), "13812345678") << typed;
  for (const char* const typed : {"0531-85551234", "053185551234", "（0531）85551234",
                                  "0531－85551234", "(0531) 8555 1234", "0531—85551234"})
    EXPECT_EQ(check_phone(typed, real).value_or("refused"), "0531-85551234") << typed;
  EXPECT_EQ(check_phone("010 65551234", real).value(), "010-65551234");
  EXPECT_EQ(check_phone("0543 3512345", real).value(), "0543-3512345");
  EXPECT_EQ(check_phone("400-123-4567", real).value(), "4001234567");
}

TEST(phone, demonstration_numbers_need_the_demonstration) {
  for (const char* const number : {"10012341351", "12012341351"}) {
    EXPECT_EQ(code_of(check_phone(number, real)), error::demo_identity);
    EXPECT_EQ(check_phone(number, demo).value(), number);
  }
}

TEST(makers, refuse_what_would_repeat) {
  EXPECT_THROW(make_demo_id_number(19900101, sex::male, 499), std::out_of_range);
  EXPECT_THROW(make_demo_id_number(19900230, sex::male, 0), std::out_of_range);
  EXPECT_THROW(make_demo_phone(2'000'000'000), std::out_of_range);
  EXPECT_THROW(make_demo_credit_code(1'000'000, "91"), std::out_of_range);
}

TEST(makers, make_valid_and_different_numbers) {
  EXPECT_EQ(make_demo_id_number(19900101, sex::male, 0), "379905199001010010");
  EXPECT_EQ(make_demo_credit_code(1, "91"), "91379905MA0000015E");
  std::set<std::string> people, phones, codes;
  for (int i = 0; i < 499; ++i) {
    for (const sex of : {sex::male, sex::female}) {
      const auto outcome = check_id_number(make_demo_id_number(19550612, of, i), demo);
      ASSERT_TRUE(outcome) << i << words(outcome, language::en);
      EXPECT_EQ(outcome->of, of);
      EXPECT_EQ(outcome->born, 19550612);
      people.insert(outcome->text);
    }
    phones.insert(check_phone(make_demo_phone(i * 3'999'999LL), demo).value());
    codes.insert(
        check_credit_code(make_demo_credit_code(i * 1'999, i % 2 ? "91" : "92"), demo).value());
  }
  EXPECT_EQ(people.size(), 998u);
  EXPECT_EQ(phones.size(), 499u);
  EXPECT_EQ(codes.size(), 499u);
}

}  // namespace
}  // namespace wangge::residents
