// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"

#include <QtGui/QIcon>

namespace regulars::kit {

/// An icon of our own (resources/icons/NAME.svg) in the colour of a token. Drawn anew at each size and scale and
/// for the theme of the moment, so it stays right when the theme changes. `checked` is the colour of the On state.
/// Names: customers, transactions, search, settings, refresh, chevron-right, chevron-down, external, warning, ok,
/// offline, close, back, more, info, key, demo, columns.
QIcon icon(const QString& name, TokenRole role = TokenRole::Muted, TokenRole checked = TokenRole::Accent);
/// The same, for painting by oneself.
void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour);
/// The application's own icon.
QIcon applicationIcon();

} // namespace regulars::kit
