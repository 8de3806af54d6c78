// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/keystore.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <qt6keychain/keychain.h>

namespace regulars::studio {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 5000; // a hanging secret service blocks up to 50 s by itself

Failure noKeyStore(const QString& why)
{
    return failure(ErrorKind::Auth, why, u"no_key_store"_s);
}

/// Runs a job of QtKeychain; true when it ended in time, its error() then says how.
bool finish(QKeychain::Job& job)
{
    QEventLoop loop;
    bool ended = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        ended = true;
        loop.quit();
    });
    QTimer::singleShot(patienceMs, &loop, &QEventLoop::quit);
    job.start();
    if (!ended) loop.exec();
    return ended;
}

/// A job that was given up on may still end: it deletes itself then.
template<class Job>
Job* makeJob(const QString& entry)
{
    auto* job = new Job(u"Regulars"_s);
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(entry);
    return job;
}

template<class Job>
void dispose(Job* job, bool ended)
{
    if (ended) {
        job->deleteLater();
    } else {
        job->setAutoDelete(true);
    }
}

} // namespace

SystemKeyStore::SystemKeyStore(const StudioFolder& folder) : m_entry(folder.path()) {}

Result<QString> SystemKeyStore::read()
{
    auto* job = makeJob<QKeychain::ReadPasswordJob>(m_entry);
    const bool ended = finish(*job);
    const QKeychain::Error error = ended ? job->error() : QKeychain::OtherError;
    const QString key = ended ? job->textData() : QString();
    const QString why = ended ? job->errorString() : u"no answer"_s;
    dispose(job, ended);
    if (error == QKeychain::EntryNotFound) return failure(ErrorKind::Auth, why, u"no_key"_s);
    if (error != QKeychain::NoError) return noKeyStore(why);
    if (key.isEmpty()) return failure(ErrorKind::Auth, u"empty entry"_s, u"no_key"_s);
    return key;
}

Result<void> SystemKeyStore::write(const QString& key)
{
    auto* job = makeJob<QKeychain::WritePasswordJob>(m_entry);
    job->setTextData(key);
    const bool ended = finish(*job);
    const bool good = ended && job->error() == QKeychain::NoError;
    const QString why = ended ? job->errorString() : u"no answer"_s;
    dispose(job, ended);
    if (!good) return noKeyStore(why);
    return {};
}

Result<void> SystemKeyStore::remove()
{
    auto* job = makeJob<QKeychain::DeletePasswordJob>(m_entry);
    const bool ended = finish(*job);
    const bool good = ended && (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound);
    const QString why = ended ? job->errorString() : u"no answer"_s;
    dispose(job, ended);
    if (!good) return noKeyStore(why);
    return {};
}

} // namespace regulars::studio
