// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/differencessheet.h"

#include "ui/kit/card.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"
#include "ui/kit/theme.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

namespace regulars::settings {

using namespace Qt::StringLiterals;

DifferencesSheet::DifferencesSheet(QWidget* window) : Sheet(window, QSize(1080, 640))
{
    setObjectName(u"differences"_s);
    setAccessibleName(tr("Differs from Stripe"));
    auto* table = new kit::Table(tr("Differences"));
    table->setObjectName(u"differences"_s);
    table->setModel(&m_model);
    table->setColumns({142, 108, 200, 200, 142, 214}, {DifferencesModel::Differed});
    table->setSortable({});
    m_states = new kit::StatePanel(table);

    auto* close = new QPushButton(tr("Close"));
    connect(close, &QPushButton::clicked, this, &DifferencesSheet::dismiss);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(kit::makeTitle(tr("Differs from Stripe")));
    words->addWidget(kit::makeMuted(
        tr("What Regulars held differently from Stripe although nothing had announced a change. Stripe is right: each "
           "was repaired when it was found. Contents of personal fields are not kept here.")));
    auto* header = new QHBoxLayout;
    header->setContentsMargins(24, 20, 24, 12);
    header->setSpacing(16);
    header->addLayout(words, 1);
    header->addWidget(close, 0, Qt::AlignTop);
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addLayout(header);
    all->addWidget(m_states, 1);
}

void DifferencesSheet::setDifferences(const QList<store::Difference>& differences, const words::Style& style)
{
    m_model.setDifferences(differences, style);
    if (differences.isEmpty()) m_states->showEmpty(tr("Nothing differed"), tr("Every check so far found both sides equal."));
    else m_states->showContent();
}

} // namespace regulars::settings
