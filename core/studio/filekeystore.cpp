// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/keystore.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <sodium.h>

namespace regulars::studio {

using namespace Qt::StringLiterals;

namespace {

// File: magic, salt, nonce, sealed key. The cost parameters belong to the magic's version.
constexpr char magic[] = "RegularsKey1";
constexpr qsizetype magicSize = sizeof(magic) - 1;
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;

unsigned char* bytes(QByteArray& array) { return reinterpret_cast<unsigned char*>(array.data()); }
const unsigned char* bytes(const QByteArray& array)
{
    return reinterpret_cast<const unsigned char*>(array.constData());
}

/// The sealing key that belongs to a passphrase; empty when memory is short.
QByteArray derive(const QString& passphrase, const QByteArray& salt)
{
    const QByteArray secret = passphrase.toUtf8();
    QByteArray key(crypto_secretbox_KEYBYTES, 0);
    const int failed = crypto_pwhash(bytes(key), static_cast<unsigned long long>(key.size()), secret.constData(),
                                     static_cast<unsigned long long>(secret.size()), bytes(salt),
                                     crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                     crypto_pwhash_ALG_ARGON2ID13);
    return failed == 0 ? key : QByteArray();
}

Failure noKeyStore(const QString& why) { return failure(ErrorKind::Auth, why, u"no_key_store"_s); }

} // namespace

FileKeyStore::FileKeyStore(const StudioFolder& folder, QString passphrase)
    : m_file(folder.keyFile())
    , m_passphrase(std::move(passphrase))
{
}

bool FileKeyStore::exists(const StudioFolder& folder) { return QFileInfo::exists(folder.keyFile()); }

Result<QString> FileKeyStore::read()
{
    if (sodium_init() < 0) return noKeyStore(u"libsodium"_s);
    QFile file(m_file);
    if (!file.exists()) return failure(ErrorKind::Auth, u"no key file"_s, u"no_key"_s);
    if (!file.open(QIODevice::ReadOnly)) return noKeyStore(file.errorString());
    const QByteArray all = file.readAll();
    constexpr qsizetype head = magicSize + saltSize + nonceSize;
    if (!all.startsWith(magic) || all.size() < head + qsizetype(crypto_secretbox_MACBYTES)) {
        return noKeyStore(u"not a key file"_s);
    }
    const QByteArray salt = all.mid(magicSize, saltSize);
    const QByteArray nonce = all.mid(magicSize + saltSize, nonceSize);
    const QByteArray sealed = all.mid(head);
    const QByteArray key = derive(m_passphrase, salt);
    if (key.isEmpty()) return noKeyStore(u"not enough memory"_s);
    QByteArray text(sealed.size() - qsizetype(crypto_secretbox_MACBYTES), 0);
    if (crypto_secretbox_open_easy(bytes(text), bytes(sealed), static_cast<unsigned long long>(sealed.size()),
                                   bytes(nonce), bytes(key)) != 0) {
        return failure(ErrorKind::Auth, u"the seal does not open"_s, u"wrong_passphrase"_s);
    }
    return QString::fromUtf8(text);
}

Result<void> FileKeyStore::write(const QString& key)
{
    if (sodium_init() < 0) return noKeyStore(u"libsodium"_s);
    QByteArray salt(saltSize, 0), nonce(nonceSize, 0);
    randombytes_buf(salt.data(), static_cast<size_t>(salt.size()));
    randombytes_buf(nonce.data(), static_cast<size_t>(nonce.size()));
    const QByteArray sealingKey = derive(m_passphrase, salt);
    if (sealingKey.isEmpty()) return noKeyStore(u"not enough memory"_s);
    const QByteArray text = key.toUtf8();
    QByteArray sealed(text.size() + qsizetype(crypto_secretbox_MACBYTES), 0);
    crypto_secretbox_easy(bytes(sealed), bytes(text), static_cast<unsigned long long>(text.size()), bytes(nonce),
                          bytes(sealingKey));
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (!file.open(QIODevice::WriteOnly)) return noKeyStore(file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QByteArray(magic) + salt + nonce + sealed);
    if (!file.commit()) return noKeyStore(file.errorString());
    return {};
}

Result<void> FileKeyStore::remove()
{
    if (QFileInfo::exists(m_file) && !QFile::remove(m_file)) return noKeyStore(u"cannot remove the key file"_s);
    return {};
}

} // namespace regulars::studio
