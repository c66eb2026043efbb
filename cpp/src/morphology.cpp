#include "quotestance/morphology.hpp"

#include <algorithm>
#include <array>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

using Emit = std::function<void(Form)>;

bool is_vowel(char c) noexcept { return std::string_view("aeiou").find(c) != std::string_view::npos; }

int syllables(std::string_view root) noexcept {
    int count = 0;
    for (std::size_t i = 0; i < root.size(); ++i) count += is_vowel(root[i]) && (i == 0 || !is_vowel(root[i - 1]));
    return count;
}

// One syllable by its letters: bom, cek, rem. Two vowels side by side are two syllables: suap.
bool has_one_vowel(std::string_view root) noexcept {
    return std::count_if(root.begin(), root.end(), [](char c) { return is_vowel(c); }) == 1;
}

std::string_view first_word(std::string_view root) noexcept { return root.substr(0, root.find(' ')); }

std::string join(std::string_view a, std::string_view b, std::string_view c = {}) {
    return std::string(a).append(b).append(c);
}

// ber-, per-, ter- lose their r before r and before a first syllable that ends in -er (bekerja, peternak excepted).
std::string with_r_prefix(std::string_view prefix, std::string_view root) {
    if (root.starts_with("ajar") && prefix != "ter") return join(prefix.substr(0, 2), "l", root);
    const bool er_follows = root.size() > 3 && !is_vowel(root[0]) && root.substr(1, 2) == "er" && !is_vowel(root[3]);
    const bool drop = root.starts_with('r') || (prefix != "ter" && er_follows);
    return join(drop ? prefix.substr(0, 2) : prefix, root);
}

// An Indonesian class: which prefixes, which suffix, which voices. One row for each class of docs/tables.md.
struct IndonesianClass {
    std::string_view name;
    std::string_view active;   // prefix of the active form: N = meN-, otherwise itself
    std::string_view passive;  // prefix of the passive form
    std::string_view stem;     // put before the root inside every prefix (memper-)
    std::string_view suffix;
    bool bare;
};
constexpr std::array<IndonesianClass, 12> verb_classes{{
    {"v", "N", "di", "", "", true},
    {"v-kan", "N", "di", "", "kan", true},
    {"v-i", "N", "di", "", "i", true},
    {"ter", "", "ter", "", "", false},
    {"ter-kan", "", "ter", "", "kan", false},
    {"ter-i", "", "ter", "", "i", false},
    {"memper", "mem", "di", "per", "", true},
    {"memper-kan", "mem", "di", "per", "kan", true},
    {"memper-i", "mem", "di", "per", "i", true},
    {"ber", "ber", "", "", "", false},
    {"ber-kan", "ber", "", "", "kan", false},
    {"ber-an", "ber", "", "", "an", false},
}};
struct NounClass {
    std::string_view name;
    std::string_view prefix;  // N = peN-
    std::string_view suffix;
    Voice voice;
};
constexpr std::array<NounClass, 8> noun_classes{{
    {"an", "", "an", Voice::noun},
    {"pe", "N", "", Voice::agent},
    {"pe-an", "N", "an", Voice::noun},
    {"per-an", "per", "an", Voice::noun},
    {"ke-an", "ke", "an", Voice::noun},
    {"per", "per", "", Voice::agent},
    {"ke", "ke", "", Voice::noun},
    {"se", "se", "", Voice::fixed},
}};

// The form and its clitics: -nya, -lah, -kah, -pun, and -ku, -mu on what can be owned or done to someone.
void emit_with_clitics(const std::string& form, Voice voice, const Emit& emit) {
    emit({form, voice, false, false});
    emit({form + "nya", voice, false, true});
    for (const std::string_view clitic : {"lah", "kah", "pun", "ku", "mu"})
        emit({join(form, clitic), voice, false, false});
}

void emit_verb(const IndonesianClass& c, std::string_view root, bool keep, const Emit& emit) {
    const std::string stem = join(c.stem == "per" ? with_r_prefix("per", root) : std::string(root), c.suffix);
    if (c.active == "N") {
        emit_with_clitics(with_nasal_prefix("me", stem, keep || c.stem == "per"), Voice::active, emit);
    } else if (c.active == "ber") {
        emit_with_clitics(with_r_prefix("ber", stem), Voice::active, emit);
    } else if (!c.active.empty()) {
        emit_with_clitics(join(c.active, stem), Voice::active, emit);
    }
    if (c.passive == "ter") {
        emit_with_clitics(with_r_prefix("ter", stem), Voice::passive, emit);
    } else if (!c.passive.empty()) {
        emit_with_clitics(join(c.passive, stem), Voice::passive, emit);
    }
    if (c.bare) emit_with_clitics(stem, Voice::bare, emit);
}

