#include "quotestance/lexicon_image.hpp"

#include <algorithm>

namespace quotestance {
namespace {

// What tells an image of these tables by this build from every other.
struct Stamp {
    std::array<char, 32> version{};
    std::array<std::uint64_t, 2> tables{};
    std::array<std::size_t, 6> sizes{sizeof(Branch),  sizeof(Entry), sizeof(FunctionWord),
                                     sizeof(Concept), sizeof(Actor), static_cast<std::size_t>(WordClass::count)};
    bool operator==(const Stamp&) const = default;
};

// Two hashes over path and bytes of each table, eight bytes in a step.
std::array<std::uint64_t, 2> digest(const std::vector<TableSource>& tables) {
    std::array<std::uint64_t, 2> sums{0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL};
    const auto add = [&](std::string_view text) {
        for (std::size_t at = 0; at <= text.size(); at += 8) {
            std::uint64_t word = text.size();
            std::memcpy(&word, text.data() + at, std::min<std::size_t>(8, text.size() - at));
            for (std::size_t k = 0; k < 2; ++k) {
                sums[k] = (sums[k] ^ word) * (k ? 0xD6E8FEB86659FD93ULL : 0xFF51AFD7ED558CCDULL);
                sums[k] ^= sums[k] >> (k ? 29 : 32);
            }
        }
    };
    for (const TableSource& table : tables) add(table.path), add(table.bytes);
    return sums;
}

Stamp stamp_of(const std::vector<TableSource>& tables) {
    Stamp stamp;
    constexpr std::string_view version = QUOTESTANCE_VERSION;
    std::copy_n(version.begin(), std::min(version.size(), stamp.version.size()), stamp.version.begin());
    stamp.tables = digest(tables);
    return stamp;
}

}  // namespace

// What each type is made of. (Outside the unnamed namespace, into which look-up by argument does not go.)
template <typename Image>
void transfer(Image& image, Actor& a) {
    image(a.id), image(a.kind), image(a.of), image(a.female), image(a.names), image(a.folded_names),
        image(a.memberships), image(a.offices);
    image(a.row);
}
template <typename Image>
void transfer(Image& image, Title& t) {
    image(t.id), image(t.kind);
}
template <typename Image>
void transfer(Image& image, Cue& c) {
    image(c.id), image(c.types), image(c.object), image(c.tone), image(c.row);
}
template <typename Image>
void transfer(Image& image, Concept& c) {
    image(c.id), image(c.frame), image(c.weights), image(c.codes), image(c.tone), image(c.mild), image(c.row);
}
template <typename Image>
void transfer(Image& image, LearnedRow& l) {
    image(l.idea), image(l.role), image(l.reading), image(l.against), image(l.in_favour), image(l.row);
}
template <typename Image>
void transfer(Image& image, Shifter& s) {
    image(s.id), image(s.kind), image(s.scope), image(s.factor);
}
template <typename Image>
void transfer(Image& image, Finding& f) {
    image(f.file), image(f.line), image(f.kind), image(f.message);
}

template <typename Image>
void LexiconImage::transfer_all(Image& image, Lexicon& l) {
    Phrases& p = l.phrases_;
    image(p.mask_), image(p.words_), image(p.long_words_), image(p.functions_), image(p.nodes_), image(p.pair_mask_);
    image(p.pair_bits_), image(p.entries_), image(p.rows_);
    image(l.files_), image(l.actors_), image(l.titles_), image(l.cues_), image(l.concepts_), image(l.learned_);
    image(l.shifters_), image(l.furniture_), image(l.offices_), image(l.surnames_), image(l.holders_);
    image(l.actor_of_id_), image(l.form_text_), image(l.form_ends_), image(l.form_counts_), image(l.findings_);
    image(l.verb_prefixes_.next_), image(l.verb_prefixes_.kinds_), image(l.verb_suffixes_);
}

std::string LexiconImage::write(const Lexicon& lexicon, const std::vector<TableSource>& tables) {
    ImageWriter image;
    image(stamp_of(tables));
    transfer_all(image, const_cast<Lexicon&>(lexicon));
    return image.bytes();
}

std::shared_ptr<Lexicon> LexiconImage::read(std::string_view bytes, const std::vector<TableSource>& tables,
                                            std::shared_ptr<const void> owner) {
    if (reinterpret_cast<std::uintptr_t>(bytes.data()) % ImageWriter::alignment) return nullptr;
    ImageReader image(bytes);
    try {
        Stamp stamp;
        image(stamp);
        if (stamp != stamp_of(tables)) return nullptr;
        std::shared_ptr<Lexicon> lexicon(new Lexicon);
        transfer_all(image, *lexicon);
        lexicon->image_ = std::move(owner);
        return lexicon;
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

}  // namespace quotestance
