"""Tables for `undisclosed-ai-media`: pages that raise it, and look-alikes that must not."""

from typing import Any

import pytest

from provenance.checks.undisclosed_ai_media import CHECK
from provenance.model import Concern
from provenance.photo.read import photo_from_fields
from tests.build import case, findings

SYNTHETIC = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


def photo(**blocks: dict[str, object]) -> Any:
    return photo_from_fields("img/picture.jpg", blocks)


FLAGS = (
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="trained media",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"
                }
            ),
        ),
        id="in part",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
                }
            ),
        ),
        id="algorithmic",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                c2pa={
                    "actions": [
                        {
                            "action": "c2pa.created",
                            "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
                        }
                    ]
                }
            ),
        ),
        id="C2PA action",
    ),
    pytest.param(
        dict(
            body="Der Sturm traf die Küste am Samstag.",
            caption="Der Sturm am Samstag",
            published="2025-02-10",
            language="de",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="in German",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The marchers said again that the river was high",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="letters within words",
    ),
)
QUIET = (
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="How the storm may move. AI-generated image",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="told in the caption",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            credit="Generated with AI",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="told in the credit",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="Der Sturm, KI-generiert",
            published="2025-02-10",
            language="de",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="told in German",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="Il ponte. Immagine generata con l'intelligenza artificiale",
            published="2025-02-10",
            language="it",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
                }
            ),
        ),
        id="told in Italian",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
                }
            ),
        ),
        id="a camera",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced"
                }
            ),
        ),
        id="enhanced",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/computationalCapture"
                }
            ),
        ),
        id="computed",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(
                xmp={
                    "Iptc4xmpExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/compositeCapture"
                }
            ),
        ),
        id="composed of photographs",
    ),
    pytest.param(
        dict(
            body="The storm hit the coast on Saturday.",
            caption="The storm on Saturday",
            published="2025-02-10",
            photo=photo(exif={"Model": "Field camera"}),
        ),
        id="nothing said",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="The bridge (AI)",
            language="en",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in brackets",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Illustration made with ChatGPT",
            language="en",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="the tool named",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Die Brücke. KI-generiertes Bild",
            language="de",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in German, inflected",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Le pont, illustration créée à l'aide de l'IA",
            language="fr",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in French",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="El puente. Imagen creada con IA",
            language="es",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in Spanish",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Мост. Изображение создано нейросетью",
            language="ru",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in Russian",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="橋。画像は生成AIで作成",
            language="ja",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in Japanese",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="הגשר. התמונה נוצרה בבינה מלאכותית",
            language="he",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in Hebrew",
    ),
    pytest.param(
        dict(
            body="A walk.",
            caption="Köprü. Yapay zeka görseli",
            language="tr",
            photo=photo(xmp={"Iptc4xmpExt:DigitalSourceType": SYNTHETIC}),
        ),
        id="told in Turkish",
    ),
)

SYSTEM = {"Iptc4xmpExt:AISystemUsed": "Drawmaker"}
CAPTURE = {"Iptc4xmpExt:DigitalSourceType": "digitalCapture"}


@pytest.mark.parametrize(
    ("fields", "caption", "concerns"),
    [
        pytest.param(SYSTEM, "The storm", [Concern.DOUBT], id="a system named"),
        pytest.param({"Iptc4xmpExt:AIPromptInformation": "a storm at sea"}, "The storm",
                     [Concern.DOUBT], id="a prompt"),
        pytest.param({**SYSTEM, **CAPTURE}, "The storm", [], id="a camera took it, a system helped"),
        pytest.param({"Iptc4xmpExt:AISystemUsed": "-"}, "The storm", [], id="a form left empty"),
        pytest.param(SYSTEM, "The storm, AI-generated image", [], id="told in the caption"),
    ],
)  # fmt: skip
def test_fields_of_iptc_2025(
    fields: dict[str, object], caption: str, concerns: list[Concern]
) -> None:
    made = case(body="The storm hit the coast.", caption=caption, photo=photo(xmp=fields))
    assert [found.concern for found in findings(CHECK, made)] == concerns


@pytest.mark.parametrize("parts", FLAGS)
def test_flags(parts: dict[str, Any]) -> None:
    found = findings(CHECK, case(**parts))
    assert [(f.check, f.figure) for f in found] == [(CHECK.name, 1)]
    assert found[0].concern is Concern.CONFLICT
    assert found[0].statement and found[0].mend and found[0].evidence


@pytest.mark.parametrize("parts", QUIET)
def test_stays_quiet(parts: dict[str, Any]) -> None:
    assert findings(CHECK, case(**parts)) == []
