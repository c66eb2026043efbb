// Inflected forms, generated from the tables' `word/classes` when a lexicon is compiled; nothing is stemmed at run time.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "quotestance/table.hpp"

namespace quotestance {

enum class Language : std::int8_t { unknown = -1, indonesian = 0, english = 1 };

// What a form tells of the roles around it.
enum class Voice : std::uint8_t {
    active,   // meN-, ber-; English finite and -ing forms: the agent stands before
    passive,  // di-, ter-; English past participles (which may be active pasts: the context decides)
    bare,     // the root alone: headlines, imperatives, zero passives
    noun,     // nominalisations: the agent or the patient may follow
    agent,    // peN-: the doer
    adjective,
    fixed,
};

struct Form {
    std::string text;
    Voice voice;
    bool after_quote;     // class `post`: may follow the quotation that it reports
    bool pronoun;         // carries -nya: its agent, if a cue, is a pronoun
    bool gerund = false;  // English -ing
};

// Calls `emit` for every form of one item of a table cell (`tolak/v,pe-an`, `break/v(broke,broken)`).
// Throws LexiconError through `row` for an unknown class.
void generate_forms(std::string_view item, Language language, const Row& row, const std::function<void(Form)>& emit);

// peN- and meN- before a root, with nasal assimilation: ("me", "tolak") -> "menolak". `keep` keeps the first consonant.
std::string with_nasal_prefix(std::string_view prefix, std::string_view root, bool keep);

// The voice that an Indonesian word without a capital shows by its prefix; noun where it shows none.
Voice voice_of_prefix(std::string_view word) noexcept;

}  // namespace quotestance
