// The table of statements, column by column, as the bindings hand it over. Offsets are code points; -1 stands for null.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/stance.hpp"
#include "quotestance/text.hpp"

namespace quotestance {

// Writes `value_of(i)` for i below `count` behind a column. Tables are written column by column, for all rows of an article at
// once: row by row every value would go to another place of the memory.
template <typename T, typename ValueOf>
void extend(std::vector<T>& column, std::size_t count, const ValueOf& value_of) {
    const std::size_t at = column.size();
    column.resize(at + count);
    T* const to = column.data() + at;
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<T>(value_of(i));
}

struct StringColumn {
    std::vector<std::int64_t> offsets{0};
    std::vector<char> bytes;
    void push(std::string_view text) {
        if (!text.empty()) bytes.insert(bytes.end(), text.begin(), text.end());
        offsets.push_back(static_cast<std::int64_t>(bytes.size()));
    }
    void append(const StringColumn& other);
};

template <typename TextOf>
void extend(StringColumn& column, std::size_t count, const TextOf& text_of) {
    std::size_t at = column.bytes.size(), end = at;
    extend(column.offsets, count, [&](std::size_t i) { return end += text_of(i).size(); });
    column.bytes.resize(end);
    char* to = column.bytes.data() + at;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = text_of(i);
        to = std::copy(text.begin(), text.end(), to);
    }
}

// Of spans of tokens: code points from the first token's first to behind the last one's last; -1 for an empty span.
template <typename SpanOf>
void extend_spans(std::vector<std::int64_t>& begins, std::vector<std::int64_t>& ends, std::size_t count,
                  const SpanOf& span_of, const Tokens& tokens, const CodePoints& points) {
    extend(begins, count, [&](std::size_t i) {
        const Span s = span_of(i);
        return s.empty() ? -1 : points(tokens[s.first].begin);
    });
    extend(ends, count, [&](std::size_t i) {
        const Span s = span_of(i);
        return s.empty() ? -1 : points(tokens[s.last - 1].end);
    });
}

// A row's score; its evidence stands behind that of the row before.
struct Score {
    Stance stance;
    double sentiment;
    std::uint32_t evidence;  // how many words made it
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

    // The rows of an article.
    void extend(std::span<const Score> scores, std::span<const Evidence> evidence, const Tokens& tokens,
                const CodePoints& points);

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
    void extend_evidence(std::span<const Evidence> evidence, const Tokens& tokens, const CodePoints& points);
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

// Room for the rows of so many bytes of news: where there are as many, the columns need not grow step by step.
void reserve(Columns& table, std::size_t bytes);
void reserve(SpanColumns& table, std::size_t bytes);

void append(Columns& to, const Columns& more);  // rows behind these ones
void append(SpanColumns& to, const SpanColumns& more);

}  // namespace quotestance
