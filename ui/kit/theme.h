// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QObject>
#include <QtGui/QColor>
#include <QtGui/QPalette>

class QApplication;

namespace regulars::kit {

/// The names of the colours that the whole window is drawn with.
enum class TokenRole { Background, Surface, Rail, Line, Text, Muted, Accent, SoftAccent, OnAccent, Danger,
                       SoftDanger, Warning, SoftWarning, Good, SoftGood };

/// One set of colours, light or dark. Delegates and own painting take them from `tokens(palette())`, so that a
/// switch of the theme reaches them without anybody telling.
struct Tokens {
    bool dark = false;
    QColor background, surface, rail, line, text, muted, accent, softAccent, onAccent;
    QColor danger, softDanger, warning, softWarning, good, softGood;
    QColor of(TokenRole role) const;
};

/// The set that belongs to a palette made by Theme (any other palette: by its lightness).
const Tokens& tokens(const QPalette& palette);

/// What a badge, bar or figure says by colour, always beside its words.
enum class Tone { Neutral, Accent, Good, Warning, Danger };
QColor strong(const Tokens& tokens, Tone tone);
QColor soft(const Tokens& tokens, Tone tone);

/// Measures shared by all pages, in device-independent pixels.
inline constexpr int Grid = 8;
inline constexpr int RowHeight = 40;
inline constexpr int ControlHeight = 34;
inline constexpr int SmallControlHeight = 26;
inline constexpr int CellPadding = 10;
inline constexpr int Radius = 8;

/// Dresses the application: Fusion with a palette and one style sheet, light, dark, or as the system has it. It
/// can be switched at any time. Make one, before the first window; it must not outlive the application.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };
    explicit Theme(QApplication& application, QObject* parent = nullptr);
    /// Applies a choice at once; all widgets repaint.
    void setChoice(Choice choice);
    Choice choice() const { return m_choice; }
    bool isDark() const { return m_dark; }
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void changed();

private:
    void apply();
    bool systemIsDark() const;
    QApplication& m_application;
    Choice m_choice = Choice::System;
    bool m_dark = false;
    bool m_applying = false;
};

/// The palette of a set of tokens.
QPalette paletteOf(const Tokens& tokens);
const Tokens& lightTokens();
const Tokens& darkTokens();

} // namespace regulars::kit
