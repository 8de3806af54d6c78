// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blocks/blocksheet.h"

#include "core/words/actions.h"
#include "core/words/blocks.h"
#include "ui/blocks/detailrow.h"
#include "ui/kit/card.h"
#include "ui/kit/paint.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace regulars::blocks {

using namespace Qt::StringLiterals;

BlockSheet::BlockSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                       words::Style style, Ask ask)
    : ActionSheet(window, QSize(820, 620), std::move(perform), std::move(style))
    , m_workers(workers)
    , m_ask(std::move(ask))
{
    setObjectName(u"block"_s);
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &BlockSheet::follow);
}

void BlockSheet::build()
{
    auto* all = new QPushButton(tr("Block all"));
    auto* none = new QPushButton(tr("Unblock all"));
    all->setObjectName(u"blockAll"_s);
    for (QPushButton* button : {all, none}) button->setProperty("small", true);
    connect(all, &QPushButton::clicked, this, [this] { setAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { setAll(false); });
    auto* head = new QHBoxLayout;
    head->setSpacing(kit::Grid);
    head->addWidget(kit::makeMuted(tr("Tick what may not buy any more.")), 1);
    head->addWidget(all);
    head->addWidget(none);
    form()->addLayout(head);
    m_list = new QVBoxLayout;
    m_list->setSpacing(4);
    form()->addLayout(m_list);
    buildAddress();
    buildRest();
    form()->addStretch(1);
}

void BlockSheet::buildAddress()
{
    m_address = new QLineEdit;
    m_address->setObjectName(u"address"_s);
    m_address->setMaxLength(50);
    auto* add = new QPushButton(tr("Add"));
    add->setProperty("small", true);
    add->setAccessibleDescription(tr("IP address"));
    connect(add, &QPushButton::clicked, this, &BlockSheet::addAddress);
    m_addressProblem = addField(tr("IP address"), m_address);
    m_addressProblem->setObjectName(u"addressProblem"_s);
    auto* line = new QHBoxLayout;
    const int at = form()->indexOf(m_address);
    form()->removeWidget(m_address);
    line->addWidget(m_address, 1);
    line->addWidget(add);
    form()->insertLayout(at, line);
    connect(m_address, &QLineEdit::textChanged, m_addressProblem, &QLabel::hide);
}

void BlockSheet::buildRest()
{
    m_why = new QLineEdit;
    m_why->setObjectName(u"why"_s);
    m_why->setMaxLength(500);
    addField(tr("Why, for the history"), m_why);
    m_running = new QComboBox;
    m_running->setObjectName(u"running"_s);
    m_running->addItem(tr("Leave them as they are"), int(Running::Leave));
    m_running->addItem(tr("End them with their period"), int(Running::End));
    m_running->addItem(tr("Pause them"), int(Running::Pause));
    m_runningField = new QWidget;
    auto* running = new QVBoxLayout(m_runningField);
    running->setContentsMargins(0, 0, 0, 0);
    m_runningLabel = kit::makeMuted({});
    m_runningLabel->setBuddy(m_running);
    running->addWidget(m_runningLabel);
    running->addWidget(m_running);
    form()->addWidget(m_runningField);
    m_local = new QCheckBox(tr("Only here, not at Stripe"));
    m_local->setObjectName(u"local"_s);
    form()->addWidget(m_local);
    m_makeLists = new QPushButton(tr("Create the missing lists at Stripe"));
    m_makeLists->setObjectName(u"makeLists"_s);
    form()->addWidget(m_makeLists, 0, Qt::AlignLeft);
    connect(m_running, &QComboBox::currentIndexChanged, this, &BlockSheet::look);
    connect(m_local, &QCheckBox::toggled, this, &BlockSheet::look);
    connect(m_makeLists, &QPushButton::clicked, this, &BlockSheet::makeLists);
}

void BlockSheet::showCustomer(const CustomerId& id)
{
    m_id = id;
    m_basis.reset();
    m_radar = {};
    m_unasked.reset();
    m_typed.clear();
    qDeleteAll(std::exchange(m_rows, {}));
    m_address->clear();
    m_addressProblem->hide();
    m_why->clear();
    m_running->setCurrentIndex(0);
    m_local->setChecked(false);
    begin();
    setTitle(tr("Customer details"), {});
    setDeed(tr("Block"), false);
    states()->showLoading();
    open();
    reload();
}

void BlockSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.customers.contains(m_id))) reload();
}

