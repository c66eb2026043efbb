// What a pass over text costs that does nothing but find the words and hash them: the ceiling to measure the core against.
#pragma once

#include <cstdint>
#include <string_view>

namespace ceiling {

struct Words {
    std::uint64_t count = 0;
    std::uint64_t hashes = 0;  // their sum, so that no compiler leaves the work out
};

// Words are runs of ASCII letters, digits and bytes of other scripts, hashed in lower case: a loop over bytes, FNV-1a.
Words tokenise_and_hash(std::string_view text);

// The same words, by another hash: classes of 32 bytes at once, words hashed by eight bytes.
Words tokenise_and_hash_vectors(std::string_view text);
// Whether this machine can run it, and it was compiled at all.
bool have_vectors();

}  // namespace ceiling
