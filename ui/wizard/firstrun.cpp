// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/firstrun.h"

#include "core/words/words.h"
#include "ui/kit/whendone.h"
#include "ui/wizard/choicepage.h"
#include "ui/wizard/keypage.h"
#include "ui/wizard/placepage.h"
#include "ui/wizard/unlockpage.h"

namespace regulars::wizard {

using namespace Qt::StringLiterals;

FirstRun::FirstRun(std::shared_ptr<ConnectService> service, QWidget* parent)
    : QStackedWidget(parent)
    , m_service(std::move(service))
    , m_worker("connect")
    , m_choice(new ChoicePage)
    , m_keyPage(new KeyPage([service = m_service](const QString& key) { return service->look(key); }))
    , m_place(new PlacePage)
    , m_unlock(new UnlockPage)
{
    for (QWidget* page : std::initializer_list<QWidget*>{m_choice, m_keyPage, m_place, m_unlock}) addWidget(page);
    connect(m_choice, &ChoicePage::demoChosen, this, &FirstRun::demoRequested);
    connect(m_choice, &ChoicePage::stripeChosen, this, [this] { turnTo(m_keyPage); });
    connect(m_keyPage, &KeyPage::submitted, this, &FirstRun::checkKey);
    connect(m_keyPage, &KeyPage::accepted, this, [this] { keepKey(KeyPlace::System, {}); });
    connect(m_keyPage, &KeyPage::cancelRequested, this, &FirstRun::cancelCheck);
    connect(m_keyPage, &KeyPage::backRequested, this, [this] {
        cancelCheck();
        if (m_again) Q_EMIT dismissed();
        else turnTo(m_choice);
    });
    connect(m_place, &PlacePage::chosen, this, &FirstRun::keepKey);
    connect(m_place, &PlacePage::backRequested, this, [this] { turnTo(m_keyPage); });
    connect(m_unlock, &UnlockPage::submitted, this, &FirstRun::unlock);
    connect(m_unlock, &UnlockPage::keyRequested, this, &FirstRun::askForKey);
    connect(m_unlock, &UnlockPage::backRequested, this, &FirstRun::dismissed);
}

FirstRun::~FirstRun() = default;

void FirstRun::begin()
{
    m_again = false;
    turnTo(m_choice);
}

void FirstRun::askForKey()
{
    m_again = true;
    turnTo(m_keyPage);
}

void FirstRun::askForPassphrase()
{
    m_again = true;
    turnTo(m_unlock);
}

void FirstRun::say(const Error& error)
{
    const QString sentence = words::sentence(error);
    if (currentWidget() == m_keyPage) m_keyPage->fail(sentence);
    else if (currentWidget() == m_place) m_place->fail(sentence);
    else if (currentWidget() == m_unlock) m_unlock->fail(sentence);
    else m_choice->fail(sentence);
}

void FirstRun::turnTo(QWidget* page)
{
    setCurrentWidget(page);
    page->setFocus(Qt::OtherFocusReason); // pages hand it on to their first field
}

void FirstRun::checkKey(const QString& key)
{
    m_check = CancelToken();
    m_keyPage->setBusy(true);
    const auto job = [service = m_service, key](const CancelToken& cancel, const Progress&) {
        return service->check(key, cancel);
    };
    kit::whenDone(m_worker.run(job, {}, m_check), this, [this, key, check = m_check](const Result<KeyFacts>& facts) {
        if (check.isCancelled()) return; // the page went on without the answer
        m_keyPage->setBusy(false);
        if (!facts) return m_keyPage->fail(words::sentence(facts.error()));
        m_key = key;
        m_keyPage->showFacts(*facts);
    });
}

void FirstRun::cancelCheck()
{
    m_check.cancel();
    m_keyPage->setBusy(false);
}

void FirstRun::keepKey(KeyPlace place, const QString& passphrase)
{
    m_keyPage->setBusy(true);
    m_place->setBusy(true);
    const auto job = [service = m_service, key = m_key, place, passphrase](const CancelToken&, const Progress&) {
        return service->keep(key, place, passphrase);
    };
    kit::whenDone(m_worker.run(job), this, [this](const Result<void>& kept) {
        m_keyPage->setBusy(false);
        m_place->setBusy(false);
        if (kept) {
            m_key.clear();
            m_keyPage->clear();
            m_place->clear();
            Q_EMIT connected();
        } else if (kept.error().code == "no_key_store"_L1 && currentWidget() == m_keyPage) {
            turnTo(m_place);
        } else {
            say(kept.error());
        }
    });
}

void FirstRun::unlock(const QString& passphrase)
{
    m_unlock->setBusy(true);
    const auto job = [service = m_service, passphrase](const CancelToken&, const Progress&) {
        return service->unlock(passphrase);
    };
    kit::whenDone(m_worker.run(job), this, [this](const Result<void>& unlocked) {
        m_unlock->setBusy(false);
        if (!unlocked) return m_unlock->fail(words::sentence(unlocked.error()));
        m_unlock->clear();
        Q_EMIT connected();
    });
}

} // namespace regulars::wizard
