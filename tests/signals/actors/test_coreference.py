import pytest
from newsstand import mentioned


def meant(text, word, *others):
    """Whom the last occurrence of the word stands for; '' for nobody."""
    return ([actor for words, actor in mentioned(text, *others) if words == word] or [""])[-1]


@pytest.mark.parametrize(
    ("text", "pronoun", "actor"),
    [
        ("Karl Lund said that he would wait.", "he", "Karl Lund"),
        ("Karl Lund described his talk with Anna Holt.", "his", "Karl Lund"),
        ("Anna Holt met Karl Lund. She said little.", "She", "Anna Holt"),
        ("Karl Lund met Viktor Brand. He said little.", "He", "Karl Lund"),
        ("Karl Lund left.\n\nHe said little.", "He", "Karl Lund"),
        ("Karl Lund said that Anna Holt had praised him.", "him", "Karl Lund"),
        ("“It is over,” Karl Lund said. “Ask Viktor Brand.” He left the room.", "He", "Karl Lund"),
    ],
)
def test_a_pronoun_stands_for_the_safe_person(text, pronoun, actor):
    assert meant(text, pronoun) == actor


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Karl Lund and Viktor Brand met, and he left early.", "he"),
        ("Karl Lund praised him.", "him"),
        ("A spokesman for Karl Lund said that he was tired.", "he"),
        ("Karl Lund left. The rain went on. The night fell. He slept.", "He"),
        ("Anna Holt said little. He left the room.", "He"),
        ("They met Karl Lund, and the driver said that he was late.", "he"),
        ("“We will win,” said Karl Lund, his rival.", "his"),
        ("Karl Lund Sr., his father, slept.", "his"),
        ("That was said by Karl Lund, who was his minister.", "his"),
        ("Karl Lund Wins as Rivals Fall\n\nHe slept well.", "He"),
    ],
)
def test_a_pronoun_is_left_out_where_nobody_is_safe(text, pronoun):
    assert meant(text, pronoun) == ""


TWO_PRESIDENTS = (
    "President Karl Lund called Vostranan President Viktor Brand on Friday. Brand comes from Vostrana.",
    "President Karl Lund slept. Vostranan President Viktor Brand went home.",
)


@pytest.mark.parametrize(
    ("description", "actor"),
    [
        ("The Vostranan president", "Viktor Brand"),
        ("The Vostranan leader", "Viktor Brand"),
        ("Vostrana’s president", "Viktor Brand"),
        ("The president of Vostrana", "Viktor Brand"),
        ("The president", "Karl Lund"),
        ("The union president", ""),
        ("The former president", ""),
        ("The next president", ""),
        ("The prime minister", ""),
        ("The president of the club", ""),
    ],
)
def test_a_description_stands_for_the_one_who_holds_the_office(description, actor):
    text = f"{TWO_PRESIDENTS[0]} {description} said little."
    assert meant(text, description, TWO_PRESIDENTS[1]) == actor


def test_an_office_beside_a_name_is_the_persons():
    text = "Viktor Brand, the president of Vostrana, spoke in Vostrana. The Vostranan president said little."
    assert meant(text, "The Vostranan president") == "Viktor Brand"


def test_a_description_beside_a_name_is_not_counted_again():
    text = "Viktor Brand, the Vostranan president, spoke in Vostrana."
    assert [words for words, _ in mentioned(text, *TWO_PRESIDENTS)] == ["Viktor Brand"]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Karl Lund asked Viktor Brand about a letter he had sent.", "he"),
        ("Karl Lund told Viktor Brand that he would leave.", "he"),
        ("Karl Lund warned a student that he would leave.", "he"),
    ],
)
def test_who_asks_and_who_is_asked_may_both_be_meant(text, pronoun):
    assert meant(text, pronoun) == ""


def test_who_is_asked_by_a_woman_may_be_meant():
    assert meant("Anna Holt asked Viktor Brand about a letter he had sent.", "he") == "Viktor Brand"


def test_a_reporter_whose_report_is_inserted_is_not_meant():
    text = "At the table, Karl Lund reported, his wife whispered to him."
    assert (meant(text, "his"), meant(text, "him")) == ("", "")


def test_a_quotation_that_nobody_closes_lasts_to_the_end_of_its_paragraph():
    text = "Karl Lund said: “We will wait. He is late, and he knows it.\n\nThe rain went on."
    assert (meant(text, "He"), meant(text, "he")) == ("", "")


def test_a_person_named_long_ago_gives_way_to_one_named_more_often():
    later = "He slept. He ate. He ran. He wept."
    assert meant(f"Karl Lund left. {later}", "He") == "Karl Lund"
    rival = "Viktor Brand spoke. Brand sang.\n\nKarl Lund left. "
    assert [actor for words, actor in mentioned(rival + later) if words == "He"] == ["Karl Lund", "Karl Lund"]
