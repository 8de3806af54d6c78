// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/forms.h"

#include "tests/support/seededrandom.h"
#include "tests/support/testmain.h"

using namespace regulars;
using namespace regulars::sandbox;

namespace {

/// The tree as text: "{a: 1, b: {0: x}}".
std::string shown(const FormNode& node)
{
    if (node.isScalar()) return node.text();
    std::string text;
    for (const FormNode& child : node.children()) {
        if (!text.empty()) text += ", ";
        text += child.name() + ": " + shown(child);
    }
    return '{' + text + '}';
}

} // namespace

class FormsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNestedNames_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("tree");
        const auto row = [](const char* name, const char* raw, const char* tree) {
            QTest::newRow(name) << QByteArray(raw) << QByteArray(tree);
        };
        row("nothing", "", "{}");
        row("plain", "a=1&b=2", "{a: 1, b: 2}");
        row("no value", "a&b=", "{a: , b: }");
        row("plus and percent", "name=J%C3%B6rg+M%20x", "{name: J\xc3\xb6rg M x}");
        row("raw brackets", "items[0][price]=p", "{items: {0: {price: p}}}");
        row("encoded brackets", "items%5B0%5D%5Bprice%5D=p", "{items: {0: {price: p}}}");
        row("open list", "expand[]=a&expand[]=b", "{expand: {0: a, 1: b}}");
        row("open list of maps", "i[][p]=a&i[][q]=1&i[][p]=b", "{i: {0: {p: a, q: 1}, 1: {p: b}}}");
        row("numbered metadata", "metadata[1]=x&metadata[k]=y", "{metadata: {1: x, k: y}}");
        row("last value wins", "a=1&b=2&a=3", "{a: 3, b: 2}");
        row("equals in value", "q=a=b", "{q: a=b}");
        row("broken escapes", "a=%&b=%4&c=%zz", "{a: %, b: %4, c: %zz}");
        row("open bracket", "a[b=1", "{a[b: 1}");
        row("bracket first", "[b]=1", "{[b]: 1}");
        row("text after bracket", "a[b]c=1", "{a[b]c: 1}");
        row("ampersands", "&&a=1&&", "{a: 1}");
        row("encoded ampersand", "a=1%26b=2", "{a: 1&b=2}");
    }
    void readsNestedNames()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, tree);
        const Form form = parseForm(raw.toStdString());
        QCOMPARE(form.problem, std::string());
        QCOMPARE(QByteArray::fromStdString(shown(form.root)), tree);
    }

    void listsAreOrderedByIndex()
    {
        const Form form = parseForm("a[10]=x&a[2]=y&a[0]=z");
        QVERIFY(form.root.find("a")->isList());
        QCOMPARE(form.root.find("a")->texts(), (std::vector<std::string>{"z", "y", "x"}));
        QVERIFY(parseForm("a[x]=1&a[2]=y").root.find("a")->isMap());
    }

    void emptyValuesUnset()
    {
        const Form form = parseForm("shipping=&metadata[k]=");
        QVERIFY(form.root.find("shipping")->isUnset());
        QVERIFY(form.root.at({"metadata", "k"})->isUnset());
        QVERIFY(!form.root.at({"metadata", "other"}));
        QCOMPARE(form.root.textOf("absent", "fallback"), std::string("fallback"));
    }

    void refusesWhatContradictsItself_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("value then map") << QByteArray("a=1&a[b]=2");
        QTest::newRow("map then value") << QByteArray("a[b]=2&a=1");
        QTest::newRow("too deep") << QByteArray("a") + QByteArray("[b]").repeated(40) + "=1";
        QTest::newRow("too many") << QByteArray("a=1&").repeated(int(maxFormPairs) + 1);
    }
    void refusesWhatContradictsItself()
    {
        QFETCH(QByteArray, raw);
        const Form form = parseForm(raw.toStdString());
        QVERIFY(!form.problem.empty());
        QVERIFY(form.root.isEmpty());
    }

    void anyBytesAreSurvived()
    {
        tests::SeededRandom random(tests::seed());
        static constexpr std::string_view spice = "[]=&%+0a";
        for (int round = 0; round < 20'000; ++round) {
            std::string raw;
            for (std::uint64_t i = random.below(40); i > 0; --i) {
                raw.push_back(random.below(3) == 0 ? static_cast<char>(random.below(256))
                                                   : spice[random.below(spice.size())]);
            }
            const Form form = parseForm(raw);
            QVERIFY(form.problem.empty() || form.root.isEmpty());
        }
    }

    void encodingSurvivesDecoding()
    {
        std::string all;
        for (int c = 0; c < 256; ++c)
            all.push_back(static_cast<char>(c));
        QCOMPARE(percentDecode(percentEncode(all)), all);
        QCOMPARE(percentDecode("a+b", false), std::string("a+b"));
    }
};

REGULARS_TEST(FormsTest)
#include "tst_forms.moc"
