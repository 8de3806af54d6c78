// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpsheet.h"

#include "ui/kit/card.h"
#include "ui/kit/icons.h"
#include "ui/kit/keyvaluegrid.h"

#include <QtCore/QCoreApplication>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace regulars::shell {

using namespace Qt::StringLiterals;

HelpSheet::HelpSheet(QWidget* window, const QString& title, QSize largest) : Sheet(window, largest)
{
    setAccessibleName(title);
    auto* layout = new QVBoxLayout(panel());
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(kit::makeTitle(title));
    connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void HelpSheet::addContent(QWidget* content)
{
    auto* layout = static_cast<QVBoxLayout*>(panel()->layout());
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(accessibleName());
    scroll->setWidgetResizable(true);
    content->setProperty("page", true);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    auto* close = new QPushButton(tr("&Close"));
    close->setObjectName(u"close"_s);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &Sheet::dismiss);
}

HelpSheet* HelpSheet::shortcuts(QWidget* window, const QList<std::pair<QString, QString>>& list)
{
    auto* sheet = new HelpSheet(window, tr("Shortcuts"), QSize(440, 480));
    auto* grid = new kit::KeyValueGrid;
    for (const auto& [action, keys] : list) grid->set(action, keys);
    sheet->addContent(grid);
    return sheet;
}

HelpSheet* HelpSheet::about(QWidget* window)
{
    auto* sheet = new HelpSheet(window, tr("About Regulars"), QSize(440, 300));
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    auto* picture = new QLabel;
    picture->setPixmap(kit::applicationIcon().pixmap(QSize(48, 48), window->devicePixelRatioF()));
    layout->addWidget(picture);
    layout->addWidget(new QLabel(tr("Version %1").arg(QCoreApplication::applicationVersion())));
    layout->addWidget(kit::makeMuted(tr("People first: customers, credits and value for studios that bill through "
                                        "Stripe. Free software under the GNU General Public License, version 3 or "
                                        "later. Not made or endorsed by Stripe.")));
    layout->addStretch();
    sheet->addContent(content);
    return sheet;
}

} // namespace regulars::shell
