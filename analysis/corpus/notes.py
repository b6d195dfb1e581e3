"""Rules for what stands around a story without being the story: credits, bylines, dates, rights, labels."""

from __future__ import annotations

from analysis.corpus.rules import Rule, rule

_MONTH = "(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*[.]?"
_DAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.]?,?\s+)?"
_NUMBERS = r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}"
_DATE = rf"{_DAY}(?:{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_NUMBERS})"
_ZONE = r"(?:\(?[A-Z]{1,4}T\)?|UTC|GMT)"
_TIME = rf"(?:[,|\s–—-]*(?:at\s+)?\d{{1,2}}[:.]\d\d(?::\d\d)?\s*(?:[ap][.]?m[.]?)?\s*{_ZONE}?)"
_CHANGED = "(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:?"

_NAME = "(?:[A-Z][\\w.’'-]*|de|van|von|der|bin|al|el|la|du|di)"
_NAMES = rf"[A-Z][\w.’'-]*(?:,?\s+(?:and\s+|&\s+|with\s+)?{_NAME}){{0,9}}"
_NOT_PRONOUN = r"(?!(?:He|She|They|We|I|It)\b)"

_AGENCY = (
    "(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|ASSOCIATED PRESS|Reuters|REUTERS|EPA(?:-EFE)?|UPI|"
    "Shutterstock(?:[.]com)?|SHUTTERSTOCK|Alamy|iStock(?:photo)?|Unsplash|Pexels|Pixabay|Wikimedia(?: Commons)?|"
    "Bloomberg|Anadolu(?: Agency)?|Xinhua|Flickr|Adobe Stock|Depositphotos|Zuma(?: Press)?|NurPhoto|Sipa(?: USA)?)"
)
_PUBLISHER = "(?:[A-Z]{2,}|News|Images|Press|Pictures|Photos|Agency|Media|TV|Times|Post)"
_SHOT_BY = r"(?:[^\s.!?]+ ){0,6}(?:[/|,–—-]\s*|\S+/|via )"  # 'Jane Doe / ', 'Jane Doe/', 'Jane Doe via '

