# SPDX-License-Identifier: GPL-3.0-or-later
"""The mirror, field by field: every column of every mirror table beside Stripe's own lists, read by another hand than
the program's decoders. A column that this file does not know is a difference, so that none is forgotten."""
import contextlib
import sqlite3

IGNORED = {"key", "read_at", "methods_read_at"}
DERIVED = {  # what the store works out; the story checks the figures by the definitions (value.py)
    "customers": {"name_folded", "email_folded", "status", "status_rank", "trialing", "ends_at", "main_currency", "ltv",
                  "ltv_settled", "credit", "last_payment_at", "next_payment_at"},
    "payments": {"state", "refunded_sum", "search", "value", "settled", "mixed"},
    "subscriptions": {"period_end", "state", "cycle", "amount", "monthly", "next_payment_at", "ends_at"},
}


def text(value):
    return value or ""


def deep(thing, *names):
    for name in names:
        thing = (thing or {}).get(name)
    return thing


def reference(value):
    return value["id"] if isinstance(value, dict) else text(value)


def address(prefix, thing):
    parts = ("line1", "line2", "city", "state", "postal_code", "country")
    return {f"{prefix}_{part}": text((thing or {}).get(part)) for part in parts}


def customer(c):
    shipping = c.get("shipping") or {}
    return {**{n: text(c.get(n)) for n in ("name", "email", "phone", "description", "business_name", "individual_name",
                                           "currency")},
            **address("address", c.get("address")), **address("shipping", shipping.get("address")),
            "shipping_name": text(shipping.get("name")), "shipping_phone": text(shipping.get("phone")),
            "balance": c["balance"], "delinquent": int(bool(c.get("delinquent"))),
            "default_payment_method": reference(deep(c, "invoice_settings", "default_payment_method")),
            "created": c["created"]}


def product(p):
    return {"name": p["name"], "description": text(p["description"]), "active": int(p["active"]),
            "default_price": reference(p["default_price"]), "created": p["created"]}


def price(p):
    return {"product": reference(p["product"]), "currency": p["currency"], "unit_amount": p["unit_amount"],
            "unit_amount_decimal": text(p["unit_amount_decimal"]),
            "recurring_interval": text(deep(p, "recurring", "interval")),
            "recurring_count": deep(p, "recurring", "interval_count") or 1, "nickname": text(p["nickname"]),
            "lookup_key": text(p["lookup_key"]), "billing_scheme": p["billing_scheme"], "active": int(p["active"]),
            "created": p["created"]}


def decimal(value):
    """As people write it: 12.5, 10."""
    return "" if value is None else f"{float(value):g}"


def coupon(c):
    return {"name": text(c["name"]), "duration": c["duration"], "duration_in_months": c["duration_in_months"] or 0,
            "percent_off": decimal(c["percent_off"]), "amount_off": c["amount_off"] or 0,
            "amount_off_currency": text(c["currency"]) if c["amount_off"] else "", "valid": int(c["valid"]),
            "created": c["created"]}


def subscription(s):
    return {"customer": reference(s["customer"]), "status": s["status"], "currency": s["currency"],
            "collection_method": s["collection_method"], "billing_mode": s["billing_mode"]["type"],
            **{n: s[n] for n in ("created", "start_date", "cancel_at", "canceled_at", "ended_at", "trial_start",
                                 "trial_end")},
            "cancel_at_period_end": int(s["cancel_at_period_end"]),
            "pause_collection": text(deep(s, "pause_collection", "behavior")),
            "cancellation_reason": text(deep(s, "cancellation_details", "reason")),
            "default_payment_method": reference(s["default_payment_method"]),
            "latest_invoice": reference(s["latest_invoice"]), "schedule": reference(s["schedule"])}


def item(i):
    price, recurring = i["price"], i["price"]["recurring"]
    metered = recurring["usage_type"] == "metered"
    amount = None if metered else price["unit_amount"]
    return {"id": i["id"], "price": price["id"], "product": reference(price["product"]),
            "quantity": i.get("quantity", 1), "period_start": i["current_period_start"],
            "period_end": i["current_period_end"], "unit_amount": amount,
            "currency": "" if amount is None else price["currency"],
            "recurring_interval": recurring["interval"], "recurring_count": recurring["interval_count"]}


