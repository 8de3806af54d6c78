# SPDX-License-Identifier: GPL-3.0-or-later
"""Status, lifetime value and credit balance of every customer, worked out from Stripe's own lists and from nothing
but the definitions of the design's section 2. Shares no code with Regulars on purpose."""
from collections import defaultdict


def truth(stripe):
    """What a complete mirror must show: counts by resource, and figures by customer."""
    customers = {c["id"]: c for c in stripe.all("/v1/customers")}
    subscriptions = list(stripe.all("/v1/subscriptions", status="all"))
    charges = list(stripe.all("/v1/charges"))
    refunds = list(stripe.all("/v1/refunds"))
    disputes = list(stripe.all("/v1/disputes"))
    counts = {
        "customers": len(customers),
        "subscriptions": len(subscriptions),
        "payments": len(charges),
        "refunds": len(refunds),
        "disputes": len(disputes),
        "invoices": sum(1 for _ in stripe.all("/v1/invoices")),
        "products": sum(1 for _ in stripe.all("/v1/products")),
        "prices": sum(1 for _ in stripe.all("/v1/prices")),
        "coupons": sum(1 for _ in stripe.all("/v1/coupons")),
        "balance_transactions": sum(1 for _ in stripe.all("/v1/balance_transactions")),
    }

    owner = {c["id"]: c["customer"] for c in charges}
    value = defaultdict(lambda: defaultdict(int))
    paid = set()
    last = {}
    for c in charges:
        if c["status"] == "succeeded":
            value[c["customer"]][c["currency"]] += c["amount_captured"]
            paid.add(c["customer"])
            last[c["customer"]] = max(last.get(c["customer"], 0), c["created"])
    for r in refunds:
        if r["status"] not in ("failed", "canceled"):
            value[owner[r["charge"]]][r["currency"]] -= r["amount"]
    for d in disputes:
        if d["status"] == "lost":
            value[owner[d["charge"]]][d["currency"]] -= d["amount"]

    of = defaultdict(list)
    for s in subscriptions:
        of[s["customer"]].append(s)

    figures = {}
    for cid, customer in customers.items():
        mine = of[cid]
        live = [s for s in mine if s["status"] in ("active", "trialing", "paused")]
        if any(s["status"] in ("past_due", "unpaid") for s in mine):
            status = "past_due"
        elif live and all(s["cancel_at"] is not None or s["cancel_at_period_end"] for s in live):
            status = "ending"
        elif any(s["status"] in ("active", "trialing") for s in mine):
            status = "active"
        elif any(s["status"] == "paused" for s in mine):
            status = "paused"
        elif mine or cid in paid:
            status = "lapsed"
        else:
            status = "none"
        figures[cid] = {
            "status": status,
            "value": {k: v for k, v in value[cid].items() if v},
            "credit": -customer["balance"],
            "name": customer["name"],
            "email": customer["email"],
            "last": last.get(cid),
        }
    return counts, figures
