"""The parts of a workbook while it is being changed: what nobody touches stays byte for byte."""

import posixpath
import zipfile
from io import BytesIO

from partyboard.intake.annotate.element import Element, Splicing, normal, parse, prefixed, quoted
from partyboard.intake.package import Package, part_key, resolved

STRICT = "http://purl.oclc.org/ooxml/"
_ORDINARY = "http://schemas.openxmlformats.org/"
_PACKAGE = _ORDINARY + "package/2006/"
_TYPES_PART = "[Content_Types].xml"
_NO_TEMPLATE = (  # what is saved as a template opens under a name of its own, and comes back so
    (b"spreadsheetml.template.main", b"spreadsheetml.sheet.main"),
    (b"ms-excel.template.macroEnabled", b"ms-excel.sheet.macroEnabled"),
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class Parts:
    """One file's parts by name, with the changes made so far."""

    def __init__(self, content: bytes) -> None:
        """Open the zip. Raises Broken or OverLimit, as every reading of a part may."""
        self._package = Package(content)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = {part_key(entry.filename): entry for entry in archive.infolist()}
        self._entries = entries
        self._held: dict[str, bytes] = {}
        self._changed: dict[str, bytes | None] = {}
        self._names = {key: entry.filename for key, entry in entries.items()}
        self.main = self._package.main_part
        self.is_strict = STRICT.encode() in self.read(self.main)[:4000]

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        key = part_key(name)
        return self._changed[key] is not None if key in self._changed else key in self._entries

    def read(self, name: str) -> bytes:
        """A part as it now is, in its normal form; b"" where there is none."""
        key = part_key(name)
        if key not in self._changed:
            return normal(self._as_sent(key))
        return self._changed[key] or b""

    def write(self, name: str, data: bytes | str) -> None:
        """Put a part in the place of the one of that name, or add it."""
        if isinstance(data, str):
            data = (_DECLARATION + data).encode()
        self._names.setdefault(part_key(name), name)
        self._changed[part_key(name)] = data

    def remove(self, name: str) -> None:
        """Take a part out; nothing where there is none."""
        if name in self:
            self._changed[part_key(name)] = None

    def free_name(self, pattern: str) -> str:
        """The first name that no part has: "xl/comments{}.xml" gives "xl/comments3.xml"."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def beside_main(self, name: str) -> str:
        """The name of a part in the folder of the workbook's own part."""
        return posixpath.join(posixpath.dirname(self.main), name)

    def office(self, word: str) -> str:
        """A name in the namespaces that the file is written in: "relationships/comments"."""
        kind, _, rest = word.partition("/")
        if self.is_strict:
            return f"{STRICT}{'spreadsheetml' if kind == 'main' else 'officeDocument'}/{word}"
        family = "spreadsheetml" if kind == "main" else "officeDocument"
        return f"{_ORDINARY}{family}/2006/{kind}" + (f"/{rest}" if rest else "")

    def related(self, part: str, kind: str) -> str:
        """The part that another one calls its comments, say; "" where there is none."""
        found = self._relationships(part)
        return next((target for of, target in found.values() if of == kind), "")

    def target(self, part: str, identifier: str) -> str:
        """The part that another one names by this id; "" where there is none."""
        return self._relationships(part).get(identifier, ("", ""))[1]

    def kind(self, part: str, identifier: str) -> str:
        """What the part named by this id is to the one that names it: "worksheet"."""
        return self._relationships(part).get(identifier, ("", ""))[0]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Name a part in another one's relationships; gives the id."""
        taken = self._relationships(part).keys()
        number = next(n for n in range(1, len(taken) + 2) if f"rIdPb{n}" not in taken)
        relative = posixpath.relpath("/" + target, "/" + posixpath.dirname(part))
        tag = (
            f'<Relationship Id="rIdPb{number}" '
            f'Type="{self.office(f"relationships/{kind}")}" Target={quoted(relative)}/>'
        )
        name = _relationships_of(part)
        if name in self:
            self.write(name, _appended(self.read(name), tag))
        else:
            space = f"{_PACKAGE}relationships"
            self.write(name, f'<Relationships xmlns="{space}">{tag}</Relationships>')
        return f"rIdPb{number}"

    def unrelate(self, part: str) -> None:
        """Forget everything that a part names."""
        self.remove(_relationships_of(part))

    def declare(self, part: str, content_type: str) -> None:
        """Say what a part is that was added."""
        tag = f'<Override PartName={quoted("/" + part)} ContentType="{content_type}"/>'
        self.write(_TYPES_PART, _appended(self.read(_TYPES_PART), tag))

    def make_workbook(self) -> None:
        """Of a template make a workbook; any other file stays what it is."""
        data = changed = self.read(_TYPES_PART)
        for template, workbook in _NO_TEMPLATE:
            changed = changed.replace(template, workbook)
        if changed != data:
            self.write(_TYPES_PART, changed)

    @property
    def has_macros(self) -> bool:
        """Whether the file is of a kind that Excel opens only under the ending .xlsm."""
        return b"macroEnabled" in self.read(_TYPES_PART)

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what parts with this extension are, unless the file does."""
        data = self.read(_TYPES_PART)
        known = (one.attributes.get("Extension", "").lower() for one in parse(data).all("Default"))
        if extension not in known:
            tag = f'<Default Extension="{extension}" ContentType="{content_type}"/>'
            self.write(_TYPES_PART, _first(data, tag))

    def packed(self) -> bytes:
        """The file with the changes."""
        saved = BytesIO()
        with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as archive:
            for key, entry in self._entries.items():
                if not entry.is_dir() and self._changed.get(key, b"") is not None:
                    archive.writestr(_like(entry), self._changed.get(key) or self._as_sent(key))
            for key, data in self._changed.items():
                if key not in self._entries and data is not None:
                    info = zipfile.ZipInfo(self._names[key], _ZIP_TIME)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(info, data)
        return saved.getvalue()

    def _as_sent(self, key: str) -> bytes:
        """A part's own bytes, unpacked once: the package counts what it unpacks."""
        if key not in self._held:
            self._held[key] = self._package.read(key)
        return self._held[key]

    def _relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Of a part: id → kind (the last word of its type), target."""
        name = _relationships_of(part)
        if name not in self:
            return {}
        return {
            each.attributes.get("Id", ""): (
                each.attributes.get("Type", "").rpartition("/")[2],
                self._written(_resolved(part, each)),
            )
            for each in parse(self.read(name)).all("Relationship")
        }

    def _written(self, name: str) -> str:
        """The name of a part as the file has it, whatever letters another part spells it in."""
        return self._names.get(part_key(name), name)


def _resolved(part: str, relationship: Element) -> str:
    """A relationship's target as a part name; "" for what lies outside the file."""
    if relationship.attributes.get("TargetMode") == "External":
        return ""
    return resolved(posixpath.dirname(part), relationship.attributes.get("Target", ""))


def _relationships_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _appended(data: bytes, tag: str) -> bytes:
    """A part with one more element at the end of its root."""
    root, changed = parse(data), Splicing(data)
    changed.append(root, prefixed(tag, root.prefix))
    return changed.done()


def _first(data: bytes, tag: str) -> bytes:
    """A part with one more element before the others of its root."""
    root, changed = parse(data), Splicing(data)
    changed.insert(root.inside, prefixed(tag, root.prefix))
    return changed.done()


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """An entry of the same name, time and compression."""
    info = zipfile.ZipInfo(entry.filename, entry.date_time)
    info.compress_type = entry.compress_type
    info.external_attr = entry.external_attr
    return info
