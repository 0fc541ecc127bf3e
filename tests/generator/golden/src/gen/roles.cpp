// Made by schema/generate.py from schema/. Do not edit.
#include "gen/roles.h"

namespace wangge::access {
namespace {

constexpr permission_entry permissions[] = {
    {"register.read", "查看台账", "Read the register", duty::any},
    {"register.write", "修改台账", "Change the register", duty::operation},
    {"audit.read", "查看审计", "Read the audit trail", duty::audit},
};

constexpr facet_entry facets[] = {
    {"name", "姓名", "Names"},
    {"contact", "电话", "Phone numbers"},
};

constexpr role_entry roles[] = {
    {"office", "街道", "Street office", "street community", "register.read register.write", "name contact"},
    {"auditor", "审计员", "Auditor", "district", "register.read audit.read", ""},
};

}  // namespace

std::span<const permission_entry> all_permissions() { return permissions; }
std::span<const facet_entry> all_facets() { return facets; }
std::span<const role_entry> shipped_roles() { return roles; }

}  // namespace wangge::access
