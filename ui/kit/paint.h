// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"

#include <QtGui/QFont>

class QPainter;

namespace regulars::kit {

// Painting shared by delegates and small widgets.

/// "Amélie Durand" → "AD", "山田 花子" → "山": at most two letters, one for scripts written without blanks.
QString initials(const QString& name);
/// A colour for an id: always the same one, white text is readable on it in both themes.
QColor avatarColour(const QString& id);
inline constexpr int RowAvatar = 26; ///< an avatar's diameter in a table
void paintAvatar(QPainter& painter, const QRectF& circle, const QString& name, const QString& id);

/// The room that a badge takes, and the badge. The font is that of the surrounding text.
QSize badgeSize(const QFont& font, const QString& text);
void paintBadge(QPainter& painter, const QRectF& rect, const QFont& font, const QString& text, Tone tone,
                const Tokens& tokens);

/// One line of text in the painter's font and colour, cut with an ellipsis where it does not fit; `alignment`:
/// Qt::AlignLeft, Qt::AlignRight or Qt::AlignHCenter; vertically centred. Remembers how the line was laid out: a table
/// paints the same ones again and again. For the window's thread.
void paintLine(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment);

/// Loads the dictionary in which a script finds its words, 15 ms of reading that the first Thai name would pay. For a thread
/// that may take its time; fonts, which belong to the window's thread, are for rehearseNames().
void rehearseWords();
/// Paints, out of sight, names in one of the world's scripts as a table with that font would: what finding and loading
/// its fonts costs is then not paid by the first screenful. `turn` counts parts of the work from 0; false: there are no more.
/// For the window's thread.
bool rehearseNames(int turn, const QFont& font);

/// Text with digits of one width (money must line up; Qt 6.4 cannot ask a font for its tabular digits).
/// `alignment`: Qt::AlignLeft or Qt::AlignRight; vertically centred.
void paintTabular(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment);
qreal tabularWidth(const QFont& font, const QString& text);

/// The font one step smaller than the given one, and in semibold.
QFont smallFont(const QFont& font);
QFont semibold(const QFont& font);
/// The font of titles: semibold, 18 px where the system's text has 13.
QFont titleFont(const QFont& font);

} // namespace regulars::kit
