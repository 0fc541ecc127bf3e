#include "access/crypto.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <set>
#include <thread>
#include <vector>

#include "access/secret.h"

namespace wangge::access {
namespace {

namespace fs = std::filesystem;

key_256 key_of(std::uint8_t first) {
  key_256 key{};
  key[0] = first;
  return key;
}

const sealed_place here{"person.id_number", make_uuid7(1, 2, 3)};

std::string from_hex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); i += 2)
    out.push_back(static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16)));
  return out;
}

class vault_of_each_suite : public testing::TestWithParam<suite> {};
INSTANTIATE_TEST_SUITE_P(vault, vault_of_each_suite,
                         testing::Values(suite::international, suite::national));

TEST_P(vault_of_each_suite, refuses_changed_bytes_anywhere) {
  const vault safe(key_of(1), GetParam());
  const std::string sealed = safe.seal("379905199001010010", here);
  for (std::size_t i = 0; i < sealed.size(); ++i)
    for (const int bit : {0, 1, 7}) {
      std::string changed = sealed;
      changed[i] = static_cast<char>(changed[i] ^ 1 << bit);
      const auto opened = safe.open(changed, here);
      ASSERT_FALSE(opened) << i;
      ASSERT_EQ(opened.error().code(), error::sealed_unreadable);
    }
  for (std::size_t size = 0; size < sealed.size(); ++size)
    ASSERT_FALSE(safe.open(std::string_view(sealed).substr(0, size), here)) << size;
  EXPECT_FALSE(safe.open(sealed + "x", here));
}

TEST_P(vault_of_each_suite, refuses_another_place_and_another_key) {
  const vault safe(key_of(1), GetParam()), other(key_of(2), GetParam());
  const std::string sealed = safe.seal("secret", here);
  EXPECT_FALSE(safe.open(sealed, {"person.phone", here.record}));
  EXPECT_FALSE(safe.open(sealed, {here.field, make_uuid7(1, 2, 4)}));
  EXPECT_FALSE(other.open(sealed, here));
  EXPECT_TRUE(safe.open(sealed, here)) << "a refusal leaves the contexts usable";
}