def invoice(i):
    times = i["status_transitions"]
    return {"customer": reference(i["customer"]),
            "subscription": reference(deep(i, "parent", "subscription_details", "subscription")),
            **{n: text(i[n]) for n in ("number", "status", "billing_reason", "collection_method", "currency")},
            **{n: i[n] for n in ("total", "amount_due", "amount_paid", "amount_remaining", "starting_balance",
                                 "ending_balance", "attempt_count", "created", "due_date", "next_payment_attempt")},
            "finalized_at": times["finalized_at"], "paid_at": times["paid_at"], "voided_at": times["voided_at"],
            "hosted_url": text(i["hosted_invoice_url"]), "pdf_url": text(i["invoice_pdf"])}


def line(i):
    details = i["parent"][i["parent"]["type"]]
    bought = deep(i, "pricing", "price_details") or {}
    return {"id": i["id"], "description": text(i["description"]), "amount": i["amount"], "quantity": i["quantity"] or 0,
            "price": reference(bought.get("price")), "product": reference(bought.get("product")),
            "subscription": reference(details.get("subscription")), "proration": int(bool(details.get("proration"))),
            "period_start": i["period"]["start"], "period_end": i["period"]["end"]}


def invoice_payment(p):
    paid = p["payment"]
    return {"id": p["id"], "status": p["status"], "type": paid["type"],
            "payment_intent": reference(paid.get("payment_intent")), "charge": reference(paid.get("charge")),
            "amount_paid": p["amount_paid"] or 0}


def method(details):
    kind = text((details or {}).get("type"))
    own = (details or {}).get(kind) or {}
    return {"method_type": kind, "method_brand": text(own.get("brand")),
            "method_last4": text(own.get("last4") or own.get("iban_last4")),
            "method_fingerprint": text(own.get("fingerprint")), "method_country": text(own.get("country")),
            "method_funding": text(own.get("funding")),
            "method_bank_name": text(own.get("bank_name") or own.get("bank") or own.get("bank_code")),
            "method_email": text(own.get("email") or own.get("payer_email")),
            "method_wallet": text(deep(own, "wallet", "type")), "method_exp_month": own.get("exp_month") or 0,
            "method_exp_year": own.get("exp_year") or 0}


def billing(details):
    return {f"billing_{n}": text((details or {}).get(n)) for n in ("name", "email", "phone")}


def charge(c):
    outcome = c["outcome"] or {}
    return {"customer": reference(c["customer"]), "payment_intent": reference(c["payment_intent"]),
            "payment_method": text(c["payment_method"]), "currency": c["currency"],
            **{n: c[n] for n in ("amount", "amount_captured", "amount_refunded", "created", "status")},
            **{n: int(c[n]) for n in ("captured", "refunded", "disputed")},
            "balance_transaction": reference(c["balance_transaction"]),
            **method(c["payment_method_details"]), **billing(c["billing_details"]),
            "description": text(c["description"]), "statement_text": text(c["calculated_statement_descriptor"]),
            "failure_code": text(c["failure_code"]), "failure_message": text(c["failure_message"]),
            "outcome_type": text(outcome.get("type")), "outcome_reason": text(outcome.get("reason")),
            "risk_level": text(outcome.get("risk_level")), "seller_message": text(outcome.get("seller_message")),
            "risk_score": outcome.get("risk_score", -1), "receipt_url": text(c["receipt_url"]),
            "receipt_email": text(c["receipt_email"]), "repayment_mark": text(c["metadata"].get("regulars_repayment"))}


def refund(r):
    return {"payment": reference(r["charge"]), "currency": r["currency"], "amount": r["amount"], "status": r["status"],
            "reason": text(r["reason"]), "failure_reason": text(r.get("failure_reason")),
            "balance_transaction": reference(r["balance_transaction"]), "created": r["created"]}


def dispute(d):
    return {"payment": reference(d["charge"]), "currency": d["currency"], "amount": d["amount"], "status": d["status"],
            "reason": d["reason"], "due_by": d["evidence_details"]["due_by"] or None, "created": d["created"]}


