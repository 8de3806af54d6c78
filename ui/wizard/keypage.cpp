// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/keypage.h"

#include "core/words/words.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::wizard {

using namespace Qt::StringLiterals;

KeyPage::KeyPage(std::function<Result<void>(const QString&)> look)
    : SheetPage(tr("Connect Stripe"),
                tr("Regulars reads your Stripe account with a key that you make for it. The key stays on this computer, "
                   "in the system's key store."))
    , m_look(std::move(look))
{
    buildField();
    placeMessage();
    m_facts = new QLabel;
    m_facts->setObjectName(u"keyFacts"_s);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->hide();
    body()->addWidget(m_facts);
    buildHelp();
    buildButtons();
    setFocusProxy(m_key);
}

void KeyPage::buildField()
{
    auto* label = new QLabel(tr("Stripe &key"));
    m_key = new QLineEdit;
    m_key->setObjectName(u"key"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("Stripe key"));
    m_key->setPlaceholderText(tr("rk_live_… or sk_live_…, for a try rk_test_… or sk_test_…"));
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    label->setBuddy(m_key);
    body()->addWidget(label);
    body()->addWidget(m_key);
    connect(m_key, &QLineEdit::textChanged, this, [this] { lookAtKey(false); });
    connect(m_key, &QLineEdit::editingFinished, this, [this] {
        if (!m_key->text().isEmpty()) lookAtKey(true);
    });
    connect(m_key, &QLineEdit::returnPressed, this, &KeyPage::press);
}

void KeyPage::buildHelp()
{
    auto* card = new kit::Card(tr("Which key?"));
    card->body()->addWidget(kit::makeMuted(
        tr("A restricted key is safest: in Stripe's dashboard open Developers, API keys, Create restricted key, and "
           "choose Read for the permissions below. A permission that is missing only hides what belongs to it.")));
    auto* grid = new kit::KeyValueGrid;
    grid->set(tr("Customers, Payment methods"), tr("who your people are and how they pay"));
    grid->set(tr("Charges and refunds, Disputes"), tr("what was paid, given back or contested"));
    grid->set(tr("Subscriptions, Invoices, Products, Prices, Coupons"), tr("what they bought and what comes next"));
    grid->set(tr("Balance"), tr("fees, net amounts and one currency to compare in"));
    grid->set(tr("Events"), tr("to hear of changes without reading everything again"));
    card->body()->addWidget(grid);
    body()->addWidget(card);
}

void KeyPage::buildButtons()
{
    m_back = new QPushButton(tr("&Back"));
    m_back->setObjectName(u"back"_s);
    m_go = new QPushButton(tr("&Check key"));
    m_go->setObjectName(u"go"_s);
    m_go->setProperty("primary", true);
    m_go->setEnabled(false);
    m_go->setAutoDefault(true);
    m_cancel = new QPushButton(tr("Cancel"));
    m_cancel->setObjectName(u"cancel"_s);
    m_cancel->setShortcut(Qt::Key_Escape);
    m_cancel->hide();
    auto* row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_go);
    body()->addSpacing(8);
    body()->addLayout(row);
    connect(m_back, &QPushButton::clicked, this, &KeyPage::backRequested);
    connect(m_cancel, &QPushButton::clicked, this, &KeyPage::cancelRequested);
    connect(m_go, &QPushButton::clicked, this, &KeyPage::press);
}

void KeyPage::lookAtKey(bool final)
{
    if (!final) {
        m_checked = false;
        m_facts->hide();
        m_go->setText(tr("&Check key"));
    }
    const Result<void> can = m_look(m_key->text());
    m_go->setEnabled(can.has_value() && !m_busy);
    if (can || m_key->text().isEmpty()) {
        if (!final) clearMessage();
        return;
    }
    // A publishable key is told at once; anything else may still be on its way into the field.
    if (final || can.error().code == "publishable_key"_L1) fail(words::sentence(can.error()));
    else clearMessage();
}

void KeyPage::press()
{
    if (!m_go->isEnabled()) return;
    clearMessage();
    if (m_checked) Q_EMIT accepted();
    else Q_EMIT submitted(m_key->text().trimmed());
}

void KeyPage::setBusy(bool busy)
{
    const bool hadFocus = m_go->hasFocus() || m_cancel->hasFocus();
    m_busy = busy;
    m_key->setReadOnly(busy);
    m_cancel->setVisible(busy && !m_checked); // keeping the key is quick, and not to be left half done
    m_go->setEnabled(!busy && m_look(m_key->text()).has_value());
    if (busy) m_go->setText(m_checked ? tr("Keeping the key…") : tr("Asking Stripe…"));
    else m_go->setText(m_checked ? tr("&Start syncing") : tr("&Check key"));
    // A button that goes takes the focus with it.
    if (hadFocus && m_cancel->isVisible()) m_cancel->setFocus();
    else if (hadFocus && m_go->isEnabled()) m_go->setFocus();
}

void KeyPage::showFacts(const KeyFacts& facts)
{
    m_checked = true;
    const QString name = facts.accountName.isEmpty() ? tr("your account") : facts.accountName;
    QStringList lines;
    lines += facts.mode == Mode::Live ? tr("The key works: %1, live mode.").arg(name)
                                      : tr("The key works: %1, TEST mode.").arg(name);
    if (!facts.missingPermissions.isEmpty())
        lines += tr("It may not read: %1. You can go on; what belongs to it stays empty until you add the permission "
                    "in Stripe's dashboard.")
                     .arg(facts.missingPermissions.join(u", "_s));
    if (!facts.restricted)
        lines += tr("It is a secret key that may do everything. A restricted key would be safer.");
    m_facts->setText(lines.join(u'\n'));
    m_facts->show();
    m_go->setText(tr("&Start syncing"));
    m_go->setFocus();
}

void KeyPage::clear()
{
    m_key->clear();
    m_checked = false;
    clearMessage();
}

} // namespace regulars::wizard
