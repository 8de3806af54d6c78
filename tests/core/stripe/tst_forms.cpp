// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/forms.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace Qt::StringLiterals;

class FormsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodesNestingAndUtf8()
    {
        stripe::Form form;
        form.add("name", u"Zoë & Søn = 100 %+"_s)
            .add("items[0][price]", u"price_1"_s)
            .add("expand[]", u"data.payments"_s)
            .add("amount", qint64(-9'000'000'000))
            .addFlag("active", true)
            .addFlag("off", false)
            .unset("shipping");
        QCOMPARE(form.encoded(),
                 QByteArray("name=Zo%C3%AB%20%26%20S%C3%B8n%20%3D%20100%20%25%2B"
                            "&items[0][price]=price_1&expand[]=data.payments&amount=-9000000000"
                            "&active=true&off=false&shipping="));
    }
    void namesAreEncodedToo()
    {
        stripe::Form form;
        form.add(stripe::member("metadata", u"größe & mehr"_s), u"1"_s);
        QCOMPARE(form.encoded(), QByteArray("metadata[gr%C3%B6%C3%9Fe%20%26%20mehr]=1"));
    }
    void orderIsThatOfAdding()
    {
        stripe::Form there;
        there.add("b", u"1"_s).add("a", u"2"_s);
        QCOMPARE(there.encoded(), QByteArray("b=1&a=2"));
        QVERIFY(stripe::Form().encoded().isEmpty());
    }
    void emojiAndControlCharacters()
    {
        stripe::Form form;
        form.add("a", u"\U0001F600\n\0!"_s);
        QCOMPARE(form.encoded(), QByteArray("a=%F0%9F%98%80%0A%00%21"));
    }
    void idsBecomeOneSegment()
    {
        QCOMPARE(stripe::pathSegment(u"cus_1"_s), u"cus_1"_s);
        QCOMPARE(stripe::pathSegment(u"50% off/now?"_s), u"50%25%20off%2Fnow%3F"_s);
    }
};

REGULARS_TEST(FormsTest)
#include "tst_forms.moc"
