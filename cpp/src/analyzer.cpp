#include "quotestance/analyzer.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <thread>

#include "quotestance/errors.hpp"
#include "quotestance/text.hpp"

namespace quotestance {

// The stages with their memory, reused from article to article.
class Analyzer::Worker {
public:
    explicit Worker(const Analyzer& analyzer)
        : analyzer_(analyzer), tokens_(*analyzer.lexicon_), scorer_(*analyzer.lexicon_, analyzer.options_.stance) {}

    void analyze(const Batch& batch, std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            if (!batch.valid.empty() && !batch.valid[i]) continue;
            const auto begin = static_cast<std::size_t>(batch.offsets[i]);
            const std::string_view text =
                batch.data.substr(begin, static_cast<std::size_t>(batch.offsets[i + 1]) - begin);
            if (const std::int64_t bad = first_invalid_byte(text); bad >= 0)
                throw InvalidText(static_cast<std::int64_t>(i), bad, "invalid UTF-8");
            if (text.size() >= std::numeric_limits<std::uint32_t>::max())
                throw InvalidText(static_cast<std::int64_t>(i), 0, "the article is longer than 4 GiB");
            read_article(text, batch.dates.empty() ? unknown_date : batch.dates[i],
                         batch.languages.empty() ? Language::unknown : static_cast<Language>(batch.languages[i]));
            write_article(static_cast<std::int64_t>(i));
        }
    }

    Columns take() { return std::move(columns_); }

private:
    void read_article(std::string_view text, std::int32_t date, Language language) {
        tokens_.assign(text);
        language_ = tokens_.settle_language(language);
        matches_.assign(tokens_, language_);
        furniture_.assign(tokens_, matches_);
        date_ = date == unknown_date ? furniture_.date() : date;
        quotes_.assign(tokens_, matches_, furniture_);
        mentions_.assign(tokens_, matches_, furniture_);
        statements_.assign(tokens_, matches_, furniture_, quotes_, mentions_);
        speakers_.assign(tokens_, matches_, furniture_, quotes_, mentions_, statements_, date_);
        points_.assign(text);
    }

    void write_article(std::int64_t article) {
        const Targets targets(tokens_, matches_, mentions_, date_);
        const auto& all = statements_.all();
        std::optional<ActorId> domestic;  // looked for when it first matters: most articles speak of no target
        std::vector<char> named(analyzer_.targets_.size(), 0);  // whether the statement before named each target
        for (std::size_t i = 0; i < all.size(); ++i) {
            targets.actors_in(all[i].content, actors_);
            scorer_.read(tokens_, matches_, quotes_, targets, all[i], speakers_.all()[i], actors_);
            const bool same_speaker = i > 0 && speakers_.all()[i].id == speakers_.all()[i - 1].id;
            for (std::size_t k = 0; k < analyzer_.targets_.size(); ++k) {
                targets.mentions_of(analyzer_.targets_[k], all[i], speakers_.all()[i], actors_,
                                    same_speaker ? &all[i - 1] : nullptr, named[k], target_mentions_);
                Stance stance = scorer_.score(analyzer_.targets_[k], target_mentions_, evidence_);
                if (stance.label != Label::unspoken) {
                    if (!domestic) domestic = targets.domestic_state(actors_of_article_);
                    if (targets.domestic(*domestic, analyzer_.targets_[k], speakers_.all()[i], actors_))
                        stance = {}, evidence_.clear();
                }
                named[k] = stance.link == TargetLink::named || (named[k] && stance.link == TargetLink::anaphor);
                const bool own = targets.belongs(speakers_.all()[i].allegiance, analyzer_.targets_[k]);
                write_row(article, static_cast<std::int32_t>(i), static_cast<std::int32_t>(k), stance, own);
            }
        }
    }

    void push_span(Span s, std::vector<std::int64_t>& begin, std::vector<std::int64_t>& end) const {
        begin.push_back(s.empty() ? -1 : points_(tokens_[s.first].begin));
        end.push_back(s.empty() ? -1 : points_(tokens_[s.last - 1].end));
    }

