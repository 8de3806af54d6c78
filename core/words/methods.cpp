// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/words/text.h"
#include "core/words/words.h"

namespace regulars::words {

using namespace Qt::StringLiterals;

namespace {

// Names of companies and schemes are not translated.
QString properName(const QString& word)
{
    static const QHash<QString, QString> names{
        {u"visa"_s, u"Visa"_s},
        {u"mastercard"_s, u"Mastercard"_s},
        {u"amex"_s, u"American Express"_s},
        {u"discover"_s, u"Discover"_s},
        {u"diners"_s, u"Diners Club"_s},
        {u"jcb"_s, u"JCB"_s},
        {u"unionpay"_s, u"UnionPay"_s},
        {u"cartes_bancaires"_s, u"Cartes Bancaires"_s},
        {u"eftpos_au"_s, u"eftpos"_s},
        {u"paypal"_s, u"PayPal"_s},
        {u"link"_s, u"Link"_s},
        {u"ideal"_s, u"iDEAL"_s},
        {u"bancontact"_s, u"Bancontact"_s},
        {u"sofort"_s, u"Sofort"_s},
        {u"giropay"_s, u"giropay"_s},
        {u"eps"_s, u"EPS"_s},
        {u"p24"_s, u"Przelewy24"_s},
        {u"klarna"_s, u"Klarna"_s},
        {u"affirm"_s, u"Affirm"_s},
        {u"afterpay_clearpay"_s, u"Afterpay"_s},
        {u"alipay"_s, u"Alipay"_s},
        {u"wechat_pay"_s, u"WeChat Pay"_s},
        {u"cashapp"_s, u"Cash App Pay"_s},
        {u"revolut_pay"_s, u"Revolut Pay"_s},
        {u"amazon_pay"_s, u"Amazon Pay"_s},
        {u"twint"_s, u"TWINT"_s},
        {u"konbini"_s, u"Konbini"_s},
        {u"boleto"_s, u"Boleto"_s},
        {u"pix"_s, u"Pix"_s},
        {u"apple_pay"_s, u"Apple Pay"_s},
        {u"google_pay"_s, u"Google Pay"_s},
    };
    return names.value(word);
}

const Entry types[] = {
    {u"card", QT_TRANSLATE_NOOP("words", "Card")},
    {u"card_present", QT_TRANSLATE_NOOP("words", "Card")},
    {u"sepa_debit", QT_TRANSLATE_NOOP("words", "SEPA debit")},
    {u"us_bank_account", QT_TRANSLATE_NOOP("words", "Bank account")},
    {u"bacs_debit", QT_TRANSLATE_NOOP("words", "Bacs debit")},
    {u"au_becs_debit", QT_TRANSLATE_NOOP("words", "BECS debit")},
    {u"acss_debit", QT_TRANSLATE_NOOP("words", "Pre-authorized debit")},
    {u"customer_balance", QT_TRANSLATE_NOOP("words", "Bank transfer")},
};

QString typeName(const PaymentMethodDetails& method)
{
    const bool isCard = method.type == u"card"_s || method.type == u"card_present"_s;
    if (isCard && !method.brand.isEmpty()) {
        const QString brand = properName(method.brand);
        if (!brand.isEmpty()) return brand;
        if (method.brand != u"unknown"_s) return readable(method.brand);
    }
    const QString name = properName(method.type);
    if (!name.isEmpty()) return name;
    const QString known = lookUp(types, method.type);
    return known.isEmpty() ? readable(method.type) : known;
}

} // namespace

QString method(const PaymentMethodDetails& method)
{
    if (method.type.isEmpty()) return u"—"_s;
    QString text = typeName(method);
    if (!method.last4.isEmpty()) text += u" •••• "_s + method.last4;
    const QString wallet = properName(method.wallet);
    if (!wallet.isEmpty()) text += u" · "_s + wallet;
    return text;
}

} // namespace regulars::words
