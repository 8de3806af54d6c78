// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/workers.h"
#include "ui/wizard/connectservice.h"

#include <QtWidgets/QStackedWidget>

namespace regulars::wizard {

class ChoicePage;
class KeyPage;
class PlacePage;
class UnlockPage;

/// The first run, inside the window: connect a Stripe account or explore the demo studio. Also asks again for a key
/// or a passphrase later. A key lives in the field and in the service only; it is gone from here when it is kept.
class FirstRun final : public QStackedWidget {
    Q_OBJECT
public:
    explicit FirstRun(std::shared_ptr<ConnectService> service, QWidget* parent = nullptr);
    ~FirstRun() override;
    /// The two big choices.
    void begin();
    /// A studio that is known needs its key (again).
    void askForKey();
    /// The key lies in the encrypted file.
    void askForPassphrase();
    /// Shows an error of whoever starts the studio, on the page that is shown.
    void say(const Error& error);

Q_SIGNALS:
    /// The key is kept and works: the studio can be opened.
    void connected();
    void demoRequested();
    /// The person turned back from askForKey or askForPassphrase.
    void dismissed();

private:
    void checkKey(const QString& key);
    /// At once; an answer that comes all the same is not looked at.
    void cancelCheck();
    void keepKey(KeyPlace place, const QString& passphrase);
    void unlock(const QString& passphrase);
    void turnTo(QWidget* page);

    std::shared_ptr<ConnectService> m_service;
    kit::Worker m_worker;
    CancelToken m_check;
    QString m_key;
    bool m_again = false;
    ChoicePage* m_choice;
    KeyPage* m_keyPage;
    PlacePage* m_place;
    UnlockPage* m_unlock;
};

} // namespace regulars::wizard
