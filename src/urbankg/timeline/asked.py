"""The post that words mean: an office over a place or body, as people ask for it."""

from __future__ import annotations

from dataclasses import dataclass

from urbankg.articles.article import Article, Part
from urbankg.claims import full_role
from urbankg.errors import QueryError
from urbankg.identity import resolve
from urbankg.identity.resolve import Thing
from urbankg.lexicon.gazetteer import Gazetteer
from urbankg.reading.scene import Scene

# What is asked for when only a place or a body is named.
_ROLE_OF_PLACE = {"city": "mayor", "province": "governor_general", "county": "county_governor"}
_ROLE_OF_BODY = {
    "municipality": "mayor",
    "council": "council_chair",
    "governorate": "governor_general",
    "county-governorate": "county_governor",
    "ministry": "minister",
    "assembly": "secretary_general",
}


@dataclass(frozen=True, slots=True)
class Post:
    """A post as asked for: an office over a place or body; ``over`` is its name as people say it."""

    role: str
    over: str
    body: Thing

    @property
    def slug(self) -> str:
        """The last part of the post's IRI."""
        return resolve.post(self.role, self.body).slug


def post_of(text: str) -> Post:
    """The post that a text names: «شهردار قزوین», «استاندار گلستان», a city alone (its mayor), ``mayor-qazvin``.

    QueryError if no post is meant, or a name that several places bear.

    >>> post_of("قزوین").slug, post_of("وزیر کشور").slug
    ('mayor-qazvin', 'minister-interior')
    """
    post = _by_slug(text) or _by_words(text) or _by_name(text)
    if post is None:
        raise QueryError(
            f"no post is known by {text!r}; name an office with its place (شهردار قزوین) or a city (قزوین)"
        )
    governed = post.body.place or post.body
    if governed.candidates:
        places = (Gazetteer.load().get(candidate) for candidate in governed.candidates)
        listed = ", ".join(f"{p.name} ({p.province})" for p in places if p)
        raise QueryError(f"several places bear that name: {listed}; name the province too")
    return post


def _by_slug(text: str) -> Post | None:
    """A post by the last part of its IRI: an office of a place."""
    slug = text.strip().rsplit("/", 1)[-1].removeprefix("post:")
    for kind, role in _ROLE_OF_PLACE.items():
        for start in (f"{role.replace('_', '-')}-", ""):
            if slug.startswith(start) and (place := Gazetteer.load().get(f"{kind}/{slug[len(start) :]}")):
                return Post(
                    role, place.name, resolve.body_of_office(role, place.name, (place.province, place.county))
                )
    return None


def _scene(text: str) -> Scene:
    """The words as the reader sees those of a headline."""
    words = " ".join(text.split())
    return Scene(Article("question", words, (Part("title", 0, len(words)),)))


def _by_words(text: str) -> Post | None:
    """The office that the reader finds in the words."""
    scene = _scene(text)
    for office in scene.offices:
        body = resolve.body_of_office(office.role, office.label, scene.context.near())
        return Post(full_role(office.role), office.label, body)
    return None


def _by_name(text: str) -> Post | None:
    """The head of a place or body that is named alone."""
    near = _scene(text).context.near()
    place = resolve.any_place(text, near)
    if place.linked or place.candidates:
        role = _ROLE_OF_PLACE.get(place.path)
        return Post(role, place.label, resolve.body_of_office(role, text, near)) if role else None
    body = resolve.named_body(text, near)
    role = _ROLE_OF_BODY.get(body.path)
    return Post(role, body.label, body) if role and (body.linked or body.candidates) else None
