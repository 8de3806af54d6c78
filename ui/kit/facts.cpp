// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/facts.h"

#include "ui/kit/card.h"

#include <QtCore/QUrl>
#include <QtWidgets/QLabel>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

QLabel* makeLink(const words::Fact& fact)
{
    auto* link = new QLabel(u"<a href=\"%1\">%2</a>"_s.arg(fact.url.toHtmlEscaped(), fact.value.toHtmlEscaped()));
    link->setTextFormat(Qt::RichText);
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    link->setFocusPolicy(Qt::StrongFocus);
    link->setOpenExternalLinks(true);
    link->setAccessibleName(fact.value);
    link->setObjectName(u"link"_s);
    return link;
}

} // namespace

void showFacts(KeyValueGrid& grid, const QList<words::Fact>& facts)
{
    grid.clear();
    QHash<QString, QString> values; // several facts may share a label (two refunds): their values stand in lines
    for (const words::Fact& fact : facts) {
        if (QUrl(fact.url).scheme() == "https"_L1) {
            grid.set(fact.label, makeLink(fact));
            continue;
        }
        QString& value = values[fact.label];
        value = value.isEmpty() ? fact.value : value + u'\n' + fact.value;
        grid.set(fact.label, value);
    }
}

} // namespace regulars::kit
