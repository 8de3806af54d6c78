// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"
#include "core/words/words.h"
#include "ui/kit/sheet.h"
#include "ui/kit/theme.h"

#include <QtCore/QFuture>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace regulars::kit {

class Badge;
class KeyValueGrid;
class MessageBar;
class StatePanel;

/// What to do about a result: a button beside its sentence.
struct FollowUp {
    QString label; ///< empty: nothing
    std::function<void()> go;
    bool isNext = false; ///< it was chosen before: it goes on at once
};

/// A dialog that has something done at Stripe: on the left what a person enters, on the right what will happen, below a
/// button that names the deed. One opening is one deed: however often the button is pressed, the same operation id goes
/// with it. A person who closes the sheet while it works hears of the result beside the pages.
class ActionSheet : public Sheet {
    Q_OBJECT
public:
    /// As operations::Engine::perform; the same id twice is one deed.
    using Perform = std::function<QFuture<Result<Operation>>(const Plan& plan, const QString& id)>;
    ActionSheet(QWidget* window, QSize largest, Perform perform, words::Style style);
    /// Why nothing can be done at Stripe now ("You are offline …"); empty: it can.
    void setObstacle(const QString& sentence);
    /// A studio in test mode says so in every dialog about money.
    void setTest(bool test);

Q_SIGNALS:
    /// What came of it, once the sheet is gone.
    void told(regulars::kit::Tone tone, const QString& sentence, const regulars::kit::FollowUp& followUp = {});

protected:
    void setTitle(const QString& title, const QString& line);
    /// Adds a field under its label; `problem` is where its problem is said.
    QLabel* addField(const QString& label, QWidget* field);
    /// Adds the field for a note, and gives it. Once.
    QLineEdit* addNote(const QString& label = tr("Note for staff"), int longest = 500);
    QString note() const;
    /// Adds what needs the whole width (ownership taken), below both sides; it gets that part of the height. Once.
    void addBelow(QWidget* widget, int percent);
    /// The deed can be taken back by another one, so its button does not warn by its colour. Call it before it is shown.
    void setReversible();
    QVBoxLayout* form() const { return m_form; }
    StatePanel* states() const { return m_states; }
    const words::Style& style() const { return m_style; }
    void showConsequence(const QList<words::Fact>& facts, const QStringList& warnings);
    /// What a preview warns of, as showConsequence takes it.
    static QStringList sentencesOf(const QStringList& codes);
    /// What the button says, and whether what was entered can be done.
    void setDeed(const QString& label, bool possible);
    /// Another deed begins: forgets what was noted and said about the last one.
    void begin();
    /// Has another plan done, as a deed of its own beside the sheet's.
    QFuture<Result<Operation>> performAside(const Plan& plan) const;
    /// The plan for what stands in the fields.
    virtual Result<Plan> plan() const = 0;
    /// What to offer once that is done.
    virtual FollowUp followUp() const { return {}; }
    /// Stripe said no, or things are not as they were: reads them again.
    virtual void reload() = 0;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildConsequence();
    void go();
    void take(const QString& id, const FollowUp& followUp, const Result<Operation>& operation);
    void showReadiness();
    /// As another deed, with what was entered.
    void beginAgain();

    const Perform m_perform;
    const words::Style m_style;
    QString m_id, m_obstacle;
    bool m_possible = false, m_busy = false;
    QLabel *m_title = nullptr, *m_line = nullptr, *m_hint = nullptr;
    QVBoxLayout *m_form = nullptr, *m_content = nullptr;
    KeyValueGrid* m_facts = nullptr;
    QLabel* m_warnings = nullptr;
    QLineEdit* m_note = nullptr;
    QWidget *m_fields = nullptr, *m_below = nullptr;
    Badge* m_test = nullptr;
    MessageBar* m_bar = nullptr;
    StatePanel* m_states = nullptr;
    QPushButton *m_keep = nullptr, *m_deed = nullptr;
};

} // namespace regulars::kit
