// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/wordmatch.h"

#include "core/store/fold.h"

#include <QtCore/QStringList>

namespace regulars::shell {

namespace {

bool beginsAWord(const QString& text, const QString& word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (at == 0 || !text.at(at - 1).isLetterOrNumber()) return true;
    return false;
}

} // namespace

std::optional<int> distance(const QString& typed, const QString& text)
{
    const QString folded = store::fold(text);
    int inside = 0;
    for (const QString& word : store::fold(typed).simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (beginsAWord(folded, word)) continue;
        if (!folded.contains(word)) return std::nullopt;
        ++inside;
    }
    return inside;
}

} // namespace regulars::shell
