"""The file in which an admin says which names are one person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import AliasError, Aliases, read_aliases


def test_a_line_names_a_person_and_the_first_name_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "aliases.txt"
    path.write_text(
        "\ufeff# People\n\nBill Clinton = William  Clinton= Bubba\r\n  # more\nThe Post=WaPo\n",
        encoding="utf-8",
    )

    assert read_aliases(path) == Aliases(
        (("Bill Clinton", "William Clinton", "Bubba"), ("The Post", "WaPo"))
    )


def test_spellings_that_only_accents_tell_apart_may_share_a_line(tmp_path: Path) -> None:
    path = tmp_path / "aliases.txt"
    path.write_text("Erdoğan = Erdogan", encoding="utf-8")

    assert read_aliases(path) == Aliases((("Erdoğan", "Erdogan"),))


def test_a_file_that_is_not_there_is_no_alias(tmp_path: Path) -> None:
    assert read_aliases(tmp_path / "aliases.txt") == Aliases()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param("Bill = Bubba\nHillary", ":2 has only one name: write", id="one name"),
        pytest.param("Bill = = Bubba", ":1 has an empty name: write one", id="empty name"),
        pytest.param("Bill =", ":1 has an empty name: write one", id="nothing behind"),
        pytest.param("Bill = ...", ":1 has an empty name: write one", id="no letters"),
        pytest.param(
            "# x\nBill = Bubba\nWill = bubba\n",
            ":3 gives “bubba” to a second person, line 2 to another: keep it on one line.",
            id="two people",
        ),
    ],
)
def test_a_line_that_is_wrong_is_named_in_one_sentence(
    tmp_path: Path, content: str, told: str
) -> None:
    path = tmp_path / "aliases.txt"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(AliasError) as caught:
        read_aliases(path)
    assert str(caught.value).startswith(f"{path}{told}")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "aliases.txt"
    path.write_bytes("Erdoğan = Erdogan".encode("iso8859-9"))

    with pytest.raises(AliasError, match=r"aliases\.txt is not UTF-8 text: save it as UTF-8\.$"):
        read_aliases(path)


def test_a_folder_in_its_place_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(AliasError, match=r"cannot be read .*PILCROW_ALIASES"):
        read_aliases(tmp_path)
