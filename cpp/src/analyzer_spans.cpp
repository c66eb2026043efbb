#include "quotestance/analyzer.hpp"

#include "quotestance/errors.hpp"
#include "quotestance/reader.hpp"
#include "quotestance/tone.hpp"

namespace quotestance {

// Reads texts one after another and scores each toward the words that the caller points out.
class Analyzer::SpanWorker {
    static constexpr TokenId longest_repeated = 8;  // words of a target that is looked for elsewhere

public:
    SpanWorker(const Analyzer& analyzer, const Batch& batch, std::span<const std::int64_t> begins,
               std::span<const std::int64_t> ends, Watch& watch)
        : analyzer_(analyzer), batch_(batch), begins_(begins), ends_(ends), reader_(*analyzer.lexicon_, &watch),
          terms_(*analyzer.lexicon_, analyzer.weights_), scorer_(analyzer.weights_, analyzer.options_.stance),
          tone_(*analyzer.lexicon_, analyzer.weights_) {}

    void expect(std::size_t bytes) { reserve(columns_, bytes); }
    void read(TextView text, std::size_t i) {
        reader_.read_words(utf8_(text, i), batch_.language(i));
        score_row(static_cast<std::int64_t>(i), tokens_at(i, begins_[i], ends_[i]));
    }
    SpanColumns take() { return taken(columns_); }

private:
    // The tokens that a range of code points touches; where it touches none, the next one. Empty for a text without any.
    Span tokens_at(std::size_t row, std::int64_t begin, std::int64_t end) const {
        const Tokens& tokens = reader_.tokens;
        const std::int64_t length = reader_.points(tokens.text().size());
        if (begin < 0 || end < begin || end > length)
            throw InvalidOption("begins", std::to_string(begin),
                                "row " + std::to_string(row) + ": the target at [" + std::to_string(begin) + ", " +
                                    std::to_string(end) + ") does not lie within the text, which has " +
                                    std::to_string(length) +
                                    " characters; begin and end count code points from 0, and end is behind the last");
        TokenId first = 0;
        while (first + 1 < tokens.size() && reader_.points(tokens[first].end) <= begin) ++first;
        Span out{first, std::min(first + 1, tokens.size())};
        while (out.last < tokens.size() && reader_.points(tokens[out.last].begin) < end) ++out.last;
        // Marks around the name are no part of it.
        while (out.size() > 1 && tokens[out.first].kind != TokenKind::word) ++out.first;
        while (out.size() > 1 && tokens[out.last - 1].kind != TokenKind::word) --out.last;
        return out;
    }

    // The other places that name the target with the same words; of a target of many words, it alone.
    void find_mentions(Span target) {
        const Tokens& tokens = reader_.tokens;
        mentions_.clear();
        if (target.empty()) return;
        const bool repeated = tokens[target.first].upper && target.size() <= longest_repeated;
        const TokenId from = repeated ? 0 : target.first,
                      to = repeated ? tokens.size() - target.size() + 1 : target.first + 1;
        for (TokenId t = from; t < to; ++t) {
            bool same = true;
            for (TokenId k = 0; same && k < target.size(); ++k)
                same = tokens.text(t + k) == tokens.text(target.first + k);
            if (t == target.first) target_ = mentions_.size();
            if (same) mentions_.push_back({{t, t + target.size()}, TargetLink::named});
        }
    }

    // People whom no table knows: capitalised words, with the actors in the order of the text.
    void find_names() {
        const Tokens& tokens = reader_.tokens;
        const std::size_t known = actors_.size();
        std::size_t passed = 0;  // known actors that end before the name
        for (TokenId t = 0; t < tokens.size(); ++t) {
            if (!is_name(t)) continue;
            Span name{t, t + 1};
            while (name.last < tokens.size() && is_name(name.last)) ++name.last;
            t = name.last;
            while (passed < known && actors_[passed].tokens.last <= name.first) ++passed;
            if (passed == known || actors_[passed].tokens.first >= name.last) actors_.push_back({name, none, none});
        }
        std::sort(actors_.begin(), actors_.end(),
                  [](const ActorMention& a, const ActorMention& b) { return a.tokens.first < b.tokens.first; });
    }
    bool is_name(TokenId t) const {
        const Tokens& tokens = reader_.tokens;
        if (!tokens[t].upper || !tokens[t].is_word() || tokens.classes(t) != 0) return false;
        const bool begins = t == 0 || tokens.sentences()[tokens.sentence_of(t)].first == t || tokens[t - 1].is_quote();
        return !begins && !reader_.matches.covering(EntryType::title, t);
    }

    void score_row(std::int64_t row, Span target) {
        targets_.assign(reader_.tokens, reader_.matches, reader_.mentions, unknown_date);
        const Statement whole{.content = {0, reader_.tokens.size()}};
        find_mentions(target);
        actors_.assign(targets_.actors().begin(), targets_.actors().end());
        find_names();
        const Match* actor = target.empty() ? nullptr : reader_.matches.covering(EntryType::actor, target.first);
        hits_.read(reader_.tokens, reader_.matches, {&whole, 1});
        terms_.assign(reader_.tokens, reader_.matches, reader_.quotes, targets_);
        terms_.read(whole, nobody_, actors_, hits_.of(0));
        const auto tones = tone_.terms(hits_.of(0), reader_.tokens);
        const double sentiment = tone_.sentiment(tones, whole);
        const auto terms = terms_.toward_mention(actor ? actor->entry->index : none, mentions_, target_);
        evidence_.clear();
        const Stance stance = scorer_.score(terms, Baseline::span, mentions_, evidence_);
        columns_.row.push_back(row);
        columns_.language.push_back(static_cast<std::int8_t>(reader_.language));
        const Score score{stance, sentiment, static_cast<std::uint32_t>(evidence_.size())};
        columns_.score.extend({&score, 1}, evidence_, reader_.tokens, reader_.points);
        for (const ToneTerm& t : tones)
            columns_.tone_concept.push_back(t.idea), columns_.tone_amount.push_back(t.amount);
        columns_.tone_offsets.push_back(static_cast<std::int64_t>(columns_.tone_concept.size()));
    }

    const Analyzer& analyzer_;
    const Batch& batch_;
    std::span<const std::int64_t> begins_, ends_;
    Utf8 utf8_;
    Reader reader_;
    Targets targets_;
    Hits hits_;
    Terms terms_;
    StanceScorer scorer_;
    Tone tone_;
    Speaker nobody_;
    std::vector<ActorMention> actors_;
    std::vector<TargetMention> mentions_;
    std::size_t target_ = 0;  // which of them the caller pointed out
    std::vector<Evidence> evidence_;
    SpanColumns columns_;
};

std::vector<SpanColumns> Analyzer::score_parts(const Batch& batch, std::span<const std::int64_t> begins,
                                               std::span<const std::int64_t> ends, const Run& run) const {
    return Parts<SpanWorker>(batch, run).work([&](Watch& watch) {
        return std::make_unique<SpanWorker>(*this, batch, begins, ends, watch);
    });
}

}  // namespace quotestance
