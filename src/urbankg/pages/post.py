"""The page of a post: everyone who held it, on a timeline and in a table, and who held it on a day."""

from __future__ import annotations

from typing import Any

from urbankg.display.days import jalali_span
from urbankg.display.history import history_of
from urbankg.display.timeline_svg import timeline_svg
from urbankg.graph.rows import path_and_slug
from urbankg.graph.vocabulary import BASE, LABEL, term, thing, ukg
from urbankg.identity.resolve import Thing
from urbankg.pages.names import Names
from urbankg.pages.statements import statements
from urbankg.pages.tables import paged
from urbankg.pages.tenures import COLUMNS, as_row, called_on, quoted, telling, tenure_data
from urbankg.pages.view import Asked, Table, View
from urbankg.pages.words import Words
from urbankg.timeline import who
from urbankg.timeline.asked import Post
from urbankg.timeline.held import conflicts_in, held_in
from urbankg.timeline.posts import SINGLE, full_post
from urbankg.timeline.vacancies import vacancies_of

_SIZE = 30  # tenures on a page
_ROLE, _IN, _GOVERNS = term("org:role"), term("org:postIn"), ukg("governs")


def view(asked: Asked) -> View | None:
    """A post by its IRI; the page of one in which somebody acts is that of the full post."""
    names = Names(asked.store, asked.lang)
    iri = thing("post", full_post(asked.named["slug"])).value
    post = post_of_iri(iri, names)
    if post is None:
        return None
    holders = sorted(
        held_in(asked.store, post), key=lambda h: (h.tenure.begins, h.tenure.name, h.tenure.acting)
    )
    conflicts = conflicts_in(post, holders)
    vacancies = vacancies_of(one.tenure for one in holders) if post.role in SINGLE else []
    shown, pages = paged(holders, asked, _SIZE)
    tenures = [tenure_data(one, asked, names, conflicts) for one in shown]
    told = statements(asked, names, (s for one in shown for s in telling(one.tenure.reports)))
    for one, data in zip(shown, tenures, strict=True):
        data["quoted"] = quoted(telling(one.tenure.reports), told)
    title, body, over = names.label(iri), names.first(iri, _IN), names.post(iri)[1]
    people = len({one.tenure.person for one in holders})
    called = called_on(names)
    history = history_of(title, shown, vacancies, conflicts, asked.lang, called) if shown else None
    return View(
        template="post.html",
        title=title,
        description=Words(asked.lang)["post_about"].format(post=title, people=people),
        data={
            "iri": iri,
            "label": title,
            "role": post.role,
            "over": names.ref(over),
            "body": names.ref(body),
            "people": people,
            "on": on_day(asked, names, post),
            "tenures": tenures,
            "pages": pages,
            "vacancies": [{"from": v.certain_from, "until": v.certain_until} for v in vacancies],
            "conflicts": len(conflicts),
            "others": posts_in(body, names, besides=iri),
        },
        table=Table(COLUMNS, tuple(as_row(tenure_data(h, asked, names, conflicts)) for h in holders)),
        jsonld={
            "@type": "GovernmentOrganization",
            "@id": body,
            "name": names.label(body),
            "employee": [
                {
                    "@type": "Person",
                    "@id": t["person"]["iri"],
                    "name": t["person"]["label"],
                    "jobTitle": title,
                }
                for t in tenures
            ],
        },
        same_as="/" + iri.removeprefix(BASE),
        pictures={"timeline": timeline_svg(history, asked.lang, asked.link)} if history else {},
    )


def post_of_iri(iri: str, names: Names) -> Post | None:
    """The post that an IRI names, with the Persian name of the place that it is over; None if there is none such."""
    role, body = names.post(iri)[0], names.first(iri, _IN)
    if not role or not body:
        return None
    governed = names.first(body, _GOVERNS)
    place = _thing(governed, names) if governed else None
    return Post(role, place.label if place else "", _thing(body, names, place))


def _thing(iri: str, names: Names, place: Thing | None = None) -> Thing:
    path, _, slug = path_and_slug(iri).partition("/")
    return Thing(path, slug, _persian(iri, names), True, place)


def _persian(iri: str, names: Names) -> str:
    labels = names.objects(iri, LABEL)
    return next((o.value for o in labels if getattr(o, "language", None) == "fa"), names.label(iri))


def on_day(asked: Asked, names: Names, post: Post) -> dict[str, Any] | None:
    """Who held a post on the day, or in the month or year, that ``on`` of the URL names; None if it names none."""
    span = asked.days("on")
    if span is None:
        return None
    found = who(asked.store, post, span)
    told = statements(asked, names, (s for holder in found.holders for s in telling(holder.reports)))
    return {
        "given": asked.text("on"),
        "from": span.earliest,
        "until": span.latest,
        "shown": jalali_span(span.earliest, span.latest, asked.lang),
        "conflict": found.conflict,
        "holders": [
            {
                "person": names.ref(holder.tenure.person, names.own(holder.tenure.person, holder.name)),
                "certainty": holder.certainty,
                "acting": holder.acting,
                "carried_by": names.ref(thing("post", holder.carried_by.slug).value)
                if holder.carried_by
                else None,
                "first": holder.first,
                "last": holder.last,
                "quoted": quoted(telling(holder.reports), told),
            }
            for holder in found.holders
        ],
        "before": names.ref(found.before.person, names.own(found.before.person, found.before.name))
        if found.before
        else None,
        "after": names.ref(found.after.person, names.own(found.after.person, found.after.name))
        if found.after
        else None,
    }


def posts_in(body: str, names: Names, besides: str = "") -> list[dict[str, str]]:
    """The posts in a body (its IRI), full ones, by name."""
    found = {
        iri
        for iri in names.subjects(_IN, body)
        if iri != besides and iri == f"{BASE}id/post/{full_post(iri.rsplit('/', 1)[-1])}"
    }
    return sorted(map(names.ref, found), key=lambda ref: ref["label"])
