// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/placepage.h"

#include "ui/kit/card.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

namespace regulars::wizard {

using namespace Qt::StringLiterals;

namespace {

constexpr int ShortestPassphrase = 8;

QLineEdit* addSecret(QVBoxLayout* layout, const QString& label, const QString& name)
{
    auto* field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(u'&'));
    auto* words = new QLabel(label);
    words->setBuddy(field);
    layout->addWidget(words);
    layout->addWidget(field);
    return field;
}

} // namespace

PlacePage::PlacePage()
    : SheetPage(tr("Where should the key be kept?"),
                tr("This system has no key store that works right now. Regulars never keeps a key in plain text, so "
                   "choose one of these."))
    , m_file(new QRadioButton(tr("In an &encrypted file, opened by a passphrase at each start")))
    , m_ask(new QRadioButton(tr("&Nowhere: ask me for the key at each start")))
    , m_go(new QPushButton(tr("&Start syncing")))
    , m_back(new QPushButton(tr("&Back")))
{
    m_file->setObjectName(u"placeFile"_s);
    m_ask->setObjectName(u"placeAsk"_s);
    m_file->setChecked(true);
    body()->addWidget(m_file);
    m_passphrase = addSecret(body(), tr("&Passphrase"), u"passphrase"_s);
    m_repeat = addSecret(body(), tr("Passphrase, once &more"), u"repeat"_s);
    body()->addWidget(m_ask);
    placeMessage();
    m_go->setObjectName(u"go"_s);
    m_go->setProperty("primary", true);
    auto* row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addStretch();
    row->addWidget(m_go);
    body()->addSpacing(8);
    body()->addLayout(row);
    connect(m_file, &QRadioButton::toggled, this, &PlacePage::refresh);
    for (QLineEdit* field : {m_passphrase, m_repeat}) {
        connect(field, &QLineEdit::textChanged, this, &PlacePage::refresh);
        connect(field, &QLineEdit::returnPressed, this, &PlacePage::press);
    }
    connect(m_repeat, &QLineEdit::editingFinished, this, [this] {
        if (!m_repeat->text().isEmpty() && m_repeat->text() != m_passphrase->text())
            fail(tr("The two passphrases differ. Type the same one twice."));
    });
    connect(m_go, &QPushButton::clicked, this, &PlacePage::press);
    connect(m_back, &QPushButton::clicked, this, &PlacePage::backRequested);
    setFocusProxy(m_passphrase);
    refresh();
}

void PlacePage::refresh()
{
    clearMessage();
    const bool file = m_file->isChecked();
    m_passphrase->setEnabled(file);
    m_repeat->setEnabled(file);
    m_passphrase->setPlaceholderText(tr("At least %n character(s)", nullptr, ShortestPassphrase));
    const bool good = m_passphrase->text().size() >= ShortestPassphrase && m_repeat->text() == m_passphrase->text();
    m_go->setEnabled(!file || good);
}

void PlacePage::press()
{
    if (!m_go->isEnabled()) return;
    const bool file = m_file->isChecked();
    Q_EMIT chosen(file ? KeyPlace::EncryptedFile : KeyPlace::Nowhere, file ? m_passphrase->text() : QString());
}

void PlacePage::setBusy(bool busy)
{
    refresh();
    if (busy) m_go->setEnabled(false);
}

void PlacePage::clear()
{
    m_passphrase->clear();
    m_repeat->clear();
}

} // namespace regulars::wizard
