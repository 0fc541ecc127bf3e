#include "screening/words.h"

#include <algorithm>
#include <array>

#include "gen/entities.h"

namespace wangge::screening {
namespace {

constexpr std::array outcome_words{
    word{verified, "verified", "已核实", "Verified"},
    word{unchanged, "unchanged", "无变化", "No change"},
    word{no_answer, "no_answer", "未开门", "No answer"},
    word{vacant, "vacant", "空户", "Vacant"},
    word{refused_entry, "refused", "拒访", "Refused"},
    word{by_phone, "by_phone", "电话核实", "Verified by phone"},
    word{sublet, "sublet", "转租", "Sublet"},
    word{moved_out, "moved_out", "人已搬走", "Moved out"},
    word{gone, "gone", "不存在/已拆", "Gone or demolished"},
};

constexpr std::array how_words{
    word{qr, "qr", "扫门牌码", "Door code"},
    word{list, "list", "清单", "List"},
    word{phone, "phone", "电话", "Telephone"},
    word{paper, "paper", "纸质表", "Paper"},
    word{desk, "desk", "办公室", "Desk"},
    word{from_register, "register", "台账变更", "Register"},
};

constexpr std::array kind_words{
    word{7, "doors", "门户", "Doors"},
    word{6, "courtyards", "平房院落", "Courtyards"},
    word{5, "buildings", "楼宇", "Buildings"},
    word{place_kinds + 1, "hotels", "宾馆", "Hotels"},
    word{place_kinds + 2, "construction_sites", "工地", "Construction sites"},
    word{place_kinds + 3, "markets", "专业市场", "Specialised markets"},
    word{place_kinds + 4, "shopfronts", "门头房", "Shopfronts"},
    word{place_kinds + 5, "enterprises", "企业", "Enterprises"},
    word{place_kinds + 6, "schools", "学校", "Schools"},
    word{place_kinds + 7, "medical", "医疗机构", "Medical institutions"},
    word{place_kinds + 8, "gateways", "交通门户", "Gateways"},
    word{place_kinds + 9, "observation_sites", "留观场所", "Observation sites"},
};

}  // namespace

std::span<const word> outcomes() {
  return outcome_words;
}
std::span<const word> hows() {
  return how_words;
}
std::span<const word> kinds() {
  return kind_words;
}

const word* find_word(std::span<const word> all, std::string_view code) {
  const auto found = std::ranges::find(all, code, &word::code);
  return found == all.end() ? nullptr : &*found;
}
const word* find_word(std::span<const word> all, int n) {
  const auto found = std::ranges::find(all, n, &word::n);
  return found == all.end() ? nullptr : &*found;
}
std::string_view code_of(std::span<const word> all, int n) {
  const auto* found = find_word(all, n);
  return found ? found->code : "open";
}

int kind_of(const records::record& one) {
  const int number = one.what->number;
  if (number == records::place_entity.number)
    return place_kinds + static_cast<int>(one.integer(records::place_at::kind));
  return find_word(kinds(), number) ? number : 0;
}

const records::entity& entity_of(int kind) {
  return kind >= place_kinds ? records::place_entity : *records::find_number(kind);
}

}  // namespace wangge::screening
