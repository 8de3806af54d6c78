// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QCoreApplication>

namespace regulars::words {

/// The translation context of this folder: `Text::tr("…")` for whole sentences, `Text::of(entry)` for entries
/// of tables that were marked with QT_TRANSLATE_NOOP("words", "…").
struct Text {
    Q_DECLARE_TR_FUNCTIONS(words)
public:
    static QString of(const char* marked) { return QCoreApplication::translate("words", marked); }
};

/// What a word of a program means to people: a table line.
struct Entry {
    QStringView word;
    const char* text;
};

/// The translated text of that word; a null string when the table does not know it.
template<size_t size> QString lookUp(const Entry (&table)[size], QStringView word)
{
    for (const Entry& entry : table) {
        if (entry.word == word) return Text::of(entry.text);
    }
    return {};
}

/// "some_new_word" as "Some new word": for words of Stripe's that are newer than this program.
QString readable(const QString& word);

} // namespace regulars::words