void emit_noun(const NounClass& c, std::string_view root, bool keep, const Emit& emit) {
    const std::string stem = join(root, c.suffix);
    std::string form = c.prefix == "N"     ? with_nasal_prefix("pe", stem, keep)
                       : c.prefix == "per" ? with_r_prefix("per", stem)
                                           : join(c.prefix, stem);
    emit_with_clitics(form, c.voice, emit);
    if (root.find(' ') == root.npos && c.suffix.empty() && c.prefix == "N")
        emit({form + "-" + form, c.voice, false, false});
}

void emit_indonesian(std::string_view root, std::string_view cls, const Row& row, const Emit& emit) {
    const bool keep = cls.ends_with('!');
    if (keep) cls.remove_suffix(1);
    for (const auto& c : verb_classes)
        if (c.name == cls) return emit_verb(c, root, keep, emit);
    for (const auto& c : noun_classes)
        if (c.name == cls) return emit_noun(c, root, keep, emit);
    const std::string word(root);
    if (cls == "n") {
        emit_with_clitics(word, Voice::noun, emit);
        if (root.find(' ') == root.npos) emit_with_clitics(word + "-" + word, Voice::noun, emit);
    } else if (cls == "a") {
        emit_with_clitics(word, Voice::adjective, emit);
        if (root.find(' ') == root.npos) emit({"ter" + word, Voice::adjective, false, false});
    } else if (cls == "post") {
        emit({word, Voice::bare, true, false});
        emit({word + "nya", Voice::bare, true, true});
    } else if (cls == "x") {
        const bool passive = word.find(' ') == word.npos && voice_of_prefix(word) == Voice::passive;  // diklaim
        emit({word, passive ? Voice::passive : Voice::fixed, false, word.ends_with("nya")});
    } else {
        row.fail("unknown Indonesian class '" + std::string(cls) + "' of '" + word +
                 "'; the classes are v, v-kan, v-i, ter, ter-kan, ter-i, memper, memper-kan, memper-i, ber, ber-kan, "
                 "ber-an, "
                 "an, pe, pe-an, per, per-an, ke, ke-an, se, n, a, x, post");
    }
}

bool ends_with_consonant_y(std::string_view w) noexcept {
    return w.size() > 1 && w.back() == 'y' && !is_vowel(w[w.size() - 2]);
}

// One stressed short vowel and one final consonant: stop -> stopped.
bool doubles_last(std::string_view w) noexcept {
    const std::size_t n = w.size();
    if (n < 3 || is_vowel(w[n - 1]) || std::string_view("wxyh").find(w[n - 1]) != std::string_view::npos) return false;
    return is_vowel(w[n - 2]) && !is_vowel(w[n - 3]) && syllables(w) == 1;
}

std::string with_s(std::string_view w) {
    if (ends_with_consonant_y(w)) return join(w.substr(0, w.size() - 1), "ies");
    const bool hissing =
        w.ends_with('s') || w.ends_with('x') || w.ends_with('z') || w.ends_with("ch") || w.ends_with("sh");
    return join(w, hissing ? "es" : "s");
}

std::string with_ending(std::string_view w, std::string_view ending) {  // -ed, -er, -est
    if (w.ends_with('e')) return join(w, ending.substr(1));
    if (ends_with_consonant_y(w)) return join(w.substr(0, w.size() - 1), "i", ending);
    if (doubles_last(w)) return join(w, w.substr(w.size() - 1), ending);
    return join(w, ending);
}

// `past`: an irregular one, or nothing; where it doubles the last consonant (preferred), so does -ing.
std::string with_ing(std::string_view w, std::string_view past) {
    const std::string_view last = w.substr(w.size() - 1);
    if (past.size() > w.size() && past.starts_with(w) && past.substr(w.size()) == join(last, "ed"))
        return join(w, last, "ing");
    if (w.ends_with("ie")) return join(w.substr(0, w.size() - 2), "ying");
    if (w.ends_with('e') && !w.ends_with("ee") && !w.ends_with("oe") && w.size() > 2)
        return join(w.substr(0, w.size() - 1), "ing");
    return join(w, doubles_last(w) ? w.substr(w.size() - 1) : "", "ing");
}

