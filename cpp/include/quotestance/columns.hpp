// The table of statements, column by column, as the bindings hand it over. Offsets are code points; -1 stands for null.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/stance.hpp"
#include "quotestance/text.hpp"

namespace quotestance {

struct StringColumn {
    std::vector<std::int64_t> offsets{0};
    std::vector<char> bytes;
    void push(std::string_view text) {
        if (!text.empty()) bytes.insert(bytes.end(), text.begin(), text.end());
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    // `text_of(i)` for i below `count`: one growth for all.
    template <typename TextOf>
    void push_all(std::size_t count, const TextOf& text_of) {
        std::size_t at = bytes.size(), size = at;
        for (std::size_t i = 0; i < count; ++i) {
            size += text_of(i).size();
            offsets.push_back(static_cast<std::int64_t>(size));
        }
        bytes.resize(size);
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view text = text_of(i);
            std::copy(text.begin(), text.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at));
            at += text.size();
        }
    }
    void append(const StringColumn& other);
};

// The score of each row, with the evidence that made it.
struct ScoreColumns {
    std::vector<double> stance;  // NaN where the target is not spoken of
    std::vector<std::int8_t> stance_label;
    std::vector<double> p_negative, p_neutral, p_positive;
    std::vector<std::uint8_t> abstained;
    std::vector<double> sentiment;
    std::vector<std::int8_t> sentiment_label;
    std::vector<std::int64_t> evidence_offsets{0};
    std::vector<std::int64_t> evidence_begin, evidence_end;
    StringColumn evidence_form, evidence_concept;
    std::vector<std::int8_t> evidence_role, evidence_origin;
    std::vector<double> evidence_amount, evidence_against, evidence_for;

    void push_row(const Stance& stance, double sentiment_value, std::span<const Evidence> evidence,
                  const Tokens& tokens, const CodePoints& points);

    template <typename Self, typename F>
    static void each(Self& self, F&& f) {
        f("stance", self.stance), f("stance_label", self.stance_label), f("p_negative", self.p_negative);
        f("p_neutral", self.p_neutral), f("p_positive", self.p_positive), f("abstained", self.abstained);
        f("sentiment", self.sentiment), f("sentiment_label", self.sentiment_label);
        f("evidence_offsets", self.evidence_offsets), f("evidence_begin", self.evidence_begin),
            f("evidence_end", self.evidence_end);
        f("evidence_form", self.evidence_form), f("evidence_concept", self.evidence_concept);
        f("evidence_role", self.evidence_role), f("evidence_origin", self.evidence_origin);
        f("evidence_amount", self.evidence_amount), f("evidence_against", self.evidence_against),
            f("evidence_for", self.evidence_for);
    }

private:
    void push_evidence(std::span<const Evidence> evidence, const Tokens& tokens, const CodePoints& points);
};

// The statements of a batch of articles.
struct Columns {
    std::vector<std::int64_t> article;
    std::vector<std::int32_t> statement;
    std::vector<std::int8_t> language;
    std::vector<std::int32_t> date;
    std::vector<std::int8_t> kind;
    StringColumn text;
    std::vector<std::int64_t> begin, end;
    StringColumn speaker, speaker_name, speaker_mention;
    std::vector<std::int64_t> speaker_begin, speaker_end;
    std::vector<std::int8_t> resolved_by;
    StringColumn cue;
    std::vector<std::int64_t> cue_begin, cue_end;
    StringColumn source;
    std::vector<std::int32_t> target;  // number of the actor in the lexicon; -1: a statement that names none
    std::vector<std::int8_t> target_link;
    std::vector<std::uint8_t> own_bloc;
    ScoreColumns score;

    std::size_t size() const noexcept { return article.size(); }

    // Calls `f(name, column)` for every column, in the order above; `evidence_offsets` and nested columns included.
    template <typename Self, typename F>
    static void each(Self& self, F&& f) {
        f("article", self.article), f("statement", self.statement), f("language", self.language), f("date", self.date);
        f("kind", self.kind), f("text", self.text), f("begin", self.begin), f("end", self.end);
        f("speaker", self.speaker), f("speaker_name", self.speaker_name), f("speaker_mention", self.speaker_mention);
        f("speaker_begin", self.speaker_begin), f("speaker_end", self.speaker_end), f("resolved_by", self.resolved_by);
        f("cue", self.cue), f("cue_begin", self.cue_begin), f("cue_end", self.cue_end), f("source", self.source);
        f("target", self.target), f("target_link", self.target_link), f("own_bloc", self.own_bloc);
        ScoreColumns::each(self.score, f);
    }
};

// Targets that the caller points out in texts, one a text.
struct SpanColumns {
    std::vector<std::int64_t> row;  // rows that are null are left out
    std::vector<std::int8_t> language;
    // What made the sentiment, for learning: concepts by their number in the lexicon.
    std::vector<std::int64_t> tone_offsets{0};
    std::vector<std::uint32_t> tone_concept;
    std::vector<double> tone_amount;
    ScoreColumns score;

    template <typename Self, typename F>
    static void each(Self& self, F&& f) {
        f("row", self.row), f("language", self.language);
        f("tone_offsets", self.tone_offsets), f("tone_concept", self.tone_concept), f("tone_amount", self.tone_amount);
        ScoreColumns::each(self.score, f);
    }
};

void append(Columns& to, const Columns& more);  // rows behind these ones
void append(SpanColumns& to, const SpanColumns& more);

// Code points from the first token's first to behind the last one's last; -1 for an empty span.
inline void push_span(Span s, const Tokens& tokens, const CodePoints& points, std::vector<std::int64_t>& begin,
                      std::vector<std::int64_t>& end) {
    begin.push_back(s.empty() ? -1 : points(tokens[s.first].begin));
    end.push_back(s.empty() ? -1 : points(tokens[s.last - 1].end));
}

}  // namespace quotestance