NOTES: tuple[Rule, ...] = (
    rule(
        *("republished", "a note on where the story appeared first", "anywhere"),
        r"(?:this|the) (?:story|article|piece|post|report|column|essay|content|version)\b.{0,60}"
        r"\b(?:originally|first|previously) (?:published|appeared|posted|ran)\b.*",
        "(?:this article is )?republished (?:from|with permission).*",
        "(?:originally|first) published (?:on|in|at|by) .*",
        r"this article is more than .{0,12} (?:days?|months?|years?) old",
        "as published in .*",
        words=40,
    ),
    rule(
        *("copyright", "a notice of rights", "anywhere"),
        r"(?:©|\(c\)\s*(?=\d{4})|copyright\s+(?:©|\(c\)|\d{4})).*",
        r".{0,120}\ball rights reserved\b.{0,80}",
        "this material may not be published, broadcast.*",
        words=50,
    ),
    rule(
        *("image credit", "the credit of an image", "anywhere"),
        "[(]?(?:(?:editorial|photo|image|picture|video|illustration|cover|featured|header) )?"
        r"(?:credits?|courtesy)\s*(?::|of\b|by\b).*",
        r"[(]?(?:photo(?:graph)?s?|images?|pictures?|pics?|illustrations?|graphics?)\s*[:|©]\s*.*",
        "[(]?(?:photo(?:graph)?s?|images?|pictures?|illustrations?) (?:by|via|courtesy of) [^.]*[^.!?][)]?",
        end="[.)]{0,2}",
    ),
    rule(
        *("image credit", "the credit of an image", "anywhere"),
        rf"(?:Image|Photo|Picture|Video)(?: [A-Z][\w.&’'-]*){{0,4}} {_PUBLISHER}(?: News| Images| Photo)?",
        rf"[(\[]?(?:{_SHOT_BY})?{_AGENCY}(?:[/ ](?:via )?{_AGENCY})*(?: Photo| Images)?[)\]]?",
        "[(]?(?:AP Photo|REUTERS|AFP|EPA|Getty Images)/.*",
        "(?:File photo|FILE PHOTO|FILE IMAGE|Representative image|Representational image)",
        words=15,
        case=True,
        end="[.)]{0,2}",
    ),
    rule(
        *("caption", "the caption of an image, with its credit", "anywhere"),
        r".*\S \((?:AP Photo|Photo|Image|Picture|Photograph|REUTERS|AFP|Getty|EPA)\b[^()]*\)",
        rf".*\S [(\[][^()\[\]]*/ ?{_AGENCY}[^()\[\]]*[)\]]",
        rf".*\S[.] [^.]{{3,40}}/{_AGENCY}(?:/{_AGENCY})*",
        '(?:AFP via |EPA via )?(?:Getty Images|PA Media|Shutterstock|EPA-EFE|Alamy) [A-Z].*[^.!?…"”]',
        r".*\S [|/] ?(?:AP Photo|Getty Images|REUTERS|AFP|EPA)(?:/.*)?",
        "(?:FILE PHOTO|FILE PICTURE|File photo|FILE IMAGE): .*",
        words=60,
        case=True,
        end="[.)]{0,2}",
    ),
    rule("database label", "a field's label in a news database", "anywhere", "FULL TEXT|ABSTRACT", case=True),
    rule(
        *("date line", "when it was published", "edge"),
        rf"(?:{_CHANGED}\s*[-–—|]?\s*)?{_DATE}{_TIME}?"
        rf"(?:\s*[|•·/–—-]?\s*(?:updated|published|last updated)?:?\s*{_DATE}{_TIME}?)?",
        rf"{_CHANGED}\s*(?:{_DATE})?{_TIME}.{{0,20}}",
        r"(?:published |updated |posted )?(?:\d+|an?|one|two) (?:min(?:ute)?|hour|hr|day|week|month)s? ago",
    ),
    rule(
        *("byline", "who wrote it", "edge"),
        rf"(?:By|BY)\s+{_NAMES}(?:,\s+{_NAMES})?(?:\s*[|•·–—-]\s*{_DATE}.*)?",
        rf"(?:By |BY )?{_NAMES}\s*[|•·,–—-]?\s+{_DATE}{_TIME}?",
        rf"(?:Written|Reported|Story|Words) by:? {_NAMES}",
        rf"(?:Author|Reporter|Correspondent):\s*{_NAMES}",
        case=True,
    ),
    rule(
        *("desk credit", "who else worked on it", "tail"),
        r"[(\[–—-]*\s*(?:additional )?(?:reporting|writing|editing|edited|compiled|produced|written)"
        r"(?: and \w+)? by .*",
        words=50,
        end=r"[.)\]]{0,2}",
    ),
    rule(
        *("desk credit", "who else worked on it", "tail"),
        rf"{_NOT_PRONOUN}[A-Z].{{0,200}}\bcontributed "
        r"(?:to this (?:report|story|article|column)|reporting\b.*|from [A-Z].*)",
        rf"{_NOT_PRONOUN}{_NAMES} reported from [A-Z].*",
        words=50,
        case=True,
    ),
    rule("source", "where the text comes from", "edge", "sources?: .*", words=10),
    rule(
        *("tags", "the labels the story was filed under", "edge"),
        r"(?:tags|topics|filed under|categories|keywords|posted in)\s*:.*",
    ),
    rule(
        *("developing", "a note on the state of the page", "edge"),
        "this is a (?:developing|breaking)(?: news)? story.*",
    ),
    rule(
        *("contact", "how to reach the writer", "tail"),
        r"(?:(?:contact|reach|e-?mail|write to)\b.{0,80}|[^.]{0,60}can be reached at )\S+@\S+[.]\w+.*",
        words=25,
    ),
)