def transaction(t):
    return {"currency": t["currency"], "amount": t["amount"], "fee": t["fee"], "net": t["net"], "type": t["type"],
            "source": reference(t["source"]), "created": t["created"]}


def saved_method(m):
    return {"customer": reference(m["customer"]), **method(m), **billing(m["billing_details"]), "created": m["created"]}


LISTS = {  # table: list in Stripe, its parameters, one object
    "customers": ("/v1/customers", {}, customer),
    "products": ("/v1/products", {}, product),
    "prices": ("/v1/prices", {}, price),
    "coupons": ("/v1/coupons", {}, coupon),
    "subscriptions": ("/v1/subscriptions", {"status": "all"}, subscription),
    "invoices": ("/v1/invoices", {"expand[]": "data.payments"}, invoice),
    "payments": ("/v1/charges", {}, charge),
    "refunds": ("/v1/refunds", {}, refund),
    "disputes": ("/v1/disputes", {}, dispute),
    "balance_transactions": ("/v1/balance_transactions", {}, transaction),
}
PARTS = {  # table: the whole's table, the column that points to it, the nested list, its own list, one object
    "subscription_items": ("subscriptions", "subscription", "items", "/v1/subscription_items?subscription={}", item),
    "invoice_lines": ("invoices", "invoice", "lines", "/v1/invoices/{}/lines", line),
    "invoice_payments": ("invoices", "invoice", "payments", "/v1/invoice_payments?invoice={}", invoice_payment),
}


def rows(store, table):
    found = store.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in found.description]
    return [dict(zip(names, row)) for row in found]


def beside(name, have, want, ignored):
    """What differs between a row and what it should be."""
    have = {column: value for column, value in have.items() if column not in ignored}
    return [f"{name}.{column}: Stripe {want.get(column, 'unknown to fields.py')!r}, mirror {have.get(column)!r}"
            for column in sorted(set(have) | set(want)) if column not in want or have.get(column) != want[column]]


def nested(stripe, whole, part, own_list):
    listed = whole[part]
    if not listed["has_more"]:
        return listed["data"]
    path, _, query = own_list.format(whole["id"]).partition("?")
    return list(stripe.all(path, **dict(pair.split("=") for pair in query.split("&") if pair)))


def differences(stripe, store_file):
    """Every field in which the store is not what Stripe says."""
    problems, wholes = [], {}
    with contextlib.closing(sqlite3.connect(f"file:{store_file}?mode=ro", uri=True)) as store:
        for table, (path, parameters, read) in LISTS.items():
            wholes[table] = {thing["id"]: thing for thing in stripe.all(path, **parameters)}
            have = {row["id"]: row for row in rows(store, table)}
            ignored = IGNORED | DERIVED.get(table, set()) | {"id"}
            for name in sorted(set(have) ^ set(wholes[table])):
                problems.append(f"{table} {name}: only in {'the mirror' if name in have else 'Stripe'}")
            for name in set(have) & set(wholes[table]):
                problems += beside(f"{table} {name}", have[name], read(wholes[table][name]), ignored)
        for row in rows(store, "payment_methods"):  # no list has them all: those that are kept must be right
            kept = saved_method(stripe.get(f"/v1/payment_methods/{row['id']}"))
            problems += beside(f"payment_methods {row['id']}", row, kept, IGNORED | {"id"})
        for table, (of, column, part, own_list, read) in PARTS.items():
            key_of = {row["id"]: row["key"] for row in rows(store, of)}
            have = {}
            for row in sorted(rows(store, table), key=lambda row: row["position"]):
                have.setdefault(row[column], []).append(row)
            for name, whole in wholes[of].items():
                mine = have.get(key_of.get(name), [])
                want = [read(thing) for thing in nested(stripe, whole, part, own_list)]
                if len(mine) != len(want):
                    problems.append(f"{table} of {name}: Stripe has {len(want)}, the mirror {len(mine)}")
                for index, (one, other) in enumerate(zip(mine, want)):
                    ignored = IGNORED | {column, "position"}
                    problems += beside(f"{table} {name} {index}", one, other, ignored)
    return problems
