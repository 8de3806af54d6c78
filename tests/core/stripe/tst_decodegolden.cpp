// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/decode.h"
#include "describe.h"
#include "tests/support/testmain.h"

#include <QtCore/QDir>
#include <nlohmann/json.hpp>
#include <random>

using namespace regulars;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<class T> QString decoded(Result<T> (*decode)(const stripe::Json&), const stripe::Json& object)
{
    const Result<T> value = decode(object);
    return value ? tests::describe(*value) : u"error: "_s + value.error().detail + u'\n';
}

using Decode = std::function<QString(const stripe::Json&)>;

template<class T> Decode with(Result<T> (*decode)(const stripe::Json&))
{
    return [decode](const stripe::Json& object) { return decoded(decode, object); };
}

const std::map<QString, Decode>& decoders()
{
    static const std::map<QString, Decode> all{
        {u"account"_s, with(stripe::decodeAccount)},
        {u"customer"_s, with(stripe::decodeCustomer)},
        {u"payment_method"_s, with(stripe::decodePaymentMethod)},
        {u"product"_s, with(stripe::decodeProduct)},
        {u"price"_s, with(stripe::decodePrice)},
        {u"coupon"_s, with(stripe::decodeCoupon)},
        {u"subscription"_s, with(stripe::decodeSubscription)},
        {u"subscription_item"_s, with(stripe::decodeSubscriptionItem)},
        {u"invoice"_s, with(stripe::decodeInvoice)},
        {u"line_item"_s, with(stripe::decodeInvoiceLine)},
        {u"invoice_payment"_s, with(stripe::decodeInvoicePayment)},
        {u"charge"_s, with(stripe::decodePayment)},
        {u"refund"_s, with(stripe::decodeRefund)},
        {u"dispute"_s, with(stripe::decodeDispute)},
        {u"balance_transaction"_s, with(stripe::decodeBalanceTransaction)},
        {u"event"_s, with(stripe::decodeEvent)},
    };
    return all;
}

/// Compares with a golden file. REGULARS_UPDATE_GOLDEN=1 writes it anew; read the difference before it is committed.
void compareWithGolden(const QString& actual, const QString& name)
{
    const QString path = QStringLiteral(REGULARS_TEST_DATA "/stripe/%1.txt").arg(name);
    if (qEnvironmentVariableIsSet("REGULARS_UPDATE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(actual.toUtf8()) >= 0);
    }
    const QStringList expected = QString::fromUtf8(contentsOf(path)).split(u'\n');
    QCOMPARE(actual.split(u'\n'), expected);
}

/// Stripe's published fixtures, where they lie beside the project.
QByteArray fixtures()
{
    return contentsOf(QStringLiteral(REGULARS_TEST_DATA "/../../../shared/stripe/fixtures3.json"));
}

/// Puts something else in a random place.
void mutate(stripe::Json& value, std::mt19937_64& engine)
{
    if (value.is_structured() && !value.empty() && engine() % 8 != 0) {
        auto child = value.begin();
        std::advance(child, std::ptrdiff_t(engine() % value.size()));
        if (engine() % 10 == 0)
            value.erase(child);
        else
            mutate(*child, engine);
        return;
    }
    static const std::vector<stripe::Json> others{
        nullptr,
        true,
        0,
        -1,
        7,
        std::numeric_limits<qint64>::max(),
        std::numeric_limits<qint64>::min(),
        std::numeric_limits<quint64>::max(),
        "",
        "cus_1",
        "12.50",
        "1e400",
        "\u00e4\u4e2d\U0001F600",
        stripe::Json::array(),
        stripe::Json::object(),
        {{"id", 5}},
        {{"id", "x"}, {"deleted", true}},
        {nullptr, 1, "a", stripe::Json::object()},
        {{"object", "list"}, {"data", {1, nullptr, "x"}}, {"has_more", 1}}};
    value = others[engine() % others.size()];
}

} // namespace

class DecodeGoldenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fixturesAreReadAsBefore_data()
    {
        QTest::addColumn<QString>("type");
        for (const auto& [type, decode] : decoders())
            QTest::addRow("%s", qPrintable(type)) << type;
    }
    void fixturesAreReadAsBefore()
    {
        QFETCH(QString, type);
        const QByteArray text = fixtures();
        if (text.isEmpty())
            QSKIP("Stripe's fixtures (../shared/stripe/fixtures3.json) are not on this machine");
        const Result<stripe::Json> all = stripe::parseJson(text);
        QVERIFY(all.has_value());
        const QString actual = decoders().at(type)((*all)["resources"][type.toStdString()]);
        compareWithGolden(actual, type);
    }

    /// Answers of the sandbox, recorded: subscriptions and payments in every state, events of every kind.
    void recordedAnswersAreReadAsBefore()
    {
        const Result<stripe::Json> all =
            stripe::parseJson(contentsOf(QStringLiteral(REGULARS_TEST_DATA "/stripe/recorded.json")));
        QVERIFY(all.has_value());
        QString actual;
        for (const auto& [name, object] : all->items()) {
            const QString type = QString::fromStdString(object.at("object"));
            actual += u"== "_s + QString::fromStdString(name) + u'\n' + decoders().at(type)(object);
        }
        QVERIFY(!actual.contains(u"error: "));
        compareWithGolden(actual, u"recorded"_s);
    }

    void everyOtherObjectIsRefused()
    {
        const QByteArray text = fixtures();
        if (text.isEmpty())
            QSKIP("Stripe's fixtures (../shared/stripe/fixtures3.json) are not on this machine");
        const Result<stripe::Json> all = stripe::parseJson(text);
        for (const auto& [name, object] : (*all)["resources"].items())
            for (const auto& [type, decode] : decoders())
                if (object.value("object", "") != type.toStdString())
                    QVERIFY2(decode(object).startsWith(u"error: "), name.c_str());
    }

    void mutatedObjectsNeverBreakDecoding()
    {
        const QByteArray text = fixtures();
        if (text.isEmpty())
            QSKIP("Stripe's fixtures (../shared/stripe/fixtures3.json) are not on this machine");
        const Result<stripe::Json> all = stripe::parseJson(text);
        std::mt19937_64 engine(tests::seed());
        for (const auto& [type, decode] : decoders()) {
            const stripe::Json& original = (*all)["resources"][type.toStdString()];
            for (int run = 0; run < 400; ++run) {
                stripe::Json object = original;
                for (auto times = engine() % 6; times > 0; --times)
                    mutate(object, engine);
                const bool isSound = object.is_object() && object.value("id", stripe::Json()).is_string() &&
                                     object["id"] != "" &&
                                     object.value("object", stripe::Json()) == type.toStdString();
                QCOMPARE(!decode(object).startsWith(u"error: "), isSound);
            }
        }
    }
    void mutatedBytesNeverBreakReading()
    {
        const QByteArray text =
            R"({"object":"coupon","id":"c","percent_off":12.50,"name":"\u00e4ö😀","x":[1,-2,{"y":null}]})";
        std::mt19937_64 engine(tests::seed());
        for (int run = 0; run < 20000; ++run) {
            QByteArray bytes = text;
            for (auto times = 1 + engine() % 4; times > 0; --times) {
                const auto at = qsizetype(engine() % quint64(bytes.size()));
                switch (engine() % 3) {
                case 0:
                    bytes[at] = char(engine() % 256);
                    break;
                case 1:
                    bytes.remove(at, qsizetype(1 + engine() % 5));
                    break;
                default:
                    bytes.insert(at, bytes.mid(qsizetype(engine() % quint64(bytes.size())), 7));
                }
                if (bytes.isEmpty()) bytes = " ";
            }
            const Result<stripe::Json> json = stripe::parseJson(bytes);
            QCOMPARE(json.has_value(), stripe::isCompleteJson(bytes));
            if (json) decoders().at(u"coupon"_s)(*json);
        }
        for (qsizetype length = 0; length < text.size(); ++length)
            QVERIFY(!stripe::parseJson(text.left(length)));
        QVERIFY(stripe::parseJson(text).has_value());
    }
};

REGULARS_TEST(DecodeGoldenTest)
#include "tst_decodegolden.moc"
