// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/choicepage.h"

#include "ui/kit/card.h"
#include "ui/kit/iconlabel.h"
#include "ui/kit/paint.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::wizard {

using namespace Qt::StringLiterals;

ChoicePage::ChoicePage()
    : SheetPage(tr("Welcome to Regulars"),
                tr("See your studio's people: who they are, what they bought and what they are worth, even offline."))
{
    QPushButton* stripe =
        addChoice(u"key"_s, tr("Connect Stripe"),
                  tr("Paste a key of your Stripe account. Your customers appear while they are being read."));
    QPushButton* demo =
        addChoice(u"demo"_s, tr("Explore the demo studio"),
                  tr("A made-up studio on this computer. Nothing to set up, no network, nothing can break."));
    stripe->setObjectName(u"chooseStripe"_s);
    demo->setObjectName(u"chooseDemo"_s);
    connect(stripe, &QPushButton::clicked, this, &ChoicePage::stripeChosen);
    connect(demo, &QPushButton::clicked, this, [this] {
        clearMessage();
        Q_EMIT demoChosen();
    });
    placeMessage();
    setFocusProxy(stripe);
}

QPushButton* ChoicePage::addChoice(const QString& icon, const QString& title, const QString& text)
{
    auto* button = new QPushButton;
    button->setProperty("choice", true);
    button->setAccessibleName(title);
    button->setAccessibleDescription(text);
    button->setAutoDefault(true);
    auto* picture = new kit::IconLabel(28);
    picture->setIcon(icon, kit::TokenRole::Accent);
    auto* heading = new QLabel(title);
    heading->setFont(kit::semibold(heading->font()));
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addStretch();
    words->addWidget(heading);
    words->addWidget(kit::makeMuted(text));
    words->addStretch();
    auto* layout = new QHBoxLayout(button);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(16);
    layout->addWidget(picture);
    layout->addLayout(words, 1);
    for (QWidget* part : button->findChildren<QWidget*>()) part->setAttribute(Qt::WA_TransparentForMouseEvents);
    body()->addWidget(button);
    return button;
}

} // namespace regulars::wizard
