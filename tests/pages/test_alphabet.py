"""Names by letter: every name under each of its words, the whole list for programs."""

from urbankg.pages.alphabet import slug_of


def labels(get, letter, language=""):
    return [one["label"] for one in get(f"{language}/names/{slug_of(letter)}.json").data["things"]]


def test_a_person_stands_under_given_name_and_surname(get):
    assert "مهدی صباغی" in labels(get, "م")
    assert "مهدی صباغی" in labels(get, "ص")


def test_places_have_latin_letters_too(get):
    assert "Qazvin" in labels(get, "q", "/en")


def test_names_are_in_order_and_in_pages(get):
    names = labels(get, "ش")
    assert names.index("شهردار تبریز") < names.index("شهردار تهران") < names.index("شهردار قزوین")
    page = get(f"/names/{slug_of('ش')}").text
    assert page.count("<li>") < len(names) + 200
    assert 'rel="next"' in page


def test_there_is_no_page_of_a_letter_that_no_name_begins_with(get):
    assert not get("/names/u2603").there
    assert not get("/names/qqq").there


def test_all_letters_lead_somewhere(get):
    for one in get("/names.json").data["letters"]:
        assert get(f"/names/{one['slug']}").there, one