void emit_english(std::string_view phrase, std::string_view cls, std::string_view irregular, const Row& row,
                  const Emit& emit) {
    // In a phrase the first word of a verb and the last of a noun inflect: `call for`, `human rights violation`.
    const bool verb = cls == "v";
    const std::size_t cut = verb ? phrase.find(' ') : phrase.rfind(' ');
    const std::string_view word = cut == phrase.npos ? phrase : verb ? phrase.substr(0, cut) : phrase.substr(cut + 1);
    const std::string_view before = cut == phrase.npos || verb ? std::string_view{} : phrase.substr(0, cut + 1);
    const std::string_view after = cut == phrase.npos || !verb ? std::string_view{} : phrase.substr(cut);
    const auto put = [&](std::string form, Voice voice) {
        const bool gerund = (verb || cls == "x") && form.substr(0, form.find(' ')).ends_with("ing");
        emit({join(before, form, after), voice, false, false, gerund});
    };
    if (verb) {
        put(std::string(word), Voice::active);
        put(with_s(word), Voice::active);
        const std::size_t comma = irregular.find(',');
        const std::string_view past = trim(irregular.substr(0, comma));
        put(with_ing(word, past), Voice::active);
        if (irregular.empty()) return put(with_ending(word, "ed"), Voice::passive);
        put(std::string(past), comma == irregular.npos ? Voice::passive : Voice::active);
        if (comma != irregular.npos) put(std::string(trim(irregular.substr(comma + 1))), Voice::passive);
    } else if (cls == "n") {
        put(std::string(word), Voice::noun);
        put(irregular.empty() ? with_s(word) : std::string(irregular), Voice::noun);
    } else if (cls == "a") {
        put(std::string(word), Voice::adjective);
        if (syllables(word) <= 2 && cut == phrase.npos) {
            put(with_ending(word, "er"), Voice::adjective);
            put(with_ending(word, "est"), Voice::adjective);
        }
    } else if (cls == "r" || cls == "x") {
        put(std::string(word), Voice::fixed);
    } else {
        row.fail("unknown English class '" + std::string(cls) + "' of '" + std::string(phrase) +
                 "'; the classes are v, n, a, r, x");
    }
}

}  // namespace

std::string with_nasal_prefix(std::string_view prefix, std::string_view root, bool keep) {
    // Sneddon et al., Indonesian Reference Grammar, 2nd ed., section 1.8: the nasal takes the place of p, t, k, s.
    const std::string_view word = first_word(root);
    const char c = word.empty() ? 'a' : word[0];
    const bool cluster = word.size() > 1 && !is_vowel(word[1]) && !(word.starts_with("ny") || word.starts_with("ng"));
    const auto is = [&](std::string_view set) { return set.find(c) != set.npos; };
    if (has_one_vowel(word) && word.size() <= 4) return join(prefix, "nge", root);
    if (is("lrmnwy")) return join(prefix, root);
    if (is("bfv")) return join(prefix, "m", root);
    if (is("dcjz")) return join(prefix, "n", root);
    if (c == 'p') return cluster || keep ? join(prefix, "m", root) : join(prefix, "m", root.substr(1));
    if (c == 't') return cluster || keep ? join(prefix, "n", root) : join(prefix, "n", root.substr(1));
    if (c == 's') return cluster || keep ? join(prefix, "n", root) : join(prefix, "ny", root.substr(1));
    if (c == 'k') return cluster || keep ? join(prefix, "ng", root) : join(prefix, "ng", root.substr(1));
    return join(prefix, "ng", root);  // vowels, g, h
}

void generate_forms(std::string_view item, Language language, const Row& row, const Emit& emit) {
    const std::size_t slash = item.rfind('/');
    if (slash == item.npos) row.fail("'" + std::string(item) + "' has no class; write word/class, e.g. 'kecam/v,an'");
    const std::string word = fold(trim(item.substr(0, slash)));
    std::string_view classes = item.substr(slash + 1);
    if (word.empty()) row.fail("'" + std::string(item) + "' has no word before the slash");
    while (true) {
        std::size_t end = 0;
        for (int depth = 0; end < classes.size() && (depth || classes[end] != ','); ++end)
            depth += (classes[end] == '(') - (classes[end] == ')');
        std::string_view cls = trim(classes.substr(0, end)), irregular;
        if (const std::size_t open = cls.find('('); open != cls.npos) {
            if (!cls.ends_with(')'))
                row.fail("'" + std::string(item) + "': the bracket of irregular forms is not closed");
            irregular = cls.substr(open + 1, cls.size() - open - 2);
            cls = trim(cls.substr(0, open));
        }
        if (language == Language::english) {
            emit_english(word, cls, irregular, row, emit);
        } else {
            emit_indonesian(word, cls, row, emit);
        }
        if (end >= classes.size()) return;
        classes.remove_prefix(end + 1);
    }
}

Voice voice_of_prefix(std::string_view word) noexcept {
    const auto letter = [&](std::size_t i) { return i < word.size() ? word[i] : '\0'; };
    constexpr std::string_view after_me = "mnlrwy";
    if (word.size() > 5 && word.starts_with("me") && after_me.find(letter(2)) != after_me.npos) return Voice::active;
    if (word.size() > 5 && word.starts_with("ber")) return Voice::active;
    if (word.size() > 5 && (word.starts_with("di") || word.starts_with("ter"))) return Voice::passive;
    return Voice::noun;
}

}  // namespace quotestance