void BlockSheet::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id](store::Database& database) { return loadBlockBasis(database, id); };
    kit::whenDone(m_workers.read(job), this, [this, number](const Result<std::optional<BlockBasis>>& answer) {
        if (number == m_number) take(answer);
    });
}

void BlockSheet::take(const Result<std::optional<BlockBasis>>& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer) return states()->showEmpty(tr("This customer is gone"), tr("It was deleted in Stripe."));
    m_basis = **answer;
    for (const Detail& typed : std::as_const(m_typed)) {
        const auto& known = m_basis->details;
        if (std::none_of(known.begin(), known.end(), [&](const Detail& detail) { return isSame(detail, typed); }))
            m_basis->details.append(typed);
    }
    const Customer& customer = m_basis->customer;
    setTitle(tr("Customer details"), customer.name.isEmpty() ? customer.email : customer.name);
    const quint64 number = m_number;
    kit::whenDone(m_ask(m_basis->details), this, [this, number](const Result<Radar>& radar) {
        if (number == m_number) takeRadar(radar);
    });
}

void BlockSheet::takeRadar(const Result<Radar>& answer)
{
    const bool isFirst = states()->state() != kit::StatePanel::State::Content;
    m_radar = answer.value_or(Radar());
    m_unasked = answer ? std::optional<Error>() : std::optional(answer.error());
    showRows();
    states()->showContent();
    look();
    if (isFirst && !m_rows.isEmpty()) m_rows.first()->setFocus(Qt::OtherFocusReason);
}

void BlockSheet::showRows()
{
    const QList<Detail>& details = m_basis->details;
    const bool isSameList = std::equal(details.begin(), details.end(), m_rows.begin(), m_rows.end(), [](const Detail& detail, const DetailRow* row) {
        return isSame(detail, row->detail());
    });
    if (!isSameList) {
        // What the person ticked stays ticked.
        QList<DetailRow*> before = std::exchange(m_rows, {});
        for (const Detail& detail : details) {
            const auto known = std::find_if(before.begin(), before.end(), [&](const DetailRow* row) { return isSame(detail, row->detail()); });
            DetailRow* row = known == before.end() ? new DetailRow(detail, style()) : *known;
            if (known != before.end()) before.erase(known);
            else {
                row->focusProxy()->installEventFilter(this);
                connect(row, &DetailRow::changed, this, &BlockSheet::look);
                connect(row, &DetailRow::historyRequested, this, [this, row] { loadHistory(row); });
            }
            m_list->removeWidget(row);
            m_list->addWidget(row);
            m_rows << row;
        }
        qDeleteAll(before);
    }
    for (qsizetype i = 0; i < details.size(); ++i)
        m_rows[i]->setBlocked(blocks::isBlocked(details[i], m_radar), details[i].isLocal);
}

void BlockSheet::loadHistory(DetailRow* row)
{
    const auto job = [id = m_id, detail = row->detail()](store::Database& database) {
        return store::BlockRepository(database).history(id, toText(detail.kind), detail.value);
    };
    kit::whenDone(m_workers.read(job), row, [row](const Result<QList<store::BlockLogEntry>>& history) {
        if (history) row->showHistory(*history);
    });
}

void BlockSheet::setAll(bool blocked)
{
    for (DetailRow* row : std::as_const(m_rows)) row->setWanted(blocked);
    look();
}

