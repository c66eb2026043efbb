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

    void read(TextView text, std::size_t i) {
        reader_.read_article(utf8_(text, i), batch_.date(i), batch_.language(i));
        write_article(static_cast<std::int64_t>(i));
    }
    Columns take() { return taken(columns_); }

private:
    void write_article(std::int64_t article) {
        const auto statements = reader_.statements.all();
        if (statements.empty()) return;
        targets_.assign(reader_.tokens, reader_.matches, reader_.mentions, reader_.date);
        domestic_.reset();
        named_.assign(analyzer_.targets_.size(), false);
        for (std::size_t i = 0; i < statements.size(); ++i) {
            if (i % 256 == 255) watch_.look();
            const Speaker& speaker = reader_.speakers.all()[i];
            actors_ = targets_.actors_in(statements[i].content);
            terms_.read(reader_.tokens, reader_.matches, reader_.quotes, targets_, statements[i], speaker, actors_);
            const double sentiment = tone_.sentiment(tone_.terms(terms_.hits(), terms_.clauses()), statements[i]);
            if (analyzer_.options_.every_actor) find_targets(speaker);
            for (std::size_t k = 0; k < here_.size(); ++k) {
                const bool own = here_[k] != none && targets_.belongs(speaker.allegiance, here_[k]);
                const Stance stance = score(i, k, own);
                write_statement(article, static_cast<std::int32_t>(i));
                columns_.target.push_back(here_[k] == none ? -1 : static_cast<std::int32_t>(here_[k]));
                columns_.target_link.push_back(static_cast<std::int8_t>(stance.link));
                columns_.own_bloc.push_back(own);
                columns_.score.push_row(stance, sentiment, evidence_, reader_.tokens, reader_.points);
            }
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
        evidence_.clear();
        const ActorId target = here_[k];
        if (target == none) return {};
        const auto speakers = reader_.speakers.all();
        const bool fixed = !analyzer_.options_.every_actor;
        const bool named_before = fixed && named_[k] && i > 0 && speakers[i].id == speakers[i - 1].id;
        targets_.mentions_of(target, reader_.statements.all()[i], speakers[i], actors_, own, named_before,
                             target_mentions_);
        Stance stance = toward(target, own);
        if (stance.label != Label::unspoken && is_domestic(target, speakers[i])) {
            evidence_.clear();
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

    void write_statement(std::int64_t article, std::int32_t number) {
        Columns& c = columns_;
        const Tokens& tokens = reader_.tokens;
        const Statement& s = reader_.statements.all()[static_cast<std::size_t>(number)];
        const Speaker& speaker = reader_.speakers.all()[static_cast<std::size_t>(number)];
        c.article.push_back(article);
        c.statement.push_back(number);
        c.language.push_back(static_cast<std::int8_t>(reader_.language));
        c.date.push_back(reader_.date);
        c.kind.push_back(static_cast<std::int8_t>(s.kind));
        c.text.push(tokens.text(s.content));
        push_span(s.content, tokens, reader_.points, c.begin, c.end);
        c.speaker.push(speaker.id);
        c.speaker_name.push(speaker.name);
        c.speaker_mention.push(tokens.text(speaker.mention));
        push_span(speaker.mention, tokens, reader_.points, c.speaker_begin, c.speaker_end);
        c.resolved_by.push_back(static_cast<std::int8_t>(speaker.by));
        c.cue.push(tokens.text(s.cue));
        push_span(s.cue, tokens, reader_.points, c.cue_begin, c.cue_end);
        c.source.push(s.source == none ? std::string_view{}
                                       : std::string_view(analyzer_.lexicon_->actors()[s.source].names.front()));
    }

    const Analyzer& analyzer_;
    const Batch& batch_;
    Watch& watch_;
    Utf8 utf8_;
    Reader reader_;
    Targets targets_;
    Terms terms_;
    StanceScorer scorer_;
    Tone tone_;
    std::span<const ActorMention> actors_;  // that the statement names
    std::vector<TargetMention> target_mentions_;
    std::vector<ActorId> here_;        // the targets of the statement being read
    std::vector<std::uint8_t> named_;  // for each target, whether the statement before named it
    std::optional<ActorId> domestic_;  // looked for when it first matters: most articles speak of no target
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
