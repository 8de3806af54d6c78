// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/unlockpage.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::wizard {

using namespace Qt::StringLiterals;

UnlockPage::UnlockPage()
    : SheetPage(tr("Open the key"),
                tr("Your Stripe key lies in an encrypted file. Syncing needs it; everything that was synced can be "
                   "seen without it."))
    , m_passphrase(new QLineEdit)
    , m_go(new QPushButton(tr("&Start syncing")))
    , m_key(new QPushButton(tr("&Enter the key anew…")))
    , m_back(new QPushButton(tr("&Work without syncing")))
{
    auto* label = new QLabel(tr("&Passphrase"));
    label->setBuddy(m_passphrase);
    m_passphrase->setObjectName(u"passphrase"_s);
    m_passphrase->setAccessibleName(tr("Passphrase"));
    m_passphrase->setEchoMode(QLineEdit::Password);
    body()->addWidget(label);
    body()->addWidget(m_passphrase);
    placeMessage();
    m_go->setObjectName(u"go"_s);
    m_go->setProperty("primary", true);
    m_go->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addWidget(m_key);
    row->addStretch();
    row->addWidget(m_go);
    body()->addSpacing(8);
    body()->addLayout(row);
    connect(m_passphrase, &QLineEdit::textChanged, this, [this](const QString& text) {
        clearMessage();
        m_go->setEnabled(!text.isEmpty());
    });
    connect(m_passphrase, &QLineEdit::returnPressed, this, &UnlockPage::press);
    connect(m_go, &QPushButton::clicked, this, &UnlockPage::press);
    connect(m_key, &QPushButton::clicked, this, &UnlockPage::keyRequested);
    connect(m_back, &QPushButton::clicked, this, &UnlockPage::backRequested);
    setFocusProxy(m_passphrase);
}

void UnlockPage::press()
{
    if (m_go->isEnabled()) Q_EMIT submitted(m_passphrase->text());
}

void UnlockPage::setBusy(bool busy)
{
    m_go->setEnabled(!busy && !m_passphrase->text().isEmpty());
}

void UnlockPage::clear()
{
    m_passphrase->clear();
    clearMessage();
}

} // namespace regulars::wizard
