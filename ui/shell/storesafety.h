// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/theme.h"
#include "ui/shell/studio.h"

class QWidget;

namespace regulars::shell {

/// File → Back up and Restore: asks where, asks whether, does it, and tells how it went. Restoring needs the store
/// closed, so that part is handed to whoever owns the studio.
class StoreSafety final : public QObject {
    Q_OBJECT
public:
    /// `window`: what the file dialogs belong to; it owns this object.
    explicit StoreSafety(QWidget* window);
    /// Asks for a file and writes a backup of the studio's store into it.
    void backUp(Studio& studio);
    /// Asks for a backup and for consent, then restoreConfirmed.
    void askForRestore();
    /// Asks for consent to that backup, then restoreConfirmed.
    void confirm(const QString& file);

Q_SIGNALS:
    void told(regulars::kit::Tone tone, const QString& sentence);
    void restoreConfirmed(const QString& file);

private:
    QWidget* m_window;
};

} // namespace regulars::shell
