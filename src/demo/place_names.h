#pragma once
// Invented names of everything but persons. None is the name of a real community of the described
// district; gateways carry the station names the described district is known by.

#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace wangge::demo {

// `n` different ones: 锦溪社区; 枣坡村. random: order and choice; throws std::logic_error when
// the words do not give that many.
std::vector<std::string> committee_names(int n, random_source& rng);
std::vector<std::string> village_names(int n, random_source& rng);

// 锦溪 of 锦溪社区: what roads and compounds of the community are called after.
std::string stem_of(std::string_view community_name);

// A compound's name: 锦溪·翠庭花园 for a closed one, 锦溪里3区 or 机修厂宿舍 for an open one.
std::string compound_name(std::string_view stem, bool closed, int nth, random_source& rng);

struct name_of_place {
  int kind, subkind, ordinal;
  bool above_scale;
  std::string_view stem;  // of its community
};

// Unique within its kind and sub-kind by its ordinal.
std::string place_name(const name_of_place& what, random_source& rng);

// The trade name of the n-th stall of a market.
std::string stall_name(int n, std::string_view trade, random_source& rng);
// What a market deals in.
std::string_view market_trade(int market_ordinal);

std::string property_company_name(int at);

}  // namespace wangge::demo
