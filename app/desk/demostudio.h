// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/sandbox/wire/serve.h"
#include "core/studio/studiofolder.h"

#include <QtCore/QUrl>

namespace regulars::desk {

/// The demo studio: a sandbox inside the program, in a data folder of its own, its state saved after every write.
/// Never touches the key store.
class DemoStudio {
public:
    /// Where it lies below the data folder of all studios.
    static Result<studio::StudioFolder> folder(const QString& dataFolder);
    /// Opens it, or invents it at the first start (a second or two: call it on a worker). The clock must outlive it.
    static Result<std::shared_ptr<DemoStudio>> open(const studio::StudioFolder& folder, const Clock& clock);
    QUrl address() const { return QUrl(QString::fromStdString(m_sandbox->url())); }
    QString key() const { return QString::fromStdString(m_sandbox->keys().secret); }

private:
    explicit DemoStudio(std::unique_ptr<sandbox::RunningSandbox> sandbox) : m_sandbox(std::move(sandbox)) {}
    std::unique_ptr<sandbox::RunningSandbox> m_sandbox;
};

} // namespace regulars::desk
