// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/studio/keystore.h"
#include "tests/support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

using namespace regulars;
using namespace regulars::studio;
using namespace Qt::StringLiterals;

class KeyStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = *StudioFolder::at(m_dir->path(), {});
    }

    void saysWhereNobodyCanTell()
    {
        QVERIFY(m_folder.checkAccess()); // not there yet
        QFile file(m_dir->filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(StudioFolder::at(file.fileName(), {})->checkAccess().error().code, u"unreadable_folder"_s);
        QVERIFY(QFile::link(file.fileName(), m_dir->filePath(u"studios"_s)));
        QCOMPARE(m_folder.checkAccess().error().code, u"unreadable_folder"_s);
    }

    void foldersHaveSafeNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("none") << u""_s << true;
        QTest::newRow("plain") << u"north_studio-2"_s << true;
        QTest::newRow("up") << u".."_s << false;
        QTest::newRow("path") << u"a/b"_s << false;
        QTest::newRow("blank") << u"a b"_s << false;
        QTest::newRow("line end") << u"a\n"_s << false;
        QTest::newRow("long") << QString(65, u'a') << false;
    }
    void foldersHaveSafeNames()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const auto folder = StudioFolder::at(m_dir->path(), name);
        QCOMPARE(folder.has_value(), good);
        if (!good) QCOMPARE(folder.error().code, u"studio_name"_s);
        if (good) QVERIFY(folder->storeFile().startsWith(m_dir->path()));
    }

    void aSealedKeyOpensWithItsPassphraseOnly()
    {
        FileKeyStore store(m_folder, u"pässphrase"_s);
        QCOMPARE(store.read().error().code, u"no_key"_s);
        QVERIFY(store.write(u"rk_test_secret123"_s));
        QVERIFY(FileKeyStore::exists(m_folder));
        QCOMPARE(*store.read(), u"rk_test_secret123"_s);
        QCOMPARE(FileKeyStore(m_folder, u"passphrase"_s).read().error().code, u"wrong_passphrase"_s);

        QFile file(m_folder.keyFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("secret123"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        QVERIFY(store.remove());
        QVERIFY(store.remove());
        QCOMPARE(store.read().error().code, u"no_key"_s);
    }

    void aDamagedKeyFileIsNotAKey()
    {
        FileKeyStore store(m_folder, u"x"_s);
        QVERIFY(store.write(u"rk_test_1"_s));
        QFile file(m_folder.keyFile());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.resize(20));
        file.close();
        QCOMPARE(store.read().error().code, u"no_key_store"_s);
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    StudioFolder m_folder = *StudioFolder::at(u"/"_s, {});
};

REGULARS_TEST(KeyStoreTest)
#include "tst_keystore.moc"
