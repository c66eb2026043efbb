// The inflected forms of one item of a table.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "quotestance/morphology.hpp"

namespace quotestance::test {

using Forms = std::multimap<std::string, Form>;

inline Forms forms_of(std::string_view item, Language language) {
    const std::string file = "cues.tsv";
    const Row row{&file, 5, 0, {}};
    Forms out;
    generate_forms(item, language, row, [&](Form f) { out.emplace(f.text, f); });
    return out;
}

inline bool has(const Forms& forms, const std::string& text, Voice voice) {
    const auto [from, to] = forms.equal_range(text);
    return std::any_of(from, to, [&](const auto& f) { return f.second.voice == voice; });
}

// A form that an item of a table must give.
struct Case {
    std::string item, form;
    Voice voice;
};

}  // namespace quotestance::test
