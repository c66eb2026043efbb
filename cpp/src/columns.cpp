#include "quotestance/columns.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <type_traits>

#include "quotestance/tone.hpp"

namespace quotestance {
namespace {

template <typename T>
void append_to(std::vector<T>& a, const std::vector<T>& b) {
    a.insert(a.end(), b.begin(), b.end());
}
void append_to(StringColumn& a, const StringColumn& b) { a.append(b); }

// Offsets into a column that grows: shifted by what is there already.
void append_offsets(std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    const std::int64_t base = a.back();
    for (std::size_t i = 1; i < b.size(); ++i) a.push_back(base + b[i]);
}

template <typename Table>
void append_columns(Table& to, const Table& more) {
    append_offsets(to.score.evidence_offsets, more.score.evidence_offsets);
    std::vector<const void*> theirs;
    Table::each(more, [&](std::string_view, const auto& column) { theirs.push_back(&column); });
    std::size_t i = 0;
    Table::each(to, [&](std::string_view name, auto& column) {
        using Column = std::remove_reference_t<decltype(column)>;
        const auto& column_more = *static_cast<const Column*>(theirs[i++]);
        if (!name.ends_with("_offsets")) append_to(column, column_more);
    });
}

template <typename T>
void reserve_cells(std::vector<T>& column, std::size_t cells) {
    column.reserve(cells);
}
void reserve_cells(StringColumn& column, std::size_t cells) {
    constexpr std::size_t usual_bytes = 16;  // of a name or a word
    column.offsets.reserve(cells + 1), column.bytes.reserve(usual_bytes * cells);
}

template <typename Table>
void reserve_columns(Table& table, std::size_t rows, std::size_t words) {
    Table::each(table, [&](std::string_view name, auto& column) {
        const bool of_words = name.starts_with("evidence_") && !name.ends_with("_offsets");
        reserve_cells(column, of_words ? words : rows + 1);
    });
}

constexpr std::size_t bytes_a_row = 256, bytes_a_word = 80;  // of news, for each row and each piece of evidence

}  // namespace

void reserve(Columns& table, std::size_t bytes) {
    reserve_columns(table, bytes / bytes_a_row, bytes / bytes_a_word);
    table.text.bytes.reserve(bytes / 2);
}
void reserve(SpanColumns& table, std::size_t bytes) {
    reserve_columns(table, bytes / bytes_a_row, bytes / bytes_a_word);
}

void StringColumn::append(const StringColumn& other) {
    append_offsets(offsets, other.offsets);
    append_to(bytes, other.bytes);
}

void ScoreColumns::extend(std::span<const Score> scores, std::span<const Evidence> evidence, const Tokens& tokens,
                          const CodePoints& points) {
    using quotestance::extend;
    const std::size_t n = scores.size();
    const auto where_spoken = [&](auto value) {
        return [&scores, value](std::size_t i) {
            const Stance& s = scores[i].stance;
            return s.label == Label::unspoken ? std::numeric_limits<double>::quiet_NaN() : std::invoke(value, s);
        };
    };
    extend(stance, n, where_spoken(&Stance::score));
    extend(stance_label, n, [&](std::size_t i) { return scores[i].stance.label; });
    extend(p_negative, n, where_spoken(&Stance::negative));
    extend(p_neutral, n, where_spoken(&Stance::neutral));
    extend(p_positive, n, where_spoken(&Stance::positive));
    extend(abstained, n, [&](std::size_t i) { return scores[i].stance.abstained; });
    extend(sentiment, n, [&](std::size_t i) { return scores[i].sentiment; });
    extend(sentiment_label, n, [&](std::size_t i) { return quotestance::sentiment_label(scores[i].sentiment); });
    std::int64_t end = evidence_offsets.back();
    extend(evidence_offsets, n, [&](std::size_t i) { return end += scores[i].evidence; });
    if (!evidence.empty()) extend_evidence(evidence, tokens, points);
}

void ScoreColumns::extend_evidence(std::span<const Evidence> rows, const Tokens& tokens, const CodePoints& points) {
    using quotestance::extend;
    const std::size_t n = rows.size();
    extend_spans(evidence_begin, evidence_end, n, [&](std::size_t i) { return rows[i].term.tokens; }, tokens, points);
    extend(evidence_form, n, [&](std::size_t i) { return tokens.text(rows[i].term.tokens); });
    extend(evidence_concept, n, [&](std::size_t i) { return name_of(rows[i].term, tokens.lexicon()); });
    extend(evidence_role, n, [&](std::size_t i) { return rows[i].term.role; });
    extend(evidence_origin, n, [&](std::size_t i) { return rows[i].term.origin; });
    extend(evidence_amount, n, [&](std::size_t i) { return rows[i].term.amount; });
    extend(evidence_against, n, [&](std::size_t i) { return rows[i].against; });
    extend(evidence_for, n, [&](std::size_t i) { return rows[i].in_favour; });
}

void append(Columns& to, const Columns& more) { append_columns(to, more); }
void append(SpanColumns& to, const SpanColumns& more) {
    append_columns(to, more);
    append_offsets(to.tone_offsets, more.tone_offsets);
}

}  // namespace quotestance
