// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchwords.h"

#include "core/store/fold.h"

#include <algorithm>
#include <cstring>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestSearch = 2000;
constexpr qsizetype mostWords = 50; // an expression of SQLite may be 1000 deep

/// The digits of something that can only be a phone or another number: at least three, and nothing but them and
/// what people put between them. Leading zeros of long ones are a country's habit, not part of the number.
QString numberIn(QStringView typed)
{
    static const QString between = u" +-()/."_s;
    const bool number = std::all_of(typed.begin(), typed.end(),
                                    [](QChar c) { return c.isDigit() || between.contains(c); });
    QString digits = number ? digitsOf(typed) : QString();
    while (digits.size() >= 7 && digits.startsWith(u'0')) digits.remove(0, 1);
    return digits.size() >= 3 ? digits : QString();
}

/// Letters that a tokenizer splits at or drops are looked for as they stand, however short the word.
bool isPlainWord(const QList<uint>& word)
{
    return std::all_of(word.begin(), word.end(), [](uint c) { return QChar::isLetterOrNumber(c); });
}

/// Whether a word may begin at that place: nothing that belongs to one stands before it.
bool isBeginning(std::string_view text, size_t at)
{
    if (at == 0) return true;
    size_t from = at - 1;
    while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0) == 0x80) --from; // within a letter of several bytes
    if (from == at - 1) return !QChar::isLetterOrNumber(static_cast<uint>(text[from]));
    const QList<uint> before = QString::fromUtf8(text.data() + from, static_cast<qsizetype>(at - from)).toUcs4();
    return before.isEmpty() || !QChar::isLetterOrNumber(before.last());
}

/// Like text.find(), which stands still at every letter that is the word's first.
size_t findBytes(std::string_view text, std::string_view word, size_t from)
{
    if (text.substr(from).starts_with(word)) return from; // a word that somebody goes on typing mostly stands where it did
#ifdef __GLIBC__
    const void* found = memmem(text.data() + from, text.size() - from, word.data(), word.size());
    return found ? static_cast<size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
#else
    return text.find(word, from);
#endif
}

} // namespace

SearchWords searchWords(const QString& typed)
{
    SearchWords result;
    result.words = fold(typed.left(longestSearch)).simplified().split(u' ', Qt::SkipEmptyParts);
    result.words.removeDuplicates();
    result.words.resize(std::min(result.words.size(), mostWords));
    if (result.words.isEmpty()) return result;
    result.number = numberIn(typed);
    if (result.words.size() == 1 && typed.contains(u'_')) result.id = typed.trimmed();
    return result;
}

bool isSubstringWord(const QString& word)
{
    const QList<uint> letters = word.toUcs4();
    return letters.size() >= 3 || !isPlainWord(letters);
}

size_t WordFinder::find(std::string_view text, size_t from) const
{
    size_t at = findBytes(text, m_word, from);
    while (m_atBeginning && at != std::string_view::npos && !isBeginning(text, at)) at = findBytes(text, m_word, at + 1);
    return at;
}

} // namespace regulars::store
