// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbox.h"
#include "tests/support/testmain.h"

using namespace regulars::tests;

namespace {

std::string text(const Json& json)
{
    return json.is_null() ? "null" : json.get<std::string>();
}

} // namespace

/// contract.md 4
class Customers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void taxIds()
    {
        AccountBox box;
        const std::string customer = box.customer("");
        const std::string path = "customers/" + customer + "/tax_ids";
        const Json first = box.post(path, "type=eu_vat&value=DE123456789");
        QCOMPARE(text(first["country"]), std::string("DE"));
        QCOMPARE(text(first["customer"]), customer);
        QCOMPARE(text(first["verification"]["status"]), std::string("pending"));
        const Json second = box.post(path, "type=us_ein&value=12-3456789");
        QCOMPARE(text(second["country"]), std::string("US"));
        const Json listed = box.get(path)["data"];
        QCOMPARE(listed.size(), std::size_t(2));
        QCOMPARE(text(listed[0]["id"]), text(second["id"]));
        QCOMPARE(text(box.get(path + "/" + text(first["id"]))["value"]), std::string("DE123456789"));
        QVERIFY(!box.get("customers/" + customer).contains("tax_ids"));
        QCOMPARE(box.get("customers/" + customer, "expand[]=tax_ids")["tax_ids"]["data"].size(),
                 std::size_t(2));
        QVERIFY(box.del(path + "/" + text(first["id"]))["deleted"].get<bool>());
        QCOMPARE(box.get(path)["data"].size(), std::size_t(1));
        box.get(path + "/" + text(first["id"]));
        QCOMPARE(box.status, 404);
        box.get("customers/" + box.customer("") + "/tax_ids/" + text(second["id"]));
        QCOMPARE(box.status, 404);
        for (const char* type : {"customer.tax_id.created", "customer.tax_id.deleted"})
            QVERIFY2(!box.get("events", std::string("type=") + type)["data"].empty(), type);
    }

    void taxIdsAtCreation()
    {
        AccountBox box;
        const std::string customer =
            box.customer("", "&tax_id_data[0][type]=eu_vat&tax_id_data[0][value]=EL123456789");
        const Json listed = box.get("customers/" + customer + "/tax_ids")["data"];
        QCOMPARE(listed.size(), std::size_t(1));
        QCOMPARE(text(listed[0]["country"]), std::string("GR"));
        box.post("customers", "tax_id_data[0][type]=eu_vat&tax_id_data[0][value]=x");
        QCOMPARE(box.status, 400);
        QCOMPARE(box.get("customers")["data"].size(), std::size_t(1)); // nothing was made
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("path"); // "": the customer
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("param");
        const auto row = [](const char* name, const char* path, const QByteArray& body, const char* code,
                            const char* param) {
            QTest::newRow(name) << QByteArray(path) << body << QByteArray(code) << QByteArray(param);
        };
        row("no type", "/tax_ids", "value=1", "parameter_missing", "type");
        row("no value", "/tax_ids", "type=eu_vat", "parameter_missing", "value");
        row("no such type", "/tax_ids", "type=vat&value=1", "", "type");
        row("bad number", "/tax_ids", "type=eu_vat&value=123", "tax_id_invalid", "value");
        row("bad British number", "/tax_ids", "type=gb_vat&value=GB12", "tax_id_invalid", "value");
        row("country in full", "", "address[country]=Germany", "country_code_invalid", "address[country]");
        row("shipping without a name", "", "shipping[address][city]=Bonn", "parameter_missing",
            "shipping[name]");
        row("shipping without an address", "", "shipping[name]=A", "parameter_missing", "shipping[address]");
        row("long name", "", "business_name=" + QByteArray(151, 'x'), "parameter_invalid_string",
            "business_name");
        row("tax exempt", "", "tax_exempt=maybe", "", "tax_exempt");
        row("long field", "",
            "invoice_settings[custom_fields][0][name]=" + QByteArray(41, 'x') +
                "&invoice_settings[custom_fields][0][value]=v",
            "parameter_invalid_string", "invoice_settings[custom_fields][0][name]");
        QByteArray five;
        for (const char c : {'0', '1', '2', '3', '4'}) {
            const QByteArray field = QByteArray("invoice_settings[custom_fields][") + c + ']';
            five += "&" + field + "[name]=n&" + field + "[value]=v";
        }
        row("five fields", "", five, "", "invoice_settings[custom_fields]");
        row("tax display", "", "invoice_settings[rendering_options][amount_tax_display]=x", "",
            "invoice_settings[rendering_options][amount_tax_display]");
        row("clock afterwards", "", "test_clock=clock_1", "parameter_unknown", "test_clock");
    }
    void refusals()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, param);
        AccountBox box;
        const std::string customer = box.customer("");
        const std::string before = box.get("customers/" + customer).dump();
        const Json error =
            box.post("customers/" + customer + path.toStdString(), body.toStdString())["error"];
        QCOMPARE(box.status, 400);
        QCOMPARE(text(error["type"]), std::string("invalid_request_error"));
        QCOMPARE(error.value("code", ""), code.toStdString());
        QCOMPARE(error.value("param", ""), param.toStdString());
        QCOMPARE(box.get("customers/" + customer).dump(), before);
    }

    void invoiceSettings()
    {
        AccountBox box;
        const std::string path = "customers/" + box.customer("");
        Json settings =
            box.post(path, "invoice_settings[custom_fields][0][name]=Club"
                           "&invoice_settings[custom_fields][0][value]=7"
                           "&invoice_settings[rendering_options][amount_tax_display]=exclude_tax"
                           "&invoice_settings[footer]=Bye&tax_exempt=reverse")["invoice_settings"];
        QCOMPARE(text(settings["custom_fields"][0]["value"]), std::string("7"));
        QCOMPARE(text(settings["rendering_options"]["amount_tax_display"]), std::string("exclude_tax"));
        settings = box.post(path, "name=B")["invoice_settings"]; // what is left out stays
        QCOMPARE(text(settings["custom_fields"][0]["name"]), std::string("Club"));
        const Json cleared = box.post(path, "invoice_settings[custom_fields]=&invoice_settings[footer]="
                                            "&invoice_settings[rendering_options]=&tax_exempt=");
        for (const char* name : {"custom_fields", "footer", "rendering_options"})
            QVERIFY2(cleared["invoice_settings"][name].is_null(), name);
        QCOMPARE(text(cleared["tax_exempt"]), std::string("none"));
    }
};

REGULARS_TEST(Customers)
#include "tst_customers.moc"
