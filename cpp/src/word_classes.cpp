#include "quotestance/word_classes.hpp"

#include <array>

namespace quotestance {

std::string_view name_of(WordClass c) noexcept {
    constexpr std::array<std::string_view, static_cast<std::size_t>(WordClass::count)> names{
        "preposition",  "conjunction",   "subordinator",    "adverb",         "auxiliary",
        "negator",      "demonstrative", "relative",        "complementiser", "purpose",
        "third_person", "third_plural",  "first_person",    "own_side",       "weekday",
        "month",        "quantifier",    "pointer",         "thus",           "name_particle",
        "article",      "addressee",     "document",        "time",           "possessor",
        "aside",        "verb",          "not_verb",        "verb_prefix",    "state_prefix",
        "manner",       "agent_marker",  "group",           "institution",    "inclusion",
        "alternative",  "modal",         "predicative",     "occasion",       "interview",
        "condition",    "about",         "patient_marker",  "companion",      "origin_marker",
        "region",       "private_group", "copula",          "additive",       "likeness",
        "strict_that",  "importance",    "manner_marker",   "circumstance",   "name_suffix",
        "accusation",   "female_person", "neuter",          "possessive",     "genitive",
        "setting",      "verb_suffix",   "object_pronoun",  "finding",        "be",
        "standard",     "outside",       "content_question"};
    return names[static_cast<std::size_t>(c)];
}

}  // namespace quotestance
