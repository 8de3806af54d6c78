// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "tests/support/desk.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/statepanel.h"

#include <QtCore/QPromise>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace regulars::balance::tests {

using namespace regulars::tests;
using namespace Qt::StringLiterals;

/// Records what a sheet has done at Stripe; the test says what came of it.
class Deeds {
public:
    kit::ActionSheet::Perform perform()
    {
        return [this](const Plan& plan, const QString& id) {
            plans << plan;
            ids << id;
            m_promise = std::make_shared<QPromise<Result<Operation>>>();
            m_promise->start();
            return m_promise->future();
        };
    }
    void answer(Result<Operation> result)
    {
        m_promise->addResult(std::move(result));
        m_promise->finish();
    }
    /// The last one, as it would be recorded in that state.
    Operation operation(OperationState state) const
    {
        auto made = operationOf(plans.last(), ids.last());
        made->state = state;
        return *made;
    }
    QList<Plan> plans;
    QStringList ids;

private:
    std::shared_ptr<QPromise<Result<Operation>>> m_promise;
};

/// A sheet about cus_ada in a window, as a person sees it.
struct Shown {
    explicit Shown(words::Style with = {QLocale(QLocale::English, QLocale::Ireland)}) : style(std::move(with))
    {
    }
    void show()
    {
        desk.window.show();
        desk.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
    }
    void wait() const
    {
        auto* states = sheet->findChild<kit::StatePanel*>();
        QTRY_COMPARE(states->state(), kit::StatePanel::State::Content);
    }
    QPushButton* deed() const { return sheet->findChild<QPushButton*>(u"deed"_s); }
    QString consequence() const { return visibleText(sheet->findChild<QWidget*>(u"consequence"_s)); }
    /// The words and values of what will happen, as core has them.
    bool shows(const QList<words::Fact>& facts) const
    {
        const QStringList lines = consequence().split(u'\n');
        for (const words::Fact& fact : facts)
            if (!lines.contains(fact.label) || !lines.contains(fact.value)) return false;
        return true;
    }
    /// Enter as the keyboard repeats it while it is held down.
    static void holdEnter()
    {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
        QApplication::sendEvent(QApplication::focusWidget(), &held);
    }

    words::Style style;
    Desk desk;
    Deeds deeds;
    kit::ActionSheet* sheet = nullptr;
};

} // namespace regulars::balance::tests
