// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/icons.h"

#include <QtCore/QFile>
#include <QtCore/QHash>
#include <QtGui/QGuiApplication>
#include <QtGui/QIconEngine>
#include <QtGui/QPainter>
#include <QtSvg/QSvgRenderer>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

/// Draws the SVG of a name at any size; "currentColor" in it becomes the token's colour at that moment.
class TokenIconEngine final : public QIconEngine {
public:
    TokenIconEngine(QString name, TokenRole role, TokenRole checked)
        : m_name(std::move(name))
        , m_role(role)
        , m_checked(checked)
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const Tokens& set = tokens(QGuiApplication::palette());
        QColor colour = set.of(state == QIcon::On ? m_checked : m_role);
        if (mode == QIcon::Disabled) colour.setAlphaF(0.5F);
        paintIcon(*painter, rect, m_name, colour);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override
    {
        QPixmap pixmap(size); // Qt asks in device pixels
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }
    QIconEngine* clone() const override { return new TokenIconEngine(m_name, m_role, m_checked); }

private:
    QString m_name;
    TokenRole m_role, m_checked;
};

} // namespace

QIcon icon(const QString& name, TokenRole role, TokenRole checked)
{
    return QIcon(new TokenIconEngine(name, role, checked)); // the icon owns its engine
}

void paintIcon(QPainter& painter, const QRectF& rect, const QString& name, const QColor& colour)
{
    QFile file(u":/kit/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) return;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    painter.save();
    painter.setOpacity(painter.opacity() * colour.alphaF());
    renderer.render(&painter, rect);
    painter.restore();
}

QIcon applicationIcon()
{
    return QIcon(u":/kit/icons/regulars.svg"_s);
}

} // namespace regulars::kit
