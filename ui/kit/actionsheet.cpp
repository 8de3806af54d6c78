// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/actionsheet.h"

#include "core/words/actions.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/messagebar.h"
#include "ui/kit/paint.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtCore/QUuid>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace regulars::kit {

using namespace Qt::StringLiterals;

namespace {

/// Tab goes to the fields, not to what they stand in.
QScrollArea* quiet(QScrollArea* scroll)
{
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

QString freshId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QFrame* separator()
{
    auto* line = new QFrame;
    line->setProperty("separator", true);
    return line;
}

} // namespace

ActionSheet::ActionSheet(QWidget* window, QSize largest, Perform perform, words::Style style)
    : Sheet(window, largest)
    , m_perform(std::move(perform))
    , m_style(std::move(style))
{
    build();
}

void ActionSheet::build()
{
    m_title = makeTitle({});
    m_title->setObjectName(u"title"_s);
    m_line = makeMuted({});
    m_line->setObjectName(u"line"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_bar = new MessageBar;
    auto* header = new QVBoxLayout;
    header->setContentsMargins(24, 20, 24, 12);
    header->setSpacing(4);
    m_test = new Badge;
    auto* first = new QHBoxLayout;
    first->addWidget(m_title, 1);
    first->addWidget(m_test);
    header->addLayout(first);
    header->addWidget(m_line);

    m_fields = new QWidget;
    m_form = new QVBoxLayout(m_fields);
    m_form->setContentsMargins(24, 8, 24, 12);
    m_form->setSpacing(6);
    auto* halves = new QWidget;
    auto* sides = new QHBoxLayout(halves);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addWidget(quiet(scrolled(m_fields)), 4);
    sides->addWidget(buildConsequence(), 3);
    auto* content = new QWidget;
    m_content = new QVBoxLayout(content);
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);
    m_content->addWidget(halves, 1);
    m_states = new StatePanel(content);
    connect(m_states, &StatePanel::retried, this, [this] { reload(); });

    m_hint = makeMuted({});
    m_hint->setObjectName(u"hint"_s);
    m_keep = new QPushButton(tr("Keep as it is"));
    m_keep->setObjectName(u"keep"_s);
    m_deed = new QPushButton;
    m_deed->setObjectName(u"deed"_s);
    m_deed->setProperty("primary", true);
    m_deed->setProperty("deed", true);
    m_deed->setAutoDefault(true);
    connect(m_keep, &QPushButton::clicked, this, &ActionSheet::dismiss);
    connect(m_deed, &QPushButton::clicked, this, &ActionSheet::go);
    auto* footer = new QHBoxLayout;
    footer->setContentsMargins(24, 12, 24, 12);
    footer->setSpacing(Grid);
    footer->addWidget(m_hint, 1);
    footer->addWidget(m_keep);
    footer->addWidget(m_deed);

    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 1);
    all->setSpacing(0);
    all->addLayout(header);
    all->addWidget(m_bar);
    all->addWidget(m_states, 1);
    all->addWidget(separator());
    all->addLayout(footer);
    m_deed->installEventFilter(this);
}

QWidget* ActionSheet::buildConsequence()
{
    auto* content = new QWidget;
    auto* inside = new QVBoxLayout(content);
    inside->setContentsMargins(18, 16, 18, 12);
    inside->setSpacing(Grid);
    auto* title = new QLabel(tr("What will happen"));
    title->setFont(semibold(title->font()));
    inside->addWidget(title);
    m_facts = new KeyValueGrid;
    m_facts->setEvenColumns();
    inside->addWidget(m_facts);
    m_warnings = new QLabel;
    m_warnings->setObjectName(u"warnings"_s);
    m_warnings->setProperty("warning", true);
    m_warnings->setWordWrap(true);
    inside->addWidget(m_warnings);
    inside->addStretch(1);
    auto* side = new QFrame;
    side->setProperty("consequence", true);
    side->setObjectName(u"consequence"_s);
    auto* around = new QVBoxLayout(side);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(quiet(scrolled(content)));
    return side;
}

void ActionSheet::setTitle(const QString& title, const QString& line)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_line->setText(line);
}

