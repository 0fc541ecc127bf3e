// Made by schema/generate.py from schema/. Do not edit.
#pragma once
#include <span>
#include <string_view>

// What schema/roles.toml says. The table `role` is filled from here once and counts afterwards.
namespace wangge::access {

enum class duty { any, operation, security, audit };

struct permission_entry {
  std::string_view code, zh, en;
  duty part;  // a role holds words of one duty at most, beside those of `any`
};

struct facet_entry {
  std::string_view code, zh, en;
};

// Levels, permissions and facets are words with single spaces between, as the table holds them.
struct role_entry {
  std::string_view code, zh, en, levels, permissions, facets;
};

std::span<const permission_entry> all_permissions();
std::span<const facet_entry> all_facets();
std::span<const role_entry> shipped_roles();

}  // namespace wangge::access
