// What the two files of this stage share: bounds, and the classes of words that end a noun phrase or never name anybody.
#pragma once

#include <algorithm>

#include "quotestance/mentions.hpp"

namespace quotestance {

inline constexpr TokenId longest_description = 9;  // words of an unnamed speaker's description
inline constexpr TokenId longest_name = 7;
inline constexpr TokenId longest_titled_name = 5;
inline constexpr std::size_t most_people = 400;  // per article: bounds the search, far above any real article
inline constexpr std::size_t few_people = 32;    // so many are searched one by one; more, by an index

inline bool names_something(const Token& t) noexcept { return t.is_word() && t.upper; }

inline bool has_digit(std::string_view text) noexcept {
    bool found = false;  // no branch for each letter: words are short
    for (const char c : text) found |= (c >= '0') & (c <= '9');
    return found;
}

// II, XIV: capitals that belong to a name.
inline bool is_roman(std::string_view text) noexcept { return text.find_first_not_of("IVX") == text.npos; }

inline constexpr std::uint64_t bits(std::initializer_list<WordClass> classes) {
    std::uint64_t out = 0;
    for (const WordClass c : classes) out |= std::uint64_t{1} << static_cast<unsigned>(c);
    return out;
}

// Words that end a noun phrase, and words that never begin a name even with a capital.
inline constexpr std::uint64_t phrase_ends =
    bits({WordClass::preposition, WordClass::conjunction, WordClass::subordinator, WordClass::complementiser,
          WordClass::relative, WordClass::purpose, WordClass::adverb, WordClass::auxiliary, WordClass::negator,
          WordClass::weekday, WordClass::thus, WordClass::manner, WordClass::agent_marker, WordClass::time});
inline constexpr std::uint64_t never_names =
    phrase_ends | bits({WordClass::third_person, WordClass::third_plural, WordClass::first_person, WordClass::article,
                        WordClass::quantifier, WordClass::demonstrative, WordClass::pointer, WordClass::aside,
                        WordClass::month, WordClass::group, WordClass::own_side, WordClass::document,
                        WordClass::institution, WordClass::possessive, WordClass::neuter});

}  // namespace quotestance
