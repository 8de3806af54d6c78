// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEvent>
#include <QtCore/QFile>
#include <QtCore/QTimer>
#include <QtGui/QPainter>
#include <QtGui/QTextCharFormat>
#include <QtWidgets/QApplication>
#include <QtWidgets/QProxyStyle>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStyleFactory>
#include <QtWidgets/QStyleOption>

// Resources of a static library must be asked for, or the linker drops them; the macro wants no namespace.
static void loadKitResources()
{
    Q_INIT_RESOURCE(kit);
}

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

/// Fusion's answers where a style sheet has no word for it.
class HouseStyle final : public QProxyStyle {
public:
    HouseStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override
    {
        if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText) return 0;
        if (hint == SH_Table_GridLineColor) return 0;
        if (hint == SH_TextControl_FocusIndicatorTextCharFormat) {
            // A link that the keyboard stands on: Fusion would draw a dotted box.
            auto* format = qstyleoption_cast<QStyleHintReturnVariant*>(data);
            const Tokens& set = tokens(option ? option->palette : QApplication::palette());
            QTextCharFormat ring;
            ring.setProperty(QTextFormat::OutlinePen, QPen(set.accent, 2));
            if (format) format->variant = ring;
            return true;
        }
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override
    {
        if (element != PE_FrameFocusRect) return QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (qobject_cast<const QPushButton*>(widget)) return; // its border is the ring
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(tokens(option->palette).accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
        painter->restore();
    }
};

/// The style sheet with "@token" words replaced by colours.
QString styleSheet(const Tokens& tokens)
{
    QFile file(u":/kit/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString text = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> words[] = {
        // Longer names first: "@softAccent" must not be taken for "@soft…" of another.
        {"@background"_L1, tokens.background}, {"@softAccent"_L1, tokens.softAccent},
        {"@softDanger"_L1, tokens.softDanger}, {"@softWarning"_L1, tokens.softWarning},
        {"@softGood"_L1, tokens.softGood},     {"@onAccent"_L1, tokens.onAccent},
        {"@surface"_L1, tokens.surface},       {"@warning"_L1, tokens.warning},
        {"@danger"_L1, tokens.danger},         {"@accent"_L1, tokens.accent},
        {"@muted"_L1, tokens.muted},           {"@rail"_L1, tokens.rail},
        {"@line"_L1, tokens.line},             {"@text"_L1, tokens.text},
        {"@good"_L1, tokens.good},
    };
    for (const auto& [word, colour] : words) text.replace(word, colour.name());
    return text;
}

Tokens make(bool dark, std::initializer_list<const char*> names)
{
    Tokens result;
    result.dark = dark;
    QColor* const fields[] = {&result.background, &result.surface,    &result.rail,    &result.line,
                              &result.text,       &result.muted,      &result.accent,  &result.softAccent,
                              &result.onAccent,   &result.danger,     &result.softDanger, &result.warning,
                              &result.softWarning, &result.good,      &result.softGood};
    size_t at = 0;
    for (const char* name : names) *fields[at++] = QColor(QLatin1StringView(name));
    return result;
}

} // namespace

const Tokens& lightTokens()
{
    static const Tokens set = make(false, {"#f6f7f9", "#ffffff", "#fbfbfc", "#e4e7ec", "#1b1f24", "#667085",
                                           "#0f766e", "#e3f3f0", "#ffffff", "#b42318", "#fdecea", "#a15c07",
                                           "#fdf3e0", "#1a7f4b", "#e5f5ec"});
    return set;
}

const Tokens& darkTokens()
{
    static const Tokens set = make(true, {"#14171b", "#1b1f24", "#171a1f", "#2b313a", "#e7eaf0", "#98a2b3",
                                          "#2fc6b4", "#173633", "#0b1f1c", "#ff7a6e", "#3a1e1c", "#f2b24d",
                                          "#352a17", "#5cd193", "#16301f"});
    return set;
}

QColor Tokens::of(TokenRole role) const
{
    switch (role) {
    case TokenRole::Background: return background;
    case TokenRole::Surface: return surface;
    case TokenRole::Rail: return rail;
    case TokenRole::Line: return line;
    case TokenRole::Text: return text;
    case TokenRole::Muted: return muted;
    case TokenRole::Accent: return accent;
    case TokenRole::SoftAccent: return softAccent;
    case TokenRole::OnAccent: return onAccent;
    case TokenRole::Danger: return danger;
    case TokenRole::SoftDanger: return softDanger;
    case TokenRole::Warning: return warning;
    case TokenRole::SoftWarning: return softWarning;
    case TokenRole::Good: return good;
    case TokenRole::SoftGood: return softGood;
    }
    return text;
}

const Tokens& tokens(const QPalette& palette)
{
    // Style sheets colour most roles of the widgets that they touch, but not this one.
    return palette.color(QPalette::AlternateBase).lightness() < 128 ? darkTokens() : lightTokens();
}

QColor strong(const Tokens& tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return tokens.muted;
    case Tone::Accent: return tokens.accent;
    case Tone::Good: return tokens.good;
    case Tone::Warning: return tokens.warning;
    case Tone::Danger: return tokens.danger;
    }
    return tokens.muted;
}

QColor soft(const Tokens& tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return tokens.background;
    case Tone::Accent: return tokens.softAccent;
    case Tone::Good: return tokens.softGood;
    case Tone::Warning: return tokens.softWarning;
    case Tone::Danger: return tokens.softDanger;
    }
    return tokens.background;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette;
    palette.setColor(QPalette::Window, t.background);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Base, t.surface);
    palette.setColor(QPalette::AlternateBase, t.background);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Button, t.surface);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::BrightText, t.danger);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::LinkVisited, t.accent);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    palette.setColor(QPalette::Light, t.surface);
    palette.setColor(QPalette::Midlight, t.background);
    palette.setColor(QPalette::Mid, t.line);
    palette.setColor(QPalette::Dark, t.line);
    palette.setColor(QPalette::Shadow, t.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.muted);
    return palette;
}

Theme::Theme(QApplication& application, QObject* parent)
    : QObject(parent)
    , m_application(application)
{
    loadKitResources();
    QApplication::setStyle(new HouseStyle); // the application owns it
    m_application.installEventFilter(this);
    apply();
}

void Theme::setChoice(Choice choice)
{
    if (m_choice == choice) return;
    m_choice = choice;
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_choice == Choice::System && !m_applying)
        QTimer::singleShot(0, this, [this] { apply(); });
    return QObject::eventFilter(watched, event);
}

bool Theme::systemIsDark() const
{
    // Without Qt 6.5's colorScheme the system's wish shows only in the palette that the platform gives us.
    QApplication::setPalette(QPalette());
    return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

void Theme::apply()
{
    if (m_applying) return;
    m_applying = true;
    m_dark = m_choice == Choice::System ? systemIsDark() : m_choice == Choice::Dark;
    const Tokens& set = m_dark ? darkTokens() : lightTokens();
    QApplication::setPalette(paletteOf(set));
    m_application.setStyleSheet(styleSheet(set));
    m_applying = false;
    Q_EMIT changed();
}

} // namespace regulars::kit
