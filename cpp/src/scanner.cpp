#include "quotestance/scanner.hpp"

#include <cstring>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

bool is_plain_letter(unsigned char c) noexcept { return static_cast<unsigned char>((c | 32) - 'a') < 26; }
bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }

bool is_double_quote(char32_t c) noexcept {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 || c == 0x301D ||
           c == 0x301E || c == 0xFF02;
}

bool is_single_quote(char32_t c) noexcept {
    return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == '`' || c == 0x2039 || c == 0x203A || c == 0xB4;
}

bool is_apostrophe(char32_t c) noexcept { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`'; }

}  // namespace

// After a mark inside a word: an apostrophe before a letter (Ma'ruf) but not the English possessive; a full stop inside a
// domain name (kompas.com, KOMPAS.TV) or between single capitals (U.S.).
bool Scanner::continues_word(std::size_t at) const noexcept {
    const CodePoint mark = decode(text_, at);
    const CodePoint after = decode(text_, at + mark.length);
    if (at + mark.length >= text_.size() || !is_letter(after.value)) return false;
    const std::size_t beyond = at + mark.length + after.length;
    const CodePoint second = decode(text_, beyond);
    const bool second_letter = beyond < text_.size() && is_letter(second.value);
    if (is_apostrophe(mark.value)) return second_letter || (after.value | 32) != 's';
    if (mark.value != '.') return false;
    return second_letter && (!is_upper(after.value) || is_upper(second.value));
}

// Whether a word that is followed by this byte ends there for sure, without a closer look.
bool Scanner::ends_word(std::size_t at) const noexcept {
    if (at >= text_.size()) return true;
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text_[k]); };
    const unsigned char c = byte(at);
    if (c >= 0x80) {  // dashes, double quotation marks, the ellipsis: U+2013, U+2014, U+201C, U+201D, U+2026
        if (c != 0xE2 || at + 2 >= text_.size() || byte(at + 1) != 0x80) return false;
        const unsigned char last = byte(at + 2);
        return last == 0x93 || last == 0x94 || last == 0x9C || last == 0x9D || last == 0xA6;
    }
    if (ends_words[c]) return true;
    if (is_digit(c)) return false;
    return at + 1 >= text_.size() || (byte(at + 1) < 0x80 && !is_letter(byte(at + 1)));
}

// A word of up to 15 letters from A to Z with nothing inside it that needs a closer look; false for others.
bool Scanner::scan_plain_word(ScannedToken& token) noexcept {
    LetterRun run;
    if (at_ + WordKey::width <= text_.size()) {
        run = letter_run(text_.data() + at_);
    } else {
        std::array<char, WordKey::width> rest{};
        std::memcpy(rest.data(), text_.data() + at_, text_.size() - at_);
        run = letter_run(rest.data());
    }
    if (run.length == 0 || run.length == WordKey::width || !ends_word(at_ + run.length)) return false;
    take(run, token);
    return true;
}

// `U.S.`: capitals with a full stop behind each.
void Scanner::scan_initials(std::size_t& letters, std::size_t& capitals) {
    const auto capital_at = [&](std::size_t k) {
        return k < text_.size() && is_upper(static_cast<unsigned char>(text_[k]));
    };
    folded_.push_back('.');
    for (; capital_at(at_ + 1) && at_ + 2 < text_.size() && text_[at_ + 2] == '.'; at_ += 2) {
        folded_.push_back(static_cast<char>(text_[at_ + 1] | 32));
        folded_.push_back('.');
        ++letters, ++capitals;
    }
    ++at_;
}

void Scanner::scan_word(ScannedToken& token) {
    std::size_t letters = 0, capitals = 0;
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte < 0x80) {  // the usual case, without decoding
            if ((byte | 32) >= 'a' && (byte | 32) <= 'z') {
                ++letters;
                capitals += byte < 'a';
                folded_.push_back(static_cast<char>(byte | 32));
            } else if (is_digit(byte)) {
                folded_.push_back(static_cast<char>(byte));
            } else if (byte == '.' && letters == 1 && capitals == 1 && at_ + 2 < text_.size() &&
                       is_upper(static_cast<unsigned char>(text_[at_ + 1])) && text_[at_ + 2] == '.') {
                scan_initials(letters, capitals);
                break;
            } else if ((byte == '\'' || byte == '.' || byte == '`') && letters > (byte == '.') && continues_word(at_)) {
                folded_.push_back(byte == '.' ? '.' : '\'');
            } else {
                break;
            }
            ++at_;
            continue;
        }
        const CodePoint c = decode(text_, at_);
        const bool apostrophe = is_apostrophe(c.value) && continues_word(at_);
        if (!is_letter(c.value) && !is_skipped(c.value) && !apostrophe) break;
        letters += is_letter(c.value) && !apostrophe;
        capitals += is_upper(c.value);
        if (const char32_t plain = quotestance::fold(c.value)) append_utf8(folded_, plain);
        at_ += c.length;
    }
    token.kind = TokenKind::word;
    token.upper = is_upper(token.first);
    token.all_upper =
        capitals >= 1 && capitals == letters && (letters >= 2 || is_digit(static_cast<unsigned char>(folded_.back())));
    token.key = WordKey(folded_);
}

