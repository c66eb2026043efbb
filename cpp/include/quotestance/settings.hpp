// How a target stands in its sentence, whatever the words around it mean: as the one who speaks, as what a preposition leads
// to, in a question. News says less of a source than of a subject; how much less is learned.
#pragma once

#include <vector>

#include "quotestance/quotes.hpp"
#include "quotestance/roles.hpp"

namespace quotestance {

enum class Setting : std::uint8_t {
    speaks,        // `X said`, `said X`, `according to X`
    subject,       // nothing governs it
    object,        // of an active verb
    agent,         // `by X`
    patient,       // `against X`, `to X`, `of X`
    companion,     // `with X`
    origin,        // `from X`
    standard,      // `than X`
    place,         // after any other preposition
    possessor,     // `X's`
    is,            // before a copula
    has,           // before another auxiliary
    may,           // before a word that says that something is not certain
    must,          // before one that says that it ought to be
    joined,        // `X and Y`
    set_off,       // before a comma
    opens,         // the first words of the text
    closes,        // the last ones
    quoted,        // inside a quotation
    beside_quote,  // outside, in a text with a quotation
    question,      // the text asks
    long_text,
    pronoun,
    common,  // a word without a capital
    state,
    organisation,
    count,
};
std::string_view name_of(Setting s) noexcept;

// The settings of a mention in a text, each once. Looks at the words next to the mention alone.
void settings_of(const GovernedMention& mention, Span text, const Tokens& tokens, const Matches& matches,
                 const Quotes& quotes, std::vector<Setting>& out);

}  // namespace quotestance