void BlockSheet::addAddress()
{
    const auto address = ipAddress(m_address->text());
    m_addressProblem->setText(address ? QString() : tr("This is not an IP address. Write one such as 203.0.113.5."));
    m_addressProblem->setVisible(!address);
    m_address->setAccessibleDescription(m_addressProblem->text());
    if (!address) return;
    m_typed.append(*address);
    m_address->clear();
    const bool isNew = std::none_of(m_rows.begin(), m_rows.end(), [&](const DetailRow* row) { return isSame(row->detail(), *address); });
    if (isNew) {
        m_basis->details.append(*address);
        showRows();
    }
    for (DetailRow* row : std::as_const(m_rows))
        if (isSame(row->detail(), *address)) row->setWanted(true);
    look();
    reload(); // whether it stands on the list
}

bool BlockSheet::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_address && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            addAddress();
            return true;
        }
    }
    return ActionSheet::eventFilter(watched, event);
}

/// An operation of its own: the block that needs the lists comes after.
void BlockSheet::makeLists()
{
    m_makeLists->setEnabled(false);
    const Plan plan = planLists(previewBlock(draft(), *m_basis, m_radar).missingLists, m_id);
    kit::whenDone(performAside(plan), this, [this](const Result<Operation>& done) {
        m_makeLists->setEnabled(true);
        const bool made = done && done->state == OperationState::Done;
        if (!made) Q_EMIT told(kit::Tone::Danger, done ? words::outcome(*done, style()) : words::sentence(done.error()));
        reload();
    });
}

BlockDraft BlockSheet::draft() const
{
    BlockDraft draft;
    for (const DetailRow* row : m_rows) {
        const auto detail = std::find_if(m_basis->details.begin(), m_basis->details.end(), [&](const Detail& one) { return isSame(one, row->detail()); });
        if (detail == m_basis->details.end()) continue;
        if (row->isWanted() && (!row->isBlocked() || detail->isLocal)) draft.block += *detail;
        if (!row->isWanted() && row->isBlocked()) draft.unblock += *detail;
    }
    draft.why = m_why->text().trimmed();
    draft.running = draft.block.isEmpty() ? Running::Leave : Running(m_running->currentData().toInt());
    draft.localOnly = m_local->isChecked();
    return draft;
}

void BlockSheet::look()
{
    if (!m_basis) return;
    const BlockDraft wanted = draft();
    const BlockPreview preview = previewBlock(wanted, *m_basis, m_radar);
    m_runningField->setVisible(!wanted.block.isEmpty() && !m_basis->running.isEmpty());
    m_runningLabel->setText(tr("%n subscription(s) run on. A block does not end them.", nullptr, int(m_basis->running.size())));
    m_running->setAccessibleName(m_runningLabel->text());
    m_local->setVisible(m_radar.reach == Radar::Reach::Lists);
    m_makeLists->setVisible(!preview.missingLists.isEmpty());
    QStringList warnings;
    if (m_unasked) warnings += words::sentence(*m_unasked);
    if (const QString obstacle = words::radarObstacle(m_radar); !obstacle.isEmpty()) warnings += obstacle;
    if (!preview.missingLists.isEmpty())
        warnings += tr("Stripe has no list for some of this, so it would be blocked here only.");
    for (const QString& type : preview.ownLists) warnings += words::ownListHint(type);
    showConsequence(words::facts(preview, wanted.running, style()), warnings);
    setDeed(deedOf(preview), !m_unasked && (!preview.changes.isEmpty() || !preview.running.isEmpty()));
}

QString BlockSheet::deedOf(const BlockPreview& preview) const
{
    const auto blocking = int(std::count_if(preview.changes.begin(), preview.changes.end(), [](const BlockChange& change) { return change.blocked; }));
    const auto freeing = int(preview.changes.size()) - blocking;
    const QString block = tr("Block %n detail(s)", nullptr, blocking), unblock = tr("Unblock %n detail(s)", nullptr, freeing);
    if (blocking > 0 && freeing > 0) return block + u", "_s + unblock;
    return freeing > 0 ? unblock : blocking > 0 ? block : tr("Block");
}

Result<Plan> BlockSheet::plan() const
{
    return planBlock(draft(), *m_basis, m_radar);
}

} // namespace regulars::blocks
