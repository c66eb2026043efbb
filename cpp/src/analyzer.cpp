#include "quotestance/analyzer.hpp"

#include <algorithm>
#include <optional>

#include "quotestance/errors.hpp"
#include "quotestance/reader.hpp"
#include "quotestance/tone.hpp"

namespace quotestance {

// Reads articles one after another and writes the rows of their statements.
class Analyzer::StatementWorker {
public:
    StatementWorker(const Analyzer& analyzer, const Batch& batch, Watch& watch)
        : analyzer_(analyzer), batch_(batch), watch_(watch), reader_(*analyzer.lexicon_, &watch),
          terms_(*analyzer.lexicon_, analyzer.weights_), scorer_(analyzer.weights_, analyzer.options_.stance),
          tone_(*analyzer.lexicon_, analyzer.weights_), here_(analyzer.targets_) {}

    void expect(std::size_t bytes) { reserve(columns_, bytes); }
    void read(TextView text, std::size_t i) {
        reader_.read_article(utf8_(text, i), batch_.date(i), batch_.language(i));
        write_article(static_cast<std::int64_t>(i));
    }
    Columns take() { return taken(columns_); }

private:
    // Stage by stage, each for all statements.
    void write_article(std::int64_t article) {
        const auto statements = reader_.statements.all();
        if (statements.empty()) return;
        targets_.assign(reader_.tokens, reader_.matches, reader_.mentions, reader_.date);
        hits_.read(reader_.tokens, reader_.matches, statements);
        terms_.assign(reader_.tokens, reader_.matches, reader_.quotes, targets_);
        actors_in_order_ = InOrder(targets_.actors());
        rows_.clear(), scores_.clear(), evidence_.clear();
        domestic_.reset();
        named_.assign(analyzer_.targets_.size(), false);
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (i % 256 == 255) watch_.look();
            score_statement(i);
        }
        write_rows(article);
    }

    void score_statement(std::size_t i) {
        const Statement& s = reader_.statements.all()[i];
        const Speaker& speaker = reader_.speakers.all()[i];
        const double sentiment = tone_.sentiment(tone_.terms(hits_.of(i), reader_.tokens), s);
        actors_ = actors_in_order_.in(s.content);
        terms_.read(s, speaker, actors_, hits_.of(i));
        if (analyzer_.options_.every_actor) find_targets(speaker);
        for (std::size_t k = 0; k < here_.size(); ++k) {
            const bool own = here_[k] != none && targets_.belongs(speaker.allegiance, here_[k]);
            const std::size_t before = evidence_.size();
            const Stance stance = score(i, k, own);
            rows_.push_back({static_cast<std::uint32_t>(i), here_[k], own});
            scores_.push_back({stance, sentiment, static_cast<std::uint32_t>(evidence_.size() - before)});
        }
    }

    // The actors that a statement names, each once, without the one who speaks; one `none` where there are none.
    void find_targets(const Speaker& speaker) {
        here_.clear();
        for (const ActorMention& a : actors_)
            if (a.actor != none && a.actor != speaker.actor &&
                std::find(here_.begin(), here_.end(), a.actor) == here_.end() &&
                targets_.standing_of(a) != Standing::place)
                here_.push_back(a.actor);
        if (here_.empty()) here_.push_back(none);
    }

    // Of statement `i` toward the k-th target, with its evidence.
    Stance score(std::size_t i, std::size_t k, bool own) {
        const std::size_t before = evidence_.size();
        const ActorId target = here_[k];
        if (target == none) return {};
        const auto speakers = reader_.speakers.all();
        const bool fixed = !analyzer_.options_.every_actor;
        const bool named_before = fixed && named_[k] && i > 0 && speakers[i].id == speakers[i - 1].id;
        targets_.mentions_of(target, reader_.statements.all()[i], speakers[i], actors_, own, named_before,
                             target_mentions_);
        Stance stance = toward(target, own);
        if (stance.label != Label::unspoken && is_domestic(target, speakers[i])) {
            evidence_.resize(before);
            stance = {};
        }
        if (fixed) named_[k] = stance.link == TargetLink::named || (named_[k] && stance.link == TargetLink::anaphor);
        return stance;
    }

    Stance toward(ActorId target, bool own) {
        const bool own_baseline = own && analyzer_.options_.stance.speaker_prior;
        return scorer_.score(terms_.toward(target, own, target_mentions_),
                             own_baseline ? Baseline::own_statement : Baseline::statement, target_mentions_, evidence_);
    }

