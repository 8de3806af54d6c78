// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/storesafety.h"

#include "core/store/backup.h"
#include "core/words/words.h"
#include "ui/kit/whendone.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QMessageBox>
#include <QtWidgets/QPushButton>

namespace regulars::shell {

using namespace Qt::StringLiterals;

StoreSafety::StoreSafety(QWidget* window)
    : QObject(window)
    , m_window(window)
{
}

void StoreSafety::backUp(Studio& studio)
{
    auto* dialog = new QFileDialog(m_window, tr("Back up this studio"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Regulars backup (*.regulars)"));
    dialog->setDefaultSuffix(u"regulars"_s);
    connect(dialog, &QFileDialog::fileSelected, &studio, [this, &studio](const QString& file) {
        const auto job = [file](store::Database& database) { return store::backup(database, file); };
        kit::whenDone(studio.workers().read(job), this, [this, file](const Result<void>& done) {
            if (!done) Q_EMIT told(kit::Tone::Danger, words::sentence(done.error()));
            else Q_EMIT told(kit::Tone::Good, tr("The backup is in %1.").arg(QDir::toNativeSeparators(file)));
        });
    });
    dialog->open();
}

void StoreSafety::askForRestore()
{
    auto* dialog = new QFileDialog(m_window, tr("Restore this studio from a backup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Regulars backup (*.regulars)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &StoreSafety::confirm);
    dialog->open();
}

void StoreSafety::confirm(const QString& file)
{
    auto* box = new QMessageBox(QMessageBox::Warning, tr("Restore this studio"),
                                tr("Replace what Regulars knows about this studio by the backup %1?")
                                    .arg(QFileInfo(file).fileName()),
                                QMessageBox::Cancel, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("What is there now is kept beside it. Stripe itself is not changed; what happened "
                               "since the backup is read again from Stripe."));
    QPushButton* go = box->addButton(tr("Restore backup"), QMessageBox::DestructiveRole);
    go->setObjectName(u"restore"_s);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(go, &QPushButton::clicked, this, [this, file] { Q_EMIT restoreConfirmed(file); });
    box->open();
}

} // namespace regulars::shell
