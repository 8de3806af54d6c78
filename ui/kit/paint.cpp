// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/paint.h"

#include <QtCore/QCache>
#include <QtCore/QCryptographicHash>
#include <QtCore/QTextBoundaryFinder>
#include <QtGui/QFontMetricsF>
#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QStaticText>

namespace regulars::kit {

using namespace Qt::StringLiterals;

QString initials(const QString& name)
{
    QString result;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString& word : {words.value(0), words.size() > 1 ? words.last() : QString()}) {
        const QList<uint> letters = word.toUcs4();
        if (letters.isEmpty() || !QChar::isLetterOrNumber(letters.first())) continue;
        // One character of a script without capitals fills the circle; two would not fit.
        const bool wide = letters.first() >= 0x2e80;
        if (wide && !result.isEmpty()) break;
        const char32_t first = QChar::toUpper(letters.first());
        result += QString::fromUcs4(&first, 1);
        if (wide) break;
    }
    return result.isEmpty() ? u"?"_s : result;
}

QColor avatarColour(const QString& id)
{
    static const char* const colours[] = {"#7e57c2", "#2b78c5", "#c2571a", "#0f766e", "#8e3a74",
                                          "#4b6b2f", "#a8324e", "#59626f", "#3f51b5", "#8a6d1f"};
    const QByteArray hash = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Md5);
    return QColor(QLatin1StringView(colours[static_cast<uchar>(hash.at(0)) % std::size(colours)]));
}

void paintAvatar(QPainter& painter, const QRectF& circle, const QString& name, const QString& id)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(avatarColour(id));
    painter.drawEllipse(circle);
    QFont font = semibold(painter.font());
    font.setPixelSize(qMax(8, qRound(circle.height() * 0.38)));
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(circle, Qt::AlignCenter, initials(name));
    painter.restore();
}

QSize badgeSize(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(semibold(smallFont(font)));
    return {qCeil(metrics.horizontalAdvance(text)) + 16, qCeil(metrics.height()) + 6};
}

void paintBadge(QPainter& painter, const QRectF& rect, const QFont& font, const QString& text, Tone tone,
                const Tokens& tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect.adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(tone == Tone::Neutral ? QPen(tokens.line) : QPen(Qt::NoPen));
    painter.setBrush(soft(tokens, tone));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setFont(semibold(smallFont(font)));
    painter.setPen(strong(tokens, tone));
    paintLine(painter, rect.adjusted(6, 0, -6, 0), text, Qt::AlignHCenter);
    painter.restore();
}

namespace {

struct LineKey {
    QFont font;
    QString text;
    int width = 0;
    bool operator==(const LineKey&) const = default;
    friend size_t qHash(const LineKey& key, size_t seed = 0) { return qHashMulti(seed, key.font, key.text, key.width); }
};

QStaticText laidOut(const LineKey& line)
{
    // Static texts keep the line's shape; elided and shaped anew, a screenful takes three times as long.
    static QCache<LineKey, QStaticText> known(4096);
    if (const QStaticText* text = known.object(line)) return *text;
    auto text = std::make_unique<QStaticText>(QFontMetricsF(line.font).elidedText(line.text, Qt::ElideRight, line.width));
    text->setTextFormat(Qt::PlainText);
    text->prepare({}, line.font);
    const QStaticText shared = *text;
    known.insert(line, text.release());
    return shared;
}

/// The digits of a font.
struct Digits {
    qreal widest = 0;
    bool differ = false;
};

Digits digitsOf(const QFont& font)
{
    static QCache<QFont, Digits> known(64);
    if (const Digits* digits = known.object(font)) return *digits;
    const QFontMetricsF metrics(font);
    qreal narrowest = 1e6;
    Digits found;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
        const qreal width = metrics.horizontalAdvance(QChar(digit));
        found.widest = qMax(found.widest, width);
        narrowest = qMin(narrowest, width);
    }
    found.differ = found.widest - narrowest > 0.05;
    known.insert(font, new Digits(found));
    return found;
}

} // namespace

void paintLine(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment)
{
    if (text.isEmpty()) return;
    const QStaticText line = laidOut({painter.font(), text, qFloor(rect.width())});
    const QSizeF size = line.size();
    qreal x = rect.left();
    if (alignment & Qt::AlignRight) x = rect.right() - size.width();
    if (alignment & Qt::AlignHCenter) x = rect.center().x() - size.width() / 2;
    painter.drawStaticText(QPointF(x, rect.top() + (rect.height() - size.height()) / 2), line);
}

qreal tabularWidth(const QFont& font, const QString& text)
{
    const QFontMetricsF metrics(font);
    const Digits digits = digitsOf(font);
    if (!digits.differ) return metrics.horizontalAdvance(text);
    qreal width = 0;
    for (const QChar c : text) width += c.isDigit() ? digits.widest : metrics.horizontalAdvance(c);
    return width;
}

void paintTabular(QPainter& painter, const QRectF& rect, const QString& text, Qt::Alignment alignment)
{
    const Digits digits = digitsOf(painter.font());
    if (!digits.differ || text.isRightToLeft()) return paintLine(painter, rect, text, alignment);
    const qreal width = tabularWidth(painter.font(), text);
    if (width > rect.width()) return paintLine(painter, rect, text, alignment);
    const QFontMetricsF metrics(painter.font());
    qreal x = alignment & Qt::AlignRight ? rect.right() - width : rect.left();
    const qreal baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    for (const QChar c : text) {
        const qreal own = metrics.horizontalAdvance(c), advance = c.isDigit() ? digits.widest : own;
        painter.drawText(QPointF(x + (advance - own) / 2, baseline), QString(c));
        x += advance;
    }
}

namespace {

QFont scaled(QFont font, qreal factor)
{
    if (font.pixelSize() > 0) font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    else font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

QFont smallFont(const QFont& font)
{
    return scaled(font, 11.0 / 13.0);
}

QFont semibold(const QFont& font)
{
    QFont result = font;
    result.setWeight(QFont::DemiBold);
    return result;
}

QFont titleFont(const QFont& font)
{
    return semibold(scaled(font, 18.0 / 13.0));
}

void rehearseWords()
{
    QTextBoundaryFinder(QTextBoundaryFinder::Word, u"สมชาย ใจดี"_s).toNextBoundary();
}

bool rehearseNames(int turn, const QFont& font)
{
    static constexpr std::array names{u"A B C D E F G H I J K L M", u"N O P Q R S T U V W X Y Z", u"abcdefghijklmnopqrstuvwxyz0123456789@.",
                                      u"Łucja Žofie Åsa", u"Анна Юрьевна", u"Ελένη Νίκου", u"山田 花子", u"さくら アイ",
                                      u"김민준 이서연", u"أمل حسن", u"נועה לוי", u"आशा देवी", u"สมชาย ใจดี"};
    // Picture and line have fonts of their own, each of which takes its time to open.
    constexpr int turns = 2 * int(names.size());
    if (turn < 0 || turn >= turns) return false;
    const QString name = QString::fromUtf16(names[size_t(turn / 2)]);
    QImage sheet(400, 2 * RowAvatar, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&sheet);
    painter.setFont(font);
    if (turn % 2 == 1)
        paintLine(painter, QRectF(0, RowAvatar, sheet.width(), RowAvatar), name, Qt::AlignLeft);
    else
        for (const QString& word : name.split(u' ')) paintAvatar(painter, QRectF(0, 0, RowAvatar, RowAvatar), word, {});
    return turn + 1 < turns;
}

} // namespace regulars::kit