    void write_row(std::int64_t article, std::int32_t number, std::int32_t target, const Stance& stance, bool own) {
        Columns& c = columns_;
        const Statement& s = statements_.all()[static_cast<std::size_t>(number)];
        const Speaker& speaker = speakers_.all()[static_cast<std::size_t>(number)];
        constexpr double missing = std::numeric_limits<double>::quiet_NaN();
        const bool spoken = stance.label != Label::unspoken;
        c.article.push_back(article);
        c.statement.push_back(number);
        c.language.push_back(static_cast<std::int8_t>(language_));
        c.date.push_back(date_);
        c.kind.push_back(static_cast<std::int8_t>(s.kind));
        c.text.push(tokens_.text(s.content));
        push_span(s.content, c.begin, c.end);
        c.speaker.push(speaker.id);
        c.speaker_name.push(speaker.name);
        c.speaker_mention.push(tokens_.text(speaker.mention));
        push_span(speaker.mention, c.speaker_begin, c.speaker_end);
        c.resolved_by.push_back(static_cast<std::int8_t>(speaker.by));
        c.cue.push(tokens_.text(s.cue));
        push_span(s.cue, c.cue_begin, c.cue_end);
        c.source.push(s.source == none ? std::string_view{}
                                       : std::string_view(analyzer_.lexicon_->actors()[s.source].names.front()));
        c.target.push_back(target);
        c.target_link.push_back(static_cast<std::int8_t>(stance.link));
        c.own_bloc.push_back(own);
        c.stance.push_back(spoken ? stance.score() : missing);
        c.stance_label.push_back(static_cast<std::int8_t>(stance.label));
        c.p_negative.push_back(spoken ? stance.negative : missing);
        c.p_neutral.push_back(spoken ? stance.neutral : missing);
        c.p_positive.push_back(spoken ? stance.positive : missing);
        c.abstained.push_back(stance.abstained);
        c.sentiment.push_back(scorer_.sentiment());
        c.sentiment_label.push_back(static_cast<std::int8_t>(scorer_.sentiment_label()));
        for (const Evidence& e : evidence_) {
            push_span(e.tokens, c.evidence_begin, c.evidence_end);
            c.evidence_form.push(tokens_.text(e.tokens));
            c.evidence_concept.push(e.role == Role::baseline ? std::string_view("baseline")
                                    : e.role == Role::cue
                                        ? std::string_view(analyzer_.lexicon_->cues()[e.idea].id)
                                        : std::string_view(analyzer_.lexicon_->concepts()[e.idea].id));
            c.evidence_role.push_back(static_cast<std::int8_t>(e.role));
            c.evidence_origin.push_back(static_cast<std::int8_t>(e.origin));
            c.evidence_against.push_back(e.against);
            c.evidence_for.push_back(e.in_favour);
        }
        c.evidence_offsets.push_back(static_cast<std::int64_t>(c.evidence_begin.size()));
    }

    const Analyzer& analyzer_;
    Tokens tokens_;
    Matches matches_;
    Furniture furniture_;
    Quotes quotes_;
    Mentions mentions_;
    Statements statements_;
    Speakers speakers_;
    StanceScorer scorer_;
    CodePoints points_;
    Language language_ = Language::unknown;
    std::int32_t date_ = unknown_date;
    std::vector<ActorMention> actors_, actors_of_article_;
    std::vector<TargetMention> target_mentions_;
    std::vector<Evidence> evidence_;
    Columns columns_;
};

Analyzer::Analyzer(std::shared_ptr<const Lexicon> lexicon, AnalyzerOptions options)
    : lexicon_(std::move(lexicon)), options_(std::move(options)) {
    for (const std::string& id : options_.targets) {
        const ActorId actor = lexicon_->find_actor(id);
        if (actor == none) {
            throw InvalidOption("targets", id, "no actor has this id", lexicon_->suggest(id, 3));
        }
        targets_.push_back(actor);
    }
}

Columns Analyzer::analyze(const Batch& batch, unsigned threads) const {
    const std::size_t n = batch.size();
    threads = std::max(1U, std::min<unsigned>(threads, static_cast<unsigned>(n ? n : 1)));
    // Contiguous parts of about the same number of bytes, one for each thread: the order of the rows is that of the articles.
    std::vector<std::size_t> cuts{0};
    for (unsigned k = 1; k < threads; ++k) {
        const std::int64_t wanted = batch.offsets.front() + (batch.offsets.back() - batch.offsets.front()) *
                                                                static_cast<std::int64_t>(k) /
                                                                static_cast<std::int64_t>(threads);
        const auto at =
            std::lower_bound(batch.offsets.begin(), batch.offsets.end() - 1, wanted) - batch.offsets.begin();
        cuts.push_back(std::max(cuts.back(), static_cast<std::size_t>(at)));
    }
    cuts.push_back(n);
    std::vector<Columns> parts(threads);
    std::vector<std::exception_ptr> errors(threads);
    const auto work = [&](unsigned k) {
        try {
            Worker worker(*this);
            worker.analyze(batch, cuts[k], cuts[k + 1]);
            parts[k] = worker.take();
        } catch (...) {
            errors[k] = std::current_exception();
        }
    };
    std::vector<std::thread> pool;
    for (unsigned k = 1; k < threads; ++k) pool.emplace_back(work, k);
    work(0);
    for (std::thread& t : pool) t.join();
    for (const auto& error : errors)
        if (error) std::rethrow_exception(error);
    Columns out = std::move(parts[0]);
    for (unsigned k = 1; k < threads; ++k) out.append(parts[k]);
    return out;
}

}  // namespace quotestance