    bool is_domestic(ActorId target, const Speaker& speaker) {
        if (!domestic_) domestic_ = targets_.domestic_state();
        return targets_.domestic(*domestic_, target, speaker, actors_);
    }

    void write_rows(std::int64_t article) {
        Columns& c = columns_;
        const Tokens& tokens = reader_.tokens;
        const std::size_t n = rows_.size();
        const auto statement = [&](std::size_t i) -> const Statement& {
            return reader_.statements.all()[rows_[i].statement];
        };
        const auto speaker = [&](std::size_t i) -> const Speaker& {
            return reader_.speakers.all()[rows_[i].statement];
        };
        const auto content = [&](std::size_t i) { return statement(i).content; };
        const auto mention = [&](std::size_t i) { return speaker(i).mention; };
        const auto cue = [&](std::size_t i) { return statement(i).cue; };
        extend(c.article, n, [&](std::size_t) { return article; });
        extend(c.statement, n, [&](std::size_t i) { return rows_[i].statement; });
        extend(c.language, n, [&](std::size_t) { return reader_.language; });
        extend(c.date, n, [&](std::size_t) { return reader_.date; });
        extend(c.kind, n, [&](std::size_t i) { return statement(i).kind; });
        extend(c.text, n, [&](std::size_t i) { return tokens.text(content(i)); });
        extend_spans(c.begin, c.end, n, content, tokens, reader_.points);
        extend(c.speaker, n, [&](std::size_t i) { return speaker(i).id; });
        extend(c.speaker_name, n, [&](std::size_t i) { return speaker(i).name; });
        extend(c.speaker_mention, n, [&](std::size_t i) { return tokens.text(mention(i)); });
        extend_spans(c.speaker_begin, c.speaker_end, n, mention, tokens, reader_.points);
        extend(c.resolved_by, n, [&](std::size_t i) { return speaker(i).by; });
        extend(c.cue, n, [&](std::size_t i) { return tokens.text(cue(i)); });
        extend_spans(c.cue_begin, c.cue_end, n, cue, tokens, reader_.points);
        extend(c.source, n, [&](std::size_t i) { return source_of(statement(i)); });
        extend(c.target, n, [&](std::size_t i) { return rows_[i].target; });
        extend(c.target_link, n, [&](std::size_t i) { return scores_[i].stance.link; });
        extend(c.own_bloc, n, [&](std::size_t i) { return rows_[i].own; });
        c.score.extend(scores_, evidence_, tokens, reader_.points);
    }

    std::string_view source_of(const Statement& s) const {
        return s.source == none ? std::string_view{}
                                : std::string_view(analyzer_.lexicon_->actors()[s.source].names.front());
    }

    struct Row {
        std::uint32_t statement;
        ActorId target;  // none: a statement that names none
        bool own;
    };

    const Analyzer& analyzer_;
    const Batch& batch_;
    Watch& watch_;
    Utf8 utf8_;
    Reader reader_;
    Targets targets_;
    Hits hits_;
    Terms terms_;
    StanceScorer scorer_;
    Tone tone_;
    InOrder<ActorMention> actors_in_order_;
    std::span<const ActorMention> actors_;  // that the statement names
    std::vector<TargetMention> target_mentions_;
    std::vector<ActorId> here_;        // the targets of the statement being read
    std::vector<std::uint8_t> named_;  // for each target, whether the statement before named it
    std::optional<ActorId> domestic_;  // looked for when it first matters: most articles speak of no target
    // Of the article:
    std::vector<Row> rows_;
    std::vector<Score> scores_;
    std::vector<Evidence> evidence_;
    Columns columns_;
};

Analyzer::Analyzer(std::shared_ptr<const Lexicon> lexicon, Weights weights, AnalyzerOptions options)
    : lexicon_(std::move(lexicon)), weights_(std::move(weights)), options_(std::move(options)) {
    for (const std::string& id : options_.targets) {
        const ActorId actor = lexicon_->find_actor(id);
        if (actor == none) throw InvalidOption("targets", id, "no actor has this id", lexicon_->suggest(id, 3));
        targets_.push_back(actor);
    }
}

std::vector<Columns> Analyzer::analyze_parts(const Batch& batch, const Run& run) const {
    return Parts<StatementWorker>(batch, run).work([&](Watch& watch) {
        return std::make_unique<StatementWorker>(*this, batch, watch);
    });
}

}  // namespace quotestance