TEST_P(vault_of_each_suite, opens_what_it_sealed) {
  const vault safe(key_of(1), GetParam());
  for (const std::size_t size : {0, 1, 15, 16, 17, 18, 1000, 100'000}) {
    const std::string plain = random_bytes(size);
    EXPECT_EQ(safe.open(safe.seal(plain, here), here).value(), plain);
  }
}

TEST_P(vault_of_each_suite, never_seals_twice_alike) {
  const vault safe(key_of(1), GetParam());
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(safe.seal("same", here));
  EXPECT_EQ(seen.size(), 1000u);
}

TEST_P(vault_of_each_suite, serves_many_threads) {
  const vault safe(key_of(1), GetParam());
  std::vector<int> right(4);
  std::vector<std::jthread> threads;
  for (auto& count : right)
    threads.emplace_back([&] {
      for (int i = 0; i < 500; ++i) {
        const std::string plain = std::to_string(i);
        count += safe.open(safe.seal(plain, here), here).value_or("") == plain;
      }
    });
  threads.clear();
  EXPECT_EQ(right, std::vector<int>(4, 500));
}

TEST_P(vault_of_each_suite, blind_index_depends_on_field_value_and_key_only) {
  const vault safe(key_of(1), GetParam()), same(key_of(1), GetParam()),
      other(key_of(2), GetParam());
  const std::string index = safe.blind_index("person.phone", "10012341351");
  EXPECT_EQ(index.size(), 16u);
  EXPECT_EQ(index, safe.blind_index("person.phone", "10012341351"));
  EXPECT_EQ(index, same.blind_index("person.phone", "10012341351"));
  EXPECT_NE(index, other.blind_index("person.phone", "10012341351"));
  EXPECT_NE(index, safe.blind_index("person.phone", "10012341352"));
  EXPECT_NE(index, safe.blind_index("staff.phone", "10012341351"));
}

TEST(vault, reads_values_of_the_other_suite) {
  const vault before(key_of(1), suite::international), after(key_of(1), suite::national);
  EXPECT_EQ(after.open(before.seal("x", here), here).value(), "x");
  EXPECT_EQ(before.open(after.seal("y", here), here).value(), "y");
  EXPECT_NE(before.blind_index("f", "x"), after.blind_index("f", "x"));
}

TEST(vault, fingerprints_tell_keys_and_suites_apart) {
  const vault one(key_of(1)), same(key_of(1)), other(key_of(2)),
      national(key_of(1), suite::national);
  EXPECT_EQ(one.fingerprint(), same.fingerprint());
  EXPECT_EQ(one.fingerprint().size(), 16u);
  EXPECT_NE(one.fingerprint(), other.fingerprint());
  EXPECT_NE(one.fingerprint(), national.fingerprint());
}

TEST(vault, signatures_hold_for_one_text_and_one_key) {
  const vault one(key_of(1)), other(key_of(2));
  const std::string signature = one.sign("root");
  EXPECT_FALSE(vault::verify("toor", signature, one.verifying_key()));
  EXPECT_FALSE(vault::verify("root", signature, other.verifying_key()));
  EXPECT_FALSE(vault::verify("root", "", one.verifying_key()));
  EXPECT_FALSE(vault::verify("root", signature, ""));
  EXPECT_TRUE(vault::verify("root", signature, one.verifying_key()));
}

// Published vectors of the parts.

TEST(cipher, hkdf_of_rfc_5869) {
  // The RFC has no case with a 32-byte key and an empty salt; this one was computed with Python's
  // hmac module from the definition.
  key_256 master;
  master.fill(0x0b);
  EXPECT_EQ(hex(derive_key(master, "info", digest_kind::sha256)),
            "cf9941092b80e1dbe641be211be39d3db199c0a121e807dbfa8ed794fea695e3");
}

TEST(cipher, hmac_sha256_of_rfc_4231) {
  // Case 1, whose 20-byte key equals itself padded with zeros.
  key_256 key{};
  std::fill_n(key.begin(), 20, std::uint8_t{0x0b});
  keyed_digest mac(key, digest_kind::sha256);
  for (int again = 0; again < 2; ++again)
    EXPECT_EQ(hex(mac.of({"Hi ", "There"})),
              "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

TEST(cipher, aes_256_gcm_test_case_14) {  // McGrew and Viega, zero key and block
  aes_gcm cipher(key_256{});
  std::string out;
  cipher.seal(std::string(12, '\0'), "", std::string(16, '\0'), out);
  EXPECT_EQ(out, from_hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"));
}

TEST(cipher, both_makers_of_aes_gcm_read_each_other) {
  if (!aes_gcm_sodium::possible()) GTEST_SKIP() << "this processor has no AES instructions";
  key_256 key;
  key.fill(7);
  aes_gcm one(key);
  aes_gcm_sodium other(key);
  const std::string iv = "twelve bytes", bound = "person.phone|", text = "139";
  std::string from_one, from_other, back;
  one.seal(iv, bound, text, from_one);
  other.seal(iv, bound, text, from_other);
  EXPECT_EQ(from_one, from_other);
  EXPECT_TRUE(other.open(iv, bound, from_one, back));
  EXPECT_EQ(back, text);
  for (std::size_t at = 0; at < from_one.size(); ++at) {
    std::string changed = from_one;
    changed[at] ^= 1;
    EXPECT_FALSE(other.open(iv, bound, changed, back)) << at;
  }
  EXPECT_FALSE(other.open(iv, "person.name|", from_one, back));
  EXPECT_FALSE(other.open(iv, bound, "short", back));
}

TEST(cipher, sm4_block_of_gbt_32907) {
  key_256 key{};
  const std::string block = from_hex("0123456789abcdeffedcba9876543210");
  std::copy(block.begin(), block.end(), key.begin());
  sm4_hmac cipher(key, key_256{});
  std::string out;
  // Counter mode encrypts the counter: with zeros as text the block itself comes out.
  cipher.seal(block, "", std::string(16, '\0'), out);
  EXPECT_EQ(out.substr(0, 16), from_hex("681edf34d206965e86b3e94f536e4246"));
}

class master_key : public testing::Test {
 protected:
  fs::path dir = fs::temp_directory_path() / ("wangge_key_" + random_token(8));
  fs::path file = dir / "keys" / "master.key";
  error refusal(bool make) { return load_master_key(file, make).error().code(); }
  ~master_key() override { fs::remove_all(dir); }
};

TEST_F(master_key, refuses_a_missing_one_unless_told_to_make_it) {
  EXPECT_EQ(refusal(false), error::key_missing);
  EXPECT_FALSE(fs::exists(dir));
}

TEST_F(master_key, refuses_when_others_can_read_it) {
  ASSERT_TRUE(load_master_key(file, true));
  fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
  EXPECT_EQ(refusal(true), error::key_unsafe);
}

TEST_F(master_key, refuses_a_wrong_size) {
  ASSERT_TRUE(load_master_key(file, true));
  for (const std::size_t size : {0, 31, 33}) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << std::string(size, 'k');
    EXPECT_EQ(refusal(true), error::key_damaged);
  }
}

TEST_F(master_key, refuses_when_it_cannot_be_written) {
  fs::create_directories(dir);
  std::ofstream(dir / "keys") << "a file where the folder should be";
  EXPECT_EQ(refusal(true), error::key_unwritable);
}

TEST_F(master_key, is_made_once_and_kept_private) {
  const auto made = load_master_key(file, true);
  ASSERT_TRUE(made);
  EXPECT_EQ(load_master_key(file, true).value(), *made);
  EXPECT_EQ(load_master_key(file, false).value(), *made);
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(fs::status(dir / "keys").permissions(), fs::perms::owner_all);
  EXPECT_EQ(std::distance(fs::directory_iterator(dir / "keys"), {}), 1) << "no draft is left";
}

TEST_F(master_key, vault_loads_it) {
  EXPECT_FALSE(vault::load(dir, false));
  const auto first = vault::load(dir, true), again = vault::load(dir, false);
  ASSERT_TRUE(first && again);
  EXPECT_EQ((*again)->open((*first)->seal("x", here), here).value(), "x");
}

}  // namespace
}  // namespace wangge::access
