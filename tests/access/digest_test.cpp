#include "access/digest.h"

#include <gtest/gtest.h>

namespace wangge::access {
namespace {

// The recursive definition of RFC 6962, section 2.1.
digest by_definition(const std::vector<std::string>& leaves, digest_kind kind) {
  if (leaves.empty()) return digest_of("", kind);
  if (leaves.size() == 1) return digest_of(std::string(1, '\0') + leaves[0], kind);
  std::size_t split = 1;
  while (split * 2 < leaves.size()) split *= 2;
  const auto middle = leaves.begin() + static_cast<std::ptrdiff_t>(split);
  const digest left = by_definition({leaves.begin(), middle}, kind);
  const digest right = by_definition({middle, leaves.end()}, kind);
  return digest_of(std::string(1, '\1').append(bytes_of(left)).append(bytes_of(right)), kind);
}

TEST(digest, gives_the_published_values) {
  EXPECT_EQ(hex(digest_of("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(digest_of("abc", digest_kind::sm3)),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
}

TEST(merkle_tree, root_of_nothing_is_the_digest_of_nothing) {
  EXPECT_EQ(hex(merkle_tree().root()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(merkle_tree, follows_the_definition_for_every_count) {
  for (const auto kind : {digest_kind::sha256, digest_kind::sm3}) {
    merkle_tree tree(kind);
    std::vector<std::string> leaves;
    for (int i = 0; i < 70; ++i) {
      ASSERT_EQ(tree.root(), by_definition(leaves, kind)) << i;
      leaves.push_back("entry " + std::to_string(i));
      tree.add(leaves.back());
    }
    EXPECT_EQ(tree.count(), 70u);
  }
}

TEST(merkle_tree, a_removed_or_moved_leaf_shows) {
  const auto root = [](std::initializer_list<const char*> leaves) {
    merkle_tree tree;
    for (const char* const leaf : leaves) tree.add(leaf);
    return tree.root();
  };
  EXPECT_NE(root({"a", "b", "c"}), root({"a", "b"}));
  EXPECT_NE(root({"a", "b", "c"}), root({"a", "c", "b"}));
  EXPECT_NE(root({"a", "b", "c"}), root({"a", "b", "c", "c"}));
}

}  // namespace
}  // namespace wangge::access