void Scanner::scan_number(ScannedToken& token) {
    const auto digit_at = [&](std::size_t i) {
        return i < text_.size() && is_digit(static_cast<unsigned char>(text_[i]));
    };
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        const bool inside = (byte == '.' || byte == ',' || byte == ':' || byte == '/') && digit_at(at_ + 1);
        if (!is_digit(byte) && !inside && !is_letter(byte < 0x80 ? byte : 0U)) break;
        folded_.push_back(static_cast<char>(quotestance::fold(static_cast<char32_t>(byte))));
        ++at_;
    }
    token.kind = TokenKind::number;
    token.key = WordKey(folded_);
}

void Scanner::scan_mark(ScannedToken& token, CodePoint c) {
    at_ += c.length;
    if (c.value < 0x80 && c.value != '"' && c.value != '\'' && c.value != '`') {
        folded_.push_back(static_cast<char>(c.value));
        token.key = WordKey(c.value, 0);
        return;
    }
    if (is_double_quote(c.value)) token.kind = TokenKind::double_quote;
    if (is_single_quote(c.value)) token.kind = TokenKind::single_quote;
    const bool doubled =
        token.kind == TokenKind::single_quote && at_ < text_.size() && decode(text_, at_).value == c.value;
    if (doubled) {  // '' and `` stand for a double mark
        at_ += c.length;
        token.kind = TokenKind::double_quote;
    }
    if (const char32_t plain = quotestance::fold(c.value)) append_utf8(folded_, plain);
    token.key = WordKey(folded_);
}

void Scanner::skip_blanks() noexcept {
    while (at_ < text_.size()) {
        if (text_[at_] == ' ') {
            ++at_;
            continue;
        }
        if (static_cast<unsigned char>(text_[at_]) > ' ' && static_cast<unsigned char>(text_[at_]) < 0x80) return;
        const CodePoint c = decode(text_, at_);
        if (!is_space(c.value) && !is_skipped(c.value)) return;
        at_ += c.length;
    }
}

bool Scanner::next_of_any_kind(ScannedToken& token) {
    const std::size_t from = at_;
    skip_blanks();
    if (at_ >= text_.size()) return false;
    folded_.clear();
    plain_size_ = 0;
    const auto byte = static_cast<unsigned char>(text_[at_]);
    const CodePoint c = byte < 0x80 ? CodePoint{byte, 1} : decode(text_, at_);
    token.begin = static_cast<std::uint32_t>(at_);
    token.kind = TokenKind::mark;
    token.upper = token.all_upper = false;
    token.space_before = at_ > from || line_begins_;
    token.first = c.value;
    if (is_plain_letter(byte) || is_letter(c.value)) {
        if (!scan_plain_word(token)) scan_word(token);
    } else if (is_digit(c.value)) {
        scan_number(token);
    } else if (c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029 || c.value == 0x85) {
        at_ += c.length;
        if (c.value == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        token.kind = TokenKind::line_end;
        token.key = {};
    } else {
        scan_mark(token, c);
    }
    line_begins_ = token.kind == TokenKind::line_end;
    token.end = static_cast<std::uint32_t>(at_);
    return true;
}

std::string_view Scanner::folded() noexcept {
    if (plain_size_ == 0) return folded_;
    return {reinterpret_cast<const char*>(plain_.data()), plain_size_};
}

}  // namespace quotestance