QLabel* ActionSheet::addField(const QString& label, QWidget* field)
{
    auto* name = makeMuted(label);
    name->setBuddy(field);
    field->setAccessibleName(label);
    field->installEventFilter(this);
    auto* problem = makeProblem();
    m_form->addWidget(name);
    m_form->addWidget(field);
    m_form->addWidget(problem);
    m_form->addSpacing(6);
    return problem;
}

QLineEdit* ActionSheet::addNote(const QString& label, int longest)
{
    m_note = new QLineEdit;
    m_note->setObjectName(u"note"_s);
    m_note->setMaxLength(longest);
    addField(label, m_note);
    return m_note;
}

QString ActionSheet::note() const { return m_note->text().trimmed(); }

void ActionSheet::addBelow(QWidget* widget, int percent)
{
    m_below = widget;
    m_content->addWidget(separator());
    m_content->addWidget(widget, percent);
    m_content->setStretch(0, 100 - percent);
}

void ActionSheet::setReversible()
{
    m_deed->setProperty("deed", false);
}

void ActionSheet::showConsequence(const QList<words::Fact>& facts, const QStringList& warnings)
{
    m_facts->present(facts);
    m_warnings->setText(warnings.join(u"\n\n"_s));
    m_warnings->setVisible(!warnings.isEmpty());
}

QStringList ActionSheet::sentencesOf(const QStringList& codes)
{
    QStringList sentences;
    for (const QString& code : codes) sentences.append(words::warning(code));
    return sentences;
}

void ActionSheet::setDeed(const QString& label, bool possible)
{
    m_deed->setText(label);
    m_possible = possible;
    showReadiness();
}

void ActionSheet::setObstacle(const QString& sentence)
{
    m_obstacle = sentence;
    showReadiness();
}

void ActionSheet::setTest(bool test)
{
    m_test->setWord(test ? tr("TEST") : QString(), Tone::Warning);
}

void ActionSheet::showReadiness()
{
    m_fields->setEnabled(!m_busy);
    if (m_below) m_below->setEnabled(!m_busy);
    m_deed->setEnabled(m_possible && !m_busy && m_obstacle.isEmpty());
    m_hint->setText(m_busy ? tr("Stripe is asked …") : m_obstacle);
    m_keep->setText(m_busy ? tr("Close") : tr("Keep as it is"));
}

QFuture<Result<Operation>> ActionSheet::performAside(const Plan& plan) const
{
    return m_perform(plan, freshId());
}

void ActionSheet::begin()
{
    if (m_note) m_note->clear();
    beginAgain();
}

void ActionSheet::beginAgain()
{
    m_id = freshId();
    m_busy = false;
    m_bar->clear();
    showReadiness();
}

bool ActionSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && watched != parentWidget()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        // A key that is held down was meant once: for what opened this sheet, or for the deed before.
        if (key->isAutoRepeat() && (enters || (key->key() == Qt::Key_Space && watched == m_deed))) return true;
        if (enters && watched != m_deed) {
            go();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void ActionSheet::go()
{
    if (!m_deed->isEnabled()) return;
    const Result<Plan> planned = plan();
    if (!planned) return m_bar->say(Tone::Danger, words::sentence(planned.error()));
    m_bar->clear();
    m_busy = true;
    m_keep->setFocus(Qt::OtherFocusReason); // the focus does not stay on what is greyed
    showReadiness();
    whenDone(m_perform(*planned, m_id), this, [this, id = m_id, next = followUp()](const Result<Operation>& done) { take(id, next, done); });
}

void ActionSheet::take(const QString& id, const FollowUp& followUp, const Result<Operation>& operation)
{
    const bool isShown = isOpen() && id == m_id;
    if (isShown) {
        m_busy = false;
        showReadiness();
    }
    const QString sentence = operation ? words::outcome(*operation, m_style) : words::sentence(operation.error());
    const bool done = operation && operation->state == OperationState::Done;
    if (done || (operation && operation->isUnfinished())) {
        if (isShown) dismiss();
        Q_EMIT told(done ? Tone::Good : Tone::Warning, sentence, done ? followUp : FollowUp());
        if (done && isShown && followUp.isNext) followUp.go();
        return;
    }
    if (!isShown) {
        Q_EMIT told(Tone::Danger, sentence);
        return;
    }
    // A refusal is recorded under its id: the next try is a deed of its own. What was not recorded keeps it.
    if (operation) beginAgain();
    m_bar->say(Tone::Danger, sentence);
    reload();
}

} // namespace regulars::kit
